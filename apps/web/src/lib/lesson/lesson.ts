import type { LessonAnswerMutation, LessonPageQuery } from '@pateka/api-client';

export type Lesson = LessonPageQuery['lesson'];
export type Part = Lesson['parts'][number];
export type Question = NonNullable<Part['question']>;
type Marking = LessonAnswerMutation['answerQuestion'];
export type Feedback = Extract<Marking, { __typename: 'Feedback' }>;

/**
 * One field of a question as it was sent: an item's, left side's or gap's id with what was given for it, or
 * "answer" with a value.
 */
export interface AnswerField {
  name: string;
  value: string;
}

/** An answer as it was sent. The id is made with the form, so that sent twice it is one attempt. */
export interface Given {
  questionId: string;
  attemptId: string;
  fields: AnswerField[];
}

/** An answer with what there is to say about it. */
export interface Marked extends Given {
  feedback: Feedback | null;
  /** Why it is no answer yet: incomplete, not-a-number, not-an-order; null when it was marked. */
  refusal: string | null;
}

/**
 * The name of a question's place in its page. It stands in the browser's history, so it is a number and
 * not the question's id.
 * @param number from 1
 */
export const questionAnchor = (number: number): string => `q-${number}`;

/** @returns the questions of a lesson in their order */
export function questionsOf(lesson: Pick<Lesson, 'parts'>): Question[] {
  return lesson.parts.flatMap(({ question }) => question ?? []);
}

/** How deep the heading of a question or a reflection stands. */
export type HeadingLevel = 2 | 3;

/**
 * A question stands under the last heading before it; where the author has written none, under the title.
 * @param parts the lesson
 * @param part one of them
 * @returns the level of the part's own heading
 */
export function headingLevel(parts: readonly Part[], part: Part): HeadingLevel {
  const before = parts.slice(0, parts.indexOf(part));
  return before.some(({ kind, html }) => kind === 'html' && html?.includes('<h2')) ? 3 : 2;
}

/** @returns what was given for each item, left side or gap */
export const givenIn = (marked: Marked | null): ReadonlyMap<string, string> =>
  new Map(marked?.fields.map(({ name, value }) => [name, value]));

type FeedbackItem = Feedback['items'][number];

/** @returns what there is to say about each option, left side or gap that was touched */
export const saidOf = (marked: Marked | null): ReadonlyMap<string, FeedbackItem> =>
  new Map(
    marked?.feedback?.items.flatMap((item) => (item.optionId ? [[item.optionId, item]] : [])),
  );

type Step = NonNullable<Question['steps']>[number];

/** A step that lies behind her: what she chose and what there is to say about it. */
export interface WalkedStep {
  step: Step;
  choice: Step['choices'][number];
  /** As the form carries it along. */
  value: string;
  item: FeedbackItem;
}

/**
 * How far she has walked a scenario.
 * @param question the scenario
 * @param marked what she sent last
 * @returns the steps behind her, and the one before her; null at the end
 */
export function wayOf(
  { steps }: Question,
  marked: Marked | null,
): { walked: WalkedStep[]; open: Step | null } {
  const all = steps ?? [];
  const { feedback = null, fields = [] } = marked ?? {};
  if (!feedback) return { walked: [], open: all[0] ?? null };
  const walked = fields.flatMap(({ value }, at): WalkedStep[] => {
    const [stepId, choiceId] = value.split('.');
    const step = all.find(({ id }) => id === stepId);
    const choice = step?.choices.find(({ id }) => id === choiceId);
    const item = feedback.items[at];
    return step && choice && item ? [{ step, choice, value, item }] : [];
  });
  return { walked, open: all.find(({ id }) => id === feedback.nextStep) ?? null };
}
