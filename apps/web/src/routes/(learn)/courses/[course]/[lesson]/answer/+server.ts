import { randomUUID } from 'node:crypto';
import { LessonPageDocument } from '@pateka/api-client';
import { error } from '@sveltejs/kit';
import { questionsOf } from '#lib/lesson/lesson.js';
import { inCourse, readAnswer } from '#lib/lesson/marking.server.js';
import QuestionForm from '#lib/lesson/question-form.svelte';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { fragment } from '#lib/server/fragment.js';
import type { RequestHandler } from './$types.js';

/**
 * Marks one answer for the island: the same form as the page's action, and as the answer the one
 * question, to be put in the place of the old one.
 */
export const POST: RequestHandler = async (event) => {
  const { course, lesson: lessonId } = event.params;
  const given = readAnswer(await event.request.formData());
  const [marked, { lesson }] = await Promise.all([
    inCourse(event, event.params)(given),
    request(event, LessonPageDocument, { courseId: course, lessonId }),
  ]);
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
