import {
  type FirstAnswers,
  type QuestionKey,
  questionShares,
  type ShareFigure,
  type Span,
} from '@pateka/domain';
import type { CountRow } from './count.queries.js';

/** A question of a lesson, as it is in the newest edition. */
export interface AskedQuestion {
  lessonId: string;
  key: QuestionKey;
}

/** The exact counts of a quarter, and how few people are few. */
export interface CountedAnswers {
  counts: readonly CountRow[];
  threshold: number;
}

/** The name of a question in the tables of counts and figures. */
export const questionCategory = (lessonId: string, questionId: string): string =>
  `${lessonId}/${questionId}`;

/** The name of a choice of a question there. */
export const answerCategory = (question: string, choice: string): string => `${question}/${choice}`;

const nobody: FirstAnswers = { tried: 0, missed: 0, chosen: new Map() };

/** The exact first answers to each question, by its name. */
function firstAnswers(counts: readonly CountRow[]): Map<string, FirstAnswers> {
  const found = new Map<string, FirstAnswers & { chosen: Map<string, number> }>();
  const of = (question: string) => {
    const own = found.get(question) ?? { tried: 0, missed: 0, chosen: new Map<string, number>() };
    found.set(question, own);
    return own;
  };
  for (const { dimension, category, measure, count } of counts) {
    if (dimension === 'question' && measure === 'tried') of(category).tried = count;
    if (dimension === 'question' && measure === 'missed') of(category).missed = count;
    if (dimension === 'answer') {
      const at = category.lastIndexOf('/');
      of(category.slice(0, at)).chosen.set(category.slice(at + 1), count);
    }
  }
  return found;
}

/**
 * Decides which shares of first answers a quarter tells.
 * @param questions all of the network's, also those that nobody answered: that none did is not told either
 * @returns a figure for each question and each of its choices, hidden or not
 */
export function sharesOf(
  span: Span,
  questions: readonly AskedQuestion[],
  { counts, threshold }: CountedAnswers,
): ShareFigure[] {
  const answers = firstAnswers(counts);
  return questions.flatMap(({ lessonId, key }) => {
    const category = questionCategory(lessonId, key.id);
    const shares = questionShares(key, answers.get(category) ?? nobody, threshold);
    return [
      { span, dimension: 'question', category, measure: 'missed-share', value: shares.missed },
      ...shares.choices.map(({ id, share }): ShareFigure => ({
        ...{ span, dimension: 'answer', category: answerCategory(category, id) },
        ...{ measure: 'chosen-share', value: share },
      })),
    ];
  });
}
