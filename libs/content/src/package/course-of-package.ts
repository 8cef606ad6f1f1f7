import type { Bilingual, Cover, Mastery } from '@pateka/domain';
import { plainCover } from '@pateka/domain';
import type { DraftCourseFile } from './package-schemas.js';

/** One module of a course of a package. */
export interface DraftCourseModule {
  /** Its place among the modules that were read of the package. */
  module: number;
  /** Lessons that may be left out, by the author's ids. */
  optional: string[];
  /** Modules that are better finished first, by their places, too. */
  after: number[];
}

/** A course of a package: which of its modules, in which order, by which rule. */
export interface DraftCourse {
  title: Bilingual;
  summary: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  /** Null: completing it gives no certificate. */
  certificateTitle: Bilingual | null;
  cover: Cover;
  maxSkippedShare: number;
  mastery: Mastery | null;
  modules: DraftCourseModule[];
  /** Modules that the package does not hold. */
  leftOut: number;
}

/**
 * Takes a course out of its course.yaml. What it says of modules or lessons that are not there is dropped.
 * @param file what course.yaml holds
 * @param modules the modules of its folder: place among all that were read, and their lessons, by id
 */
export function courseOfPackage(
  file: DraftCourseFile,
  modules: ReadonlyMap<string, { place: number; lessons: readonly string[] }>,
): DraftCourse {
  const { title, summary, outcomes, certificateTitle, cover = plainCover, rule } = file;
  const { maxSkippedShare, mastery = null, optionalLessons = {} } = rule;
  const { prerequisites = {} } = file;
  const listed = [...new Set(file.modules)];
  const found = listed.flatMap((id): DraftCourseModule[] => {
    const own = modules.get(id);
    if (!own) return [];
    const after = (prerequisites[id] ?? []).flatMap((other) => modules.get(other)?.place ?? []);
    const optional = (optionalLessons[id] ?? []).filter((lesson) => own.lessons.includes(lesson));
    return [{ module: own.place, optional, after: after.filter((place) => place !== own.place) }];
  });
  return {
    ...{ title, summary, outcomes, certificateTitle, cover, maxSkippedShare, mastery },
    modules: found,
    leftOut: file.leftOut + listed.length - found.length,
  };
}
