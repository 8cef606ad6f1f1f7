import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { questionsOf } from '#lib/lesson/lesson.js';
import { inPreview, readAnswer } from '#lib/lesson/marking.server.js';
import QuestionForm from '#lib/lesson/question-form.svelte';
import { m } from '#lib/paraglide/messages.js';
import { fragment } from '#lib/server/fragment.js';
import { placeOf, previewOf } from '../preview.server.js';
import type { RequestHandler } from './$types.js';

/** Marks one answer of a preview for the island, and gives back the one question. */
export const POST: RequestHandler = async (event) => {
  const place = placeOf(event);
  const given = readAnswer(await event.request.formData());
  const [marked, lesson] = await Promise.all([inPreview(event, place)(given), previewOf(event)]);
  const questions = questionsOf(lesson);
  const index = questions.findIndex(({ id }) => id === given.questionId);
  const question = questions[index];
  if (!question) error(404, m.common_error_not_found());
  return fragment(QuestionForm, {
    question,
    number: index + 1,
    total: questions.length,
    marked,
    attemptId: randomUUID(),
    carried: '',
    answerAt: event.url.pathname,
    locale: event.locals.locale,
  });
};
