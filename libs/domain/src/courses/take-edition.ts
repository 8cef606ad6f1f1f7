import { type Completions, completionsAfter } from './completion.js';
import type { CourseStructure, LessonRecord } from './course.js';
import { lessonsOf } from './course.js';

/** An enrolment after it was moved to another edition. */
export interface TakenEdition {
  /** All records, those of lessons that the new edition no longer has included: one may come back. */
  records: LessonRecord[];
  /** All that is complete: what was recorded before, and what the new edition adds. */
  completions: Completions;
  /** What is complete for the first time, to be recorded now. */
  added: Completions;
}

/**
 * Moves an enrolment to another edition of its course. Ids of lessons and questions are the same in all
 * editions, so nothing has to be translated: a lesson that both have keeps its state, also where the new
 * rule would let fewer be skipped. A completion is an event that happened; what the new edition asks
 * besides never takes it back, and a course that was completed stays so.
 * @param to the edition to be taken, what is withdrawn in it marked
 * @param records what is stored of the enrolment
 * @param recorded what was recorded as complete, of any edition
 * @returns the enrolment afterwards; taking the same edition again changes nothing
 */
export function takeEdition(
  to: CourseStructure,
  records: readonly LessonRecord[],
  recorded: Completions,
): TakenEdition {
  const now = completionsAfter(to, records);
  const addedIds = now.moduleIds.filter((id) => !recorded.moduleIds.includes(id));
  return {
    records: [...records],
    completions: {
      moduleIds: [...recorded.moduleIds, ...addedIds],
      course: recorded.course || now.course,
    },
    added: { moduleIds: addedIds, course: now.course && !recorded.course },
  };
}

/** How a module differs from one edition of a course to another. */
export interface ModuleChange {
  moduleId: string;
  kind: 'new' | 'gone' | 'changed';
  /** Lessons that only the newer edition has. */
  newLessons: number;
}

/**
 * What a newer edition brings, for the offer to a learner.
 * @param from the edition she is in
 * @param to the newer one
 * @param isSameText whether a module that both have is one and the same module edition in both
 * @returns the modules that differ, in the order of the newer edition, those that are gone last
 */
export function moduleChanges(
  from: CourseStructure,
  to: CourseStructure,
  isSameText: (moduleId: string) => boolean,
): ModuleChange[] {
  const known = new Set(lessonsOf(from).map(({ id }) => id));
  const before = new Set(from.modules.map(({ id }) => id));
  const after = new Set(to.modules.map(({ id }) => id));
  const changed = to.modules
    .filter(({ id }) => !before.has(id) || !isSameText(id))
    .map(({ id, lessons }) => ({
      moduleId: id,
      kind: before.has(id) ? ('changed' as const) : ('new' as const),
      newLessons: lessons.filter((lesson) => !known.has(lesson.id)).length,
    }));
  const gone = from.modules
    .filter(({ id }) => !after.has(id))
    .map(({ id }) => ({ moduleId: id, kind: 'gone' as const, newLessons: 0 }));
  return [...changed, ...gone];
}
