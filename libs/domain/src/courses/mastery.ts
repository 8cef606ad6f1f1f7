import type { CourseStructure, LessonRecord, LessonStructure } from './course.js';
import { isOptional, isWithdrawn, lessonsOf, statesOf } from './course.js';

/** Rounding of a sum of shares must not cost a lesson. */
const epsilon = 1e-9;

/** Question id → best score, over all records of a lesson. */
function bestOf(lessonId: string, records: readonly LessonRecord[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const { lessonId: id, bestScores = {} } of records) {
    if (id !== lessonId) continue;
    for (const [question, score] of Object.entries(bestScores))
      best.set(question, Math.max(score, best.get(question) ?? 0));
  }
  return best;
}

/** Points reached of the questions that the lesson has now. */
function pointsOf({ id, questionIds }: LessonStructure, records: readonly LessonRecord[]): number {
  const best = bestOf(id, records);
  return questionIds.reduce((sum, question) => sum + (best.get(question) ?? 0), 0);
}

/**
 * The share of right answers of some lessons, each question at its best try.
 * @param lessons the lessons
 * @param records what is stored of the enrolment
 * @returns 0..1; 1 where nothing is asked
 */
export function masteryOf(
  lessons: readonly LessonStructure[],
  records: readonly LessonRecord[],
): number {
  const questions = lessons.reduce((sum, { questionIds }) => sum + questionIds.length, 0);
  if (questions === 0) return 1;
  return lessons.reduce((sum, lesson) => sum + pointsOf(lesson, records), 0) / questions;
}

/**
 * The lessons whose questions are to be tried again before the course's rule is met: only lessons that she
 * completed, that are required and that can be read. A skipped lesson is held to nothing (safety 41).
 * @param course the course with what is withdrawn marked
 * @param records what is stored of the enrolment
 * @returns lesson ids in the order of the course; empty when the rule asks for nothing or is met
 */
export function lessonsToRepeat(
  course: CourseStructure,
  records: readonly LessonRecord[],
): string[] {
  const { mastery } = course.rule;
  if (!mastery) return [];
  const states = statesOf(course, records);
  const asked = lessonsOf(course).filter(
    ({ id }) =>
      states.get(id) === 'completed' && !isOptional(course, id) && !isWithdrawn(course, id),
  );
  const isBelow = (lessons: LessonStructure[], share: number) =>
    masteryOf(lessons, records) < share - epsilon;
  if (mastery.of === 'lesson')
    return asked.filter((lesson) => isBelow([lesson], mastery.share)).map(({ id }) => id);
  if (!isBelow(asked, mastery.share)) return [];
  return asked.filter((lesson) => isBelow([lesson], 1)).map(({ id }) => id);
}
