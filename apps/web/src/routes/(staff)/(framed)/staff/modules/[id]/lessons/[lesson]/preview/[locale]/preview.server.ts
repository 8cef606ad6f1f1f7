import { LessonPreviewDocument } from '@pateka/api-client';
import { isLocale } from '@pateka/domain';
import { error, type RequestEvent } from '@sveltejs/kit';
import type { PreviewPlace } from '#lib/lesson/marking.server.js';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';

/**
 * Which lesson is shown, in which language: the draft as it was saved last.
 * @throws 404 for a language that the product does not have
 */
export function placeOf({ params }: RequestEvent): PreviewPlace {
  const { id, lesson, locale } = params;
  if (!id || !lesson || !isLocale(locale)) error(404, m.common_error_not_found());
  return { moduleId: id, lessonId: lesson, locale };
}

/**
 * The lesson as its learners will see it.
 * @throws ApiError, also when she may not read the module
 */
export async function previewOf(event: RequestEvent) {
  const { previewLesson } = await request(event, LessonPreviewDocument, placeOf(event));
  return previewLesson;
}
