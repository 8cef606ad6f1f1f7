import type { Course } from '../course-package.js';
import type { Competence, Fact } from '../facts.js';
import type { ImportedModule } from '../import/result.js';
import type { PackageFile } from '../package/problem.js';
import { lessonFiles, toYaml } from './lesson-files.js';

/** A module to be written; without an id it is named by its place. */
export interface ExportedModule extends ImportedModule {
  id?: string;
}

/** A course to be written; it names modules by their ids. */
export interface ExportedCourse extends Omit<Course, 'modules'> {
  /** How many of its modules stay out. */
  leftOut?: number | undefined;
}

/** What goes into a package. */
export interface PackageContents {
  modules: readonly ExportedModule[];
  /** The course that the modules make, when it is a course that is exported. */
  course?: ExportedCourse;
  /** The dated facts that lessons name, with their values of today. */
  facts?: readonly Fact[];
  competences?: readonly Competence[];
}

const place = (at: number): string => String(at + 1).padStart(2, '0');

function moduleFiles(module: ExportedModule, id: string, folder: string): PackageFile[] {
  const { title, summary, languages, lessons } = module;
  const head = { id, title, summary };
  const listed = lessons.map((lesson) => lesson.id);
  // Both languages are what a module has unless it says otherwise.
  const spoken = languages.length === 2 ? {} : { languages };
  const yaml = toYaml({ ...head, ...spoken, lessons: listed });
  return [
    { path: `${folder}/module.yaml`, text: yaml },
    ...lessons.flatMap((lesson, at) =>
      lessonFiles(lesson, languages, `${folder}/${place(at)}-${lesson.id}`),
    ),
  ];
}

/**
 * Writes modules, or a course, as the text files of a package.
 * @param contents what goes into it
 * @returns the files; `readPackage` reads those of a finished course, `draftsOfPackage` any
 */
export function packageFiles(contents: PackageContents): PackageFile[] {
  const { modules, course, facts = [], competences = [] } = contents;
  const ids = modules.map(({ id }, at) => id ?? `module-${at + 1}`);
  const root = course ? `courses/${course.id}` : 'modules';
  const head = course && [
    { path: `${root}/course.yaml`, text: toYaml({ ...course, modules: ids }) },
  ];
  return [
    { path: 'facts.yaml', text: toYaml(facts) },
    { path: 'competences.yaml', text: toYaml(competences) },
    ...(head ?? []),
    ...modules.flatMap((module, at) => {
      const id = ids[at] ?? '';
      return moduleFiles(module, id, `${root}/${place(at)}-${id}`);
    }),
  ];
}
