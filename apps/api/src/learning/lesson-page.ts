import { type Fact, fillFacts, type LessonPart as CompiledPart } from '@pateka/content';
import {
  canSkipLesson,
  type CourseStructure,
  lessonsOf,
  type LessonRecord,
  type Locale,
  progressOf,
} from '@pateka/domain';
import type { EnrolmentRow, LessonRow } from './lesson.queries.js';
import type { CourseProgress, LessonPage, LessonPart, Question } from './lesson.types.js';

/** @returns the records as the rules want them; which questions were answered is known of one lesson only */
export function recordsOf(row: Pick<LessonRow, 'records'>): LessonRecord[] {
  return (row.records ?? []).map(({ lessonId, state, touchedAt }) => ({
    lessonId,
    state,
    touchedAt: new Date(touchedAt),
    answeredQuestionIds: [],
  }));
}

/** @returns how far an enrolment has come, as the path shows it */
export function courseProgress(
  structure: CourseStructure,
  records: LessonRecord[],
  completed: boolean,
): CourseProgress {
  const { done, skipped, total, nextLessonId, path } = progressOf(structure, records);
  return { done, skipped, total, nextLessonId, path, completed };
}

/** @returns the progress of an enrolment as read from the database */
export const progressOfRow = (row: EnrolmentRow): CourseProgress =>
  courseProgress(row.structure, recordsOf(row), row.completed);

interface Reading {
  facts: ReadonlyMap<string, Fact>;
  locale: Locale;
  /** YYYY-MM-DD */
  today: string;
}

/**
 * Puts a lesson page together from one row.
 * @param courseId the course it is read in
 * @param lessonId the lesson
 * @param row what was read
 * @param reading facts, language and day
 */
export function lessonPage(
  courseId: string,
  lessonId: string,
  row: LessonRow,
  reading: Reading,
): LessonPage {
  const lessons = lessonsOf(row.structure);
  const place = lessons.findIndex(({ id }) => id === lessonId);
  const records = recordsOf(row);
  const enrolled = row.enrolment_id !== null;
  const answered = new Set(row.answered);
  return {
    courseId,
    courseTitle: row.course_title[reading.locale],
    lessonId,
    number: place + 1,
    total: lessons.length,
    title: row.title,
    purpose: row.purpose,
    minutes: row.minutes,
    note: row.note,
    outcomes: row.outcomes,
    parts: row.parts.map((part) => partOf(part, answered, reading)),
    state: enrolled
      ? (records.find((record) => record.lessonId === lessonId)?.state ?? 'opened')
      : null,
    canSkip: enrolled && canSkipLesson(row.structure, records, lessonId).ok,
    previousLessonId: lessons[place - 1]?.id ?? null,
    nextLessonId: lessons[place + 1]?.id ?? null,
    progress: enrolled ? courseProgress(row.structure, records, false) : null,
  };
}

function partOf(part: CompiledPart, answered: ReadonlySet<string>, reading: Reading): LessonPart {
  const nothing = { html: null, tool: null, question: null };
  switch (part.kind) {
    case 'html':
      return { ...nothing, kind: part.kind, html: filled(part.html, reading) };
    case 'reflection':
      return { ...nothing, kind: part.kind, html: filled(part.promptHtml, reading) };
    case 'worksheet':
      return { ...nothing, kind: part.kind, tool: part.tool };
    case 'question':
      return {
        ...nothing,
        kind: part.kind,
        question: questionOf(part.question, answered, reading),
      };
  }
}

type CompiledQuestion = Extract<CompiledPart, { kind: 'question' }>['question'];

function questionOf(
  question: CompiledQuestion,
  answered: ReadonlySet<string>,
  reading: Reading,
): Question {
  const { id, type } = question;
  const choices =
    'options' in question ? question.options : 'items' in question ? question.items : [];
  return {
    id,
    type,
    promptHtml: filled(question.promptHtml, reading),
    choices: choices.map((choice) => ({ id: choice.id, html: filled(choice.html, reading) })),
    unit: 'unit' in question ? (question.unit ?? null) : null,
    answered: answered.has(id),
  };
}

const filled = (html: string, { facts, locale, today }: Reading) =>
  fillFacts(html, facts, locale, today);
