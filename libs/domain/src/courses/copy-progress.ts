import type { CourseStructure, LessonRecord } from './course.js';
import { lessonsOf, statesOf } from './course.js';
import { canSkipLesson } from './lesson-steps.js';

/**
 * The records that a new enrolment starts with: a module shared by two courses keeps its progress.
 * Completed lessons are copied always; skipped ones, in the order of the course, as far as the new
 * course's own rule lets them be skipped; merely opened ones are not.
 * @param course the course edition of the new enrolment
 * @param records what is stored of the learner's other enrolments, in any order
 * @returns one record a finished lesson, with the answered questions that the lesson still has
 */
export function copyProgress(
  course: CourseStructure,
  records: readonly LessonRecord[],
): LessonRecord[] {
  const states = statesOf(course, records);
  const copied: LessonRecord[] = [];
  for (const lesson of lessonsOf(course)) {
    const state = states.get(lesson.id);
    if (state !== 'completed' && state !== 'skipped') continue;
    if (state === 'skipped' && !canSkipLesson(course, copied, lesson.id).ok) continue;
    const own = records.filter((record) => record.lessonId === lesson.id);
    const answered = new Set(own.flatMap((record) => record.answeredQuestionIds));
    const answeredQuestionIds = lesson.questionIds.filter((id) => answered.has(id));
    copied.push({ lessonId: lesson.id, state, answeredQuestionIds });
  }
  return copied;
}
