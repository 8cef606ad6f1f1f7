import type { CourseStructure, LessonRecord, ModuleStructure } from './course.js';
import { isOptional, statesOf } from './course.js';

/** The part of a module that says what is better done before it. */
type Ordered = Pick<ModuleStructure, 'id' | 'after'>;

/**
 * Finds modules that wait for each other.
 * @param modules modules with what should come before each; ids that are not in the list do not count
 * @returns the ids that lie on a circle, in the order given; empty when there is none
 */
export function circularModules(modules: readonly Ordered[]): string[] {
  const byId = new Map(modules.map((module) => [module.id, module]));
  const leadsTo = (from: string, goal: string, seen: Set<string>): boolean =>
    (byId.get(from)?.after ?? []).some((id) => {
      if (id === goal) return true;
      if (seen.has(id)) return false;
      seen.add(id);
      return leadsTo(id, goal, seen);
    });
  return modules.map(({ id }) => id).filter((id) => leadsTo(id, id, new Set()));
}

/**
 * Which modules are better finished before another: advice beside the module, never a lock, because what
 * she needs today may stand in the last one (ADR 0014).
 * @param course the course with what is withdrawn marked
 * @param records what is stored of the enrolment; empty for a visitor
 * @returns module id → the ids to be recommended first, in the order of the course; only modules with some
 */
export function advisedBefore(
  course: CourseStructure,
  records: readonly LessonRecord[],
): Map<string, string[]> {
  const states = statesOf(course, records);
  const isOpen = ({ lessons, withdrawn }: ModuleStructure) =>
    !withdrawn &&
    lessons.some(
      ({ id }) =>
        !isOptional(course, id) && states.get(id) !== 'completed' && states.get(id) !== 'skipped',
    );
  const open = course.modules.filter(isOpen).map(({ id }) => id);
  return new Map(
    course.modules
      .map(({ id, after = [] }): [string, string[]] => [
        id,
        open.filter((other) => after.includes(other)),
      ])
      .filter(([, ids]) => ids.length > 0),
  );
}
