import { LessonPageDocument } from '@pateka/api-client';
import { answeredQuestion } from '#lib/lesson/answered.server.js';
import { inCourse, readAnswer } from '#lib/lesson/marking.server.js';
import { request } from '#lib/server/api.js';
import type { RequestHandler } from './$types.js';

/** Marks one answer for the island: the same form as the page's action, and as the answer the one question. */
export const POST: RequestHandler = async (event) => {
  const { course, lesson: lessonId } = event.params;
  const given = readAnswer(await event.request.formData());
  const [marked, { lesson }] = await Promise.all([
    inCourse(event, event.params)(given),
    request(event, LessonPageDocument, { courseId: course, lessonId }),
  ]);
  return answeredQuestion(event, lesson.parts, marked);
};
