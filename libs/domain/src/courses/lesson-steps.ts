import type { Outcome } from '../outcome.js';
import { allowed, refused } from '../outcome.js';
import type { CourseStructure, LessonRecord, LessonStructure } from './course.js';
import { isWithdrawn, lessonsOf, statesOf } from './course.js';

/** Whether "Done" may be pressed; else which questions have not been answered yet, in order. */
export type CompleteLesson = { ok: true } | { ok: false; reason: 'questions-open'; open: string[] };

/** Why a lesson cannot be passed over. */
export type SkipRefusal = 'not-skippable' | 'limit-reached' | 'already-completed' | 'withdrawn';

/** Rounding of a share such as 0.29 × 100 must not cost a lesson. */
const epsilon = 1e-9;

/**
 * Decides whether a lesson may be completed: every question was answered once, with any result.
 * @param lesson its question ids
 * @param answeredQuestionIds the questions answered so far, in any order
 * @returns ok, or the open questions in the lesson's order
 */
export function canCompleteLesson(
  lesson: Pick<LessonStructure, 'questionIds'>,
  answeredQuestionIds: readonly string[],
): CompleteLesson {
  const answered = new Set(answeredQuestionIds);
  const open = lesson.questionIds.filter((id) => !answered.has(id));
  return open.length === 0 ? allowed : { ok: false, reason: 'questions-open', open };
}

/**
 * How many lessons of a course may be passed over: its rule's share, rounded down.
 * @param course a course
 * @returns a whole number of lessons
 */
export function skipLimit(course: CourseStructure): number {
  return Math.floor(lessonsOf(course).length * course.rule.maxSkippedShare + epsilon);
}

/**
 * Decides whether a lesson may be passed over. Passing over the same one again is fine.
 * @param course the course and its rule
 * @param records what is stored of the enrolment, in any order
 * @param lessonId the lesson
 * @returns ok, 'already-completed', 'withdrawn' (it cannot be read and counts as excused anyway),
 *   'not-skippable' (also for a lesson that is not in the course), or 'limit-reached' when as many as the rule allows are passed over already
 */
export function canSkipLesson(
  course: CourseStructure,
  records: readonly LessonRecord[],
  lessonId: string,
): Outcome<SkipRefusal> {
  const states = statesOf(course, records);
  if (states.get(lessonId) === 'completed') return refused('already-completed');
  if (isWithdrawn(course, lessonId)) return refused('withdrawn');
  const lesson = lessonsOf(course).find(({ id }) => id === lessonId);
  if (!lesson?.skippable) return refused('not-skippable');
  if (states.get(lessonId) === 'skipped') return allowed;
  const skipped = [...states.values()].filter((state) => state === 'skipped').length;
  return skipped < skipLimit(course) ? allowed : refused('limit-reached');
}
