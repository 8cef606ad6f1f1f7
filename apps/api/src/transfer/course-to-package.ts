import { draftFromLesson } from '@pateka/content/draft';
import type { ExportedModule, PackageContents } from '@pateka/content/import';
import { lessonIdIn } from '../courses/publish-edition.service.js';
import type { CourseModuleRow, CourseRow, EditionRow } from './export.queries.js';

/** @returns a published module as a package writes it */
export function editionToPackage({
  languages,
  content,
}: Pick<EditionRow, 'languages' | 'content'>): Omit<ExportedModule, 'id'> {
  const { title, summary, lessons } = content;
  return {
    ...{ title, summary, languages },
    lessons: lessons.map((lesson) => draftFromLesson(lesson, languages)),
  };
}

/** Modules keep the ids of their authors, unless two have the same. */
function namesOf(modules: readonly CourseModuleRow[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    modules.map(({ moduleId, content }) => {
      const name = taken.has(content.id) ? moduleId : content.id;
      taken.add(name);
      return [moduleId, name];
    }),
  );
}

/** The lists that say something. */
const filled = (lists: [string, string[]][]) => {
  const some = lists.filter(([, ids]) => ids.length > 0);
  return some.length > 0 ? Object.fromEntries(some) : undefined;
};

/** Lessons that may be left out, by module: to the public they have other ids than to their authors. */
function optionalIn({ rule, modules }: CourseRow, names: ReadonlyMap<string, string>) {
  const optional = new Set(rule.optionalLessonIds);
  return filled(
    modules.map(({ moduleId, content }) => [
      names.get(moduleId) ?? moduleId,
      content.lessons.map(({ id }) => id).filter((id) => optional.has(lessonIdIn(moduleId, id))),
    ]),
  );
}

/** What is better finished first, as far as it goes out. */
function prerequisitesIn({ structure }: CourseRow, names: ReadonlyMap<string, string>) {
  return filled(
    structure.modules.flatMap(({ id, after = [] }): [string, string[]][] => {
      const name = names.get(id);
      return name === undefined ? [] : [[name, after.flatMap((other) => names.get(other) ?? [])]];
    }),
  );
}

/** @returns a course with those of its modules that are not withdrawn, as a package writes it */
export function courseToPackage(row: CourseRow): PackageContents {
  const { id, title, summary, outcomes, cover, certificate, rule, modules, withdrawn } = row;
  const names = namesOf(modules);
  return {
    course: {
      ...{ id, title, summary, outcomes, cover },
      certificateTitle: certificate ? row.certificateTitle : null,
      rule: {
        maxSkippedShare: rule.maxSkippedShare,
        optionalLessons: optionalIn(row, names),
        mastery: rule.mastery ?? undefined,
      },
      prerequisites: prerequisitesIn(row, names),
      leftOut: withdrawn > 0 ? withdrawn : undefined,
    },
    modules: modules.map((module) => ({
      id: names.get(module.moduleId) ?? module.moduleId,
      ...editionToPackage(module),
    })),
  };
}
