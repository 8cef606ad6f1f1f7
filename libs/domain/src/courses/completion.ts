import type { CourseStructure, LessonRecord, LessonState, LessonStructure } from './course.js';
import { lessonsOf, statesOf } from './course.js';

/** What is complete: recorded as events by the caller, once each. */
export interface Completions {
  /** In the order of the course. */
  moduleIds: string[];
  course: boolean;
}

function isComplete(lessons: LessonStructure[], states: Map<string, LessonState>): boolean {
  const reached = lessons.map((lesson) => states.get(lesson.id));
  const finished = reached.every((state) => state === 'completed' || state === 'skipped');
  return finished && reached.includes('completed');
}

/**
 * Which modules are complete, and whether the course is. Complete means that each lesson was completed
 * or skipped and at least one was completed; the course is judged by its lessons, so that a module of
 * skipped lessons only does not stand in its way.
 * @param course the course edition of the enrolment
 * @param records all that is stored of the enrolment, in any order, the newest included
 * @returns the modules and the course that are complete after these records
 */
export function completionsAfter(
  course: CourseStructure,
  records: readonly LessonRecord[],
): Completions {
  const states = statesOf(course, records);
  const modules = course.modules.filter((module) => isComplete(module.lessons, states));
  return {
    moduleIds: modules.map((module) => module.id),
    course: isComplete(lessonsOf(course), states),
  };
}

/**
 * Learning time for certificates and reports: the nominal minutes of completed lessons. A skipped
 * lesson gives none, and nobody is timed.
 * @param course the course edition of the enrolment
 * @param records what is stored of the enrolment
 * @returns minutes
 */
export function learningMinutes(course: CourseStructure, records: readonly LessonRecord[]): number {
  const states = statesOf(course, records);
  return lessonsOf(course)
    .filter((lesson) => states.get(lesson.id) === 'completed')
    .reduce((sum, lesson) => sum + lesson.minutes, 0);
}
