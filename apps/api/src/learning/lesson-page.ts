import {
  canSkipLesson,
  type CourseStructure,
  lessonsOf,
  type LessonRecord,
  isWithdrawn,
  progressOf,
  withWithdrawn,
} from '@pateka/domain';
import type { CourseOutline } from '../courses/course-edition.entity.js';
import type { FoundLesson, LessonPlace } from './lesson-contents.js';
import type { EnrolmentRow, LessonRow, ScoresRow } from './lesson.queries.js';
import type { CourseProgress, LessonPage, LessonPart } from './lesson.types.js';

/** @returns the records as the rules want them; which questions were answered is known of one lesson only */
export function recordsOf(
  row: Pick<LessonRow, 'records'> & { scores?: ScoresRow },
): LessonRecord[] {
  return (row.records ?? []).map(({ lessonId, state, touchedAt }) => ({
    lessonId,
    state,
    touchedAt: new Date(touchedAt),
    answeredQuestionIds: [],
    ...(row.scores?.[lessonId] && { bestScores: row.scores[lessonId] }),
  }));
}

/** @returns how far an enrolment has come, as the path shows it */
export function courseProgress(
  structure: CourseStructure,
  records: LessonRecord[],
  completed: boolean,
): CourseProgress {
  const { share: _, ...progress } = progressOf(structure, records);
  return { ...progress, completed };
}

/** @returns the edition of an enrolment with what is withdrawn marked */
export const structureOf = (row: Pick<EnrolmentRow, 'structure' | 'withdrawn'>): CourseOutline =>
  withWithdrawn(row.structure, row.withdrawn);

/** @returns the progress of an enrolment as read from the database */
export const progressOfRow = (row: EnrolmentRow): CourseProgress =>
  courseProgress(structureOf(row), recordsOf(row), row.completed);

/** @returns whether a lesson is withdrawn now, though the text of it is held */
export const isAway = ({ row, content }: FoundLesson, lessonId: string): boolean =>
  isWithdrawn(withWithdrawn(content.structure, row.withdrawn), lessonId);

/** What a page is put together from. */
interface Read extends FoundLesson {
  /** The lesson's parts with the facts of the day, unanswered. */
  parts: LessonPart[];
}

/**
 * Puts a lesson page together.
 * @param place course, lesson and language
 * @param read what was read
 */
export function lessonPage(
  { courseId, lessonId, locale }: LessonPlace,
  { row, content, parts }: Read,
): LessonPage {
  const structure = withWithdrawn(content.structure, row.withdrawn);
  const withdrawn = isWithdrawn(structure, lessonId);
  const lessons = lessonsOf(structure);
  const place = lessons.findIndex(({ id }) => id === lessonId);
  const isOpen = ({ id }: { id: string }) => !isWithdrawn(structure, id);
  const records = recordsOf(row);
  const enrolled = row.enrolment_id !== null;
  return {
    courseId,
    courseTitle: content.courseTitle[locale],
    lessonId,
    number: place + 1,
    total: lessons.length,
    title: content.title,
    withdrawn,
    purpose: withdrawn ? '' : content.purpose,
    minutes: content.minutes,
    note: withdrawn ? null : content.note,
    outcomes: withdrawn ? [] : content.outcomes,
    parts: withdrawn ? [] : answeredParts(parts, row.answered ?? []),
    state: enrolled
      ? (records.find((record) => record.lessonId === lessonId)?.state ?? 'opened')
      : null,
    canSkip: enrolled && canSkipLesson(structure, records, lessonId).ok,
    previousLessonId: lessons.slice(0, Math.max(0, place)).findLast(isOpen)?.id ?? null,
    nextLessonId: lessons.slice(place + 1).find(isOpen)?.id ?? null,
    progress: enrolled ? courseProgress(structure, records, false) : null,
  };
}

/** Marks the questions that she answered; all else is the same for everybody and stays as it is. */
const answeredParts = (parts: LessonPart[], answered: string[]): LessonPart[] =>
  parts.map((part) =>
    part.question && answered.includes(part.question.id)
      ? { ...part, question: { ...part.question, answered: true } }
      : part,
  );
