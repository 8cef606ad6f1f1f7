import { isOptional, type Nesting } from '@pateka/domain';
import type { CourseOutline } from '../courses/course-edition.entity.js';

/** An edition of a course, as the disclosure control has to know it. */
export interface OutlineRow {
  courseId: string;
  structure: CourseOutline;
  /** Module id → organisation id. */
  owners: Record<string, string>;
  /** Whether something of it is or was withdrawn. */
  withdrawn: boolean;
}

type Entry = Nesting['modules'][number];

/** A lesson that one edition lets pass over may be passed over, and it may have become longer or shorter. */
function joined(entry: Entry, lessons: Entry['lessons']): Entry {
  const known = new Map(entry.lessons.map((lesson) => [lesson.id, lesson]));
  for (const { id, skippable, minutes } of lessons) {
    const before = known.get(id);
    known.set(id, {
      id,
      skippable: skippable || (before?.skippable ?? false),
      minutes: [
        Math.min(minutes[0], before?.minutes[0] ?? minutes[0]),
        Math.max(minutes[1], before?.minutes[1] ?? minutes[1]),
      ],
    });
  }
  return { ...entry, lessons: [...known.values()] };
}

/** Whether a course can be completed without its modules, or a module without its lessons being enough. */
const isLoose = ({ structure, withdrawn }: OutlineRow): boolean =>
  withdrawn || Boolean(structure.rule.mastery);

/**
 * How modules, lessons and partners lie in the courses of a network, over all editions: learners are in
 * older ones, too.
 * @param rows every edition of every course
 * @param cohorts with the project each is counted under
 * @returns one entry for each course and module; `isMixed` when relations between a whole and its parts do
 *   not hold for everybody
 */
export function nestingOf(rows: readonly OutlineRow[], cohorts: Nesting['cohorts']): Nesting {
  const entries = new Map<string, Entry>();
  for (const { courseId, structure, owners } of rows) {
    for (const { id: moduleId, lessons } of structure.modules) {
      const key = `${courseId} ${moduleId}`;
      const partnerId = owners[moduleId] ?? '';
      const seen = lessons.map(({ id, skippable, minutes }) => ({
        id,
        skippable: skippable || isOptional(structure, id),
        minutes: [minutes, minutes] as const,
      }));
      const entry = entries.get(key) ?? { courseId, moduleId, partnerId, lessons: [] };
      entries.set(key, joined(entry, seen));
    }
  }
  const courses = new Set(rows.map(({ courseId }) => courseId));
  const isMixed = rows.length > courses.size || rows.some(isLoose);
  return { modules: [...entries.values()], cohorts, isMixed };
}
