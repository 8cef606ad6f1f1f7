import { randomUUID } from 'node:crypto';
import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { fragment } from '#lib/server/fragment.js';
import { headingLevel, questionsOf, type Marked, type Part } from './lesson.js';
import QuestionForm from './question-form.svelte';

/**
 * What the island gets for an answer: the one question as the page would show it, to be put in the place of
 * the old one.
 * @param event the request, at the address that answers are sent to
 * @param parts the lesson
 * @param marked the answer
 * @throws HttpError 404 when the lesson has no such question
 */
export function answeredQuestion(
  event: RequestEvent,
  parts: readonly Part[],
  marked: Marked,
): Response {
  const part = parts.find(({ question }) => question?.id === marked.questionId);
  if (!part?.question) error(404, m.common_error_not_found());
  const questions = questionsOf({ parts: [...parts] });
  return fragment(QuestionForm, {
    question: part.question,
    number: questions.indexOf(part.question) + 1,
    total: questions.length,
    level: headingLevel(parts, part),
    marked,
    attemptId: randomUUID(),
    carried: '',
    answerAt: event.url.pathname,
    locale: event.locals.locale,
  });
}
