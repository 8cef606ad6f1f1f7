import {
  type LessonPreviewQuery,
  LessonPreviewDocument,
  StudioTeachDocument,
} from '@pateka/api-client';
import { isLocale, type Locale } from '@pateka/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { ApiError } from '#lib/server/api-errors.js';

/** A lesson to be taught in a group: on paper or on a wall. */
export interface TeachPlace {
  moduleId: string;
  lessonId: string;
  /** The edition it is taken from; null for the draft, which no second person has read yet. */
  edition: number | null;
  locale: Locale;
}

const preview = async (event: RequestEvent, place: TeachPlace) =>
  (await request(event, LessonPreviewDocument, place)).previewLesson;

/** What was published is taught; a lesson that never was, is taught from the draft, and the page says so. */
async function find(
  event: RequestEvent,
  place: TeachPlace,
): Promise<{ place: TeachPlace; lesson: LessonPreviewQuery['previewLesson'] }> {
  try {
    return { place, lesson: await preview(event, place) };
  } catch (error) {
    const isMissing = error instanceof ApiError && error.code === 'not-found';
    if (!isMissing || place.edition === null) throw error;
    const draft = { ...place, edition: null };
    return { place: draft, lesson: await preview(event, draft) };
  }
}

/**
 * Finds a lesson for a group room: as learners have it, in one of the languages it is written in.
 * @param event the request
 * @param ids module and lesson, as their author named them
 * @param wanted the language asked for; another text or a language it is not written in means the first one
 * @throws ApiError
 */
export async function lessonToTeach(
  event: RequestEvent,
  { moduleId, lessonId }: Pick<TeachPlace, 'moduleId' | 'lessonId'>,
  wanted: string | null,
) {
  const { studioModule } = await request(event, StudioTeachDocument, { moduleId });
  const languages = studioModule.languages.filter(isLocale);
  const asked = wanted !== null && isLocale(wanted) ? wanted : event.locals.locale;
  const locale = languages.includes(asked) ? asked : (languages[0] ?? 'bg');
  const edition = studioModule.newestEdition;
  return { languages, ...(await find(event, { moduleId, lessonId, edition, locale })) };
}
