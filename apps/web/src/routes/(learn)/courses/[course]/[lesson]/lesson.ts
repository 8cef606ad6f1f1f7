import type { LessonAnswerMutation, LessonPageQuery } from '@pateka/api-client';

export type Lesson = LessonPageQuery['lesson'];
export type Question = NonNullable<Lesson['parts'][number]['question']>;
type Marking = LessonAnswerMutation['answerQuestion'];
export type Feedback = Extract<Marking, { __typename: 'Feedback' }>;

/** One field of a question as it was sent: the item's id with its position, or "answer" with a value. */
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
