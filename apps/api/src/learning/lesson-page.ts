import { type Fact, fillFacts, type LessonPart as CompiledPart } from '@pateka/content';
import {
  canSkipLesson,
  type CourseStructure,
  lessonsOf,
  type LessonRecord,
  type Locale,
  progressOf,
} from '@pateka/domain';
import { figuresOf } from './figures.js';
import type { FoundLesson, LessonPlace } from './lesson-contents.js';
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
  const { structure } = content;
  const lessons = lessonsOf(structure);
  const place = lessons.findIndex(({ id }) => id === lessonId);
  const records = recordsOf(row);
  const enrolled = row.enrolment_id !== null;
  return {
    courseId,
    courseTitle: content.courseTitle[locale],
    lessonId,
    number: place + 1,
    total: lessons.length,
    title: content.title,
    purpose: content.purpose,
    minutes: content.minutes,
    note: content.note,
    outcomes: content.outcomes,
    parts: answeredParts(parts, row.answered ?? []),
    state: enrolled
      ? (records.find((record) => record.lessonId === lessonId)?.state ?? 'opened')
      : null,
    canSkip: enrolled && canSkipLesson(structure, records, lessonId).ok,
    previousLessonId: lessons[place - 1]?.id ?? null,
    nextLessonId: lessons[place + 1]?.id ?? null,
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

/** @returns compiled parts as the api hands them out, the facts of the day written in */
export const filledParts = (parts: CompiledPart[], reading: Reading): LessonPart[] =>
  parts.map((part) => partOf(part, reading));

function partOf(part: CompiledPart, reading: Reading): LessonPart {
  const { facts } = reading;
  const nothing = { html: null, tool: null, figures: null, question: null };
  switch (part.kind) {
    case 'html':
      return { ...nothing, kind: part.kind, html: filled(part.html, reading) };
    case 'reflection':
      return { ...nothing, kind: part.kind, html: filled(part.promptHtml, reading) };
    case 'worksheet':
      return { ...nothing, kind: part.kind, tool: part.tool, figures: figuresOf(part.tool, facts) };
    case 'question':
      return { ...nothing, kind: part.kind, question: questionOf(part.question, reading) };
  }
}

type CompiledQuestion = Extract<CompiledPart, { kind: 'question' }>['question'];

function questionOf(question: CompiledQuestion, reading: Reading): Question {
  const { id, type } = question;
  const choices =
    'options' in question ? question.options : 'items' in question ? question.items : [];
  return {
    id,
    type,
    promptHtml: filled(question.promptHtml, reading),
    choices: choices.map((choice) => ({ id: choice.id, html: filled(choice.html, reading) })),
    unit: 'unit' in question ? (question.unit ?? null) : null,
    answered: false,
  };
}

const filled = (html: string, { facts, locale, today }: Reading) =>
  fillFacts(html, facts, locale, today);
