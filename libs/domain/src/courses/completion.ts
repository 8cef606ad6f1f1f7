import type { CourseStructure, LessonRecord, LessonState, ModuleStructure } from './course.js';
import { isOptional, lessonsOf, statesOf } from './course.js';
import { lessonsToRepeat } from './mastery.js';

/** What is complete: recorded as events by the caller, once each. */
export interface Completions {
  /** In the order of the course. */
  moduleIds: string[];
  course: boolean;
}

/** A course as the rule looks at it. */
interface Judged {
  course: CourseStructure;
  states: Map<string, LessonState>;
  /** Lessons whose answers are not good enough yet for a rule that asks for mastery. */
  below: ReadonlySet<string>;
}

const isFinished = (state: LessonState | undefined): boolean =>
  state === 'completed' || state === 'skipped';

/** Whether nothing that a module requires is left to do. */
function isDone(module: ModuleStructure, { course, states, below }: Judged): boolean {
  return module.lessons.every(
    ({ id }) => isOptional(course, id) || (isFinished(states.get(id)) && !below.has(id)),
  );
}

const hasCompleted = (lessons: readonly { id: string }[], { states }: Judged): boolean =>
  lessons.some(({ id }) => states.get(id) === 'completed');

/**
 * The course: each module is done or, taken down by us, is asked of nobody. When all of it is taken down
 * there is nothing to judge by, and a course is complete only for who had done it.
 */
function isCourseComplete(judged: Judged): boolean {
  const { course } = judged;
  const open = course.modules.filter((module) => !isDone(module, judged));
  const isJudged = open.length === 0 || course.modules.some(({ withdrawn }) => !withdrawn);
  return (
    isJudged && open.every(({ withdrawn }) => withdrawn) && hasCompleted(lessonsOf(course), judged)
  );
}

/**
 * Which modules are complete, and whether the course is. Complete means that each required lesson was
 * completed or skipped, that its answers reach what the rule asks, and that at least one lesson was
 * completed. The course is judged by its lessons, so that a module of skipped lessons only does not stand
 * in its way; neither does a module that is withdrawn, which itself becomes complete by what was done only.
 * @param course the course edition of the enrolment, what is withdrawn marked
 * @param records all that is stored of the enrolment, in any order, the newest included
 * @returns the modules and the course that are complete after these records
 */
export function completionsAfter(
  course: CourseStructure,
  records: readonly LessonRecord[],
): Completions {
  const below = new Set(lessonsToRepeat(course, records));
  const judged = { course, states: statesOf(course, records), below };
  // The share over the course is the course's matter: a module is not judged by the others' answers.
  const ofModules =
    course.rule.mastery?.of === 'course' ? { ...judged, below: new Set<string>() } : judged;
  const modules = course.modules.filter(
    (module) => hasCompleted(module.lessons, judged) && isDone(module, ofModules),
  );
  return {
    moduleIds: modules.map((module) => module.id),
    course: isCourseComplete(judged),
  };
}

/**
 * Learning time for certificates and reports: the nominal minutes of completed lessons. A skipped
 * lesson gives none, nor does one that was withdrawn before she came to it; nobody is timed.
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
