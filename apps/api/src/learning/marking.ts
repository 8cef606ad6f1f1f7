import { fillFacts } from '@pateka/content';
import {
  type Answer,
  type Locale,
  parseAnswer,
  type QuestionKey,
  scoreAnswer,
  type ScoredAnswer,
} from '@pateka/domain';
import { Refused } from '../identity/identity.types.js';
import type { Reading } from './lesson-parts.js';
import type { Feedback, FormField } from './lesson.types.js';

/** A form read and scored. */
export interface MarkedForm {
  answer: Answer;
  result: ScoredAnswer;
}

/**
 * Marks a form.
 * @param key the question with its right answer
 * @param fields the fields as they were sent
 * @returns the answer with its score, or Refused when the form is not an answer yet
 */
export function markForm(
  key: QuestionKey,
  fields: FormField[],
  locale: Locale,
): MarkedForm | Refused {
  const parsed = parseAnswer(key.type, formValues(key, fields), locale);
  if (!parsed.ok) return new Refused(parsed.reason);
  const result = scoreAnswer(key, parsed.answer);
  return result.ok ? { answer: parsed.answer, result } : new Refused(result.reason);
}

/** An order, pairs and gaps come with a name each, all else as one or more values of one field. */
function formValues(key: QuestionKey, fields: FormField[]): string[] | Record<string, string> {
  const isNamed = key.type === 'order' || key.type === 'match' || key.type === 'gap';
  if (!isNamed) return fields.map(({ value }) => value);
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
}

/** @returns what there is to say, the facts of the day written in */
export function feedbackOf(
  { id }: QuestionKey,
  { right, score, feedback, next }: ScoredAnswer,
  { facts, locale, today }: Reading,
): Feedback {
  return {
    ...{ questionId: id, right, score, nextStep: next ?? null },
    items: feedback.map((item) => ({
      optionId: item.optionId ?? null,
      right: item.right,
      chosen: item.chosen,
      explanationHtml: fillFacts(item.explanation, facts, locale, today),
    })),
  };
}
