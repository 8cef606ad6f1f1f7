import { answeredQuestion } from '#lib/lesson/answered.server.js';
import { inPreview, readAnswer } from '#lib/lesson/marking.server.js';
import { placeOf, previewOf } from '../preview.server.js';
import type { RequestHandler } from './$types.js';

/** Marks one answer of a preview for the island, and gives back the one question. */
export const POST: RequestHandler = async (event) => {
  const place = placeOf(event);
  const given = readAnswer(await event.request.formData());
  const [marked, lesson] = await Promise.all([inPreview(event, place)(given), previewOf(event)]);
  return answeredQuestion(event, lesson.parts, marked);
};
