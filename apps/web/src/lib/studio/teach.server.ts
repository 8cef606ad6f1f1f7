import { LessonPreviewDocument, StudioTeachDocument } from '@pateka/api-client';
import { isLocale, type Locale } from '@pateka/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';

/** A lesson to be taught in a group: on paper or on a wall. */
export interface TeachPlace {
  moduleId: string;
  lessonId: string;
  /** The draft, or of a module that came with the product its newest edition. */
  edition: number | null;
  locale: Locale;
}

/**
 * Finds a lesson for a group room: as a learner would see it, in one of the languages it is written in.
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
  const edition = studioModule.builtIn ? studioModule.newestEdition : null;
  const place: TeachPlace = { moduleId, lessonId, edition, locale };
  const { previewLesson } = await request(event, LessonPreviewDocument, place);
  return { place, languages, lesson: previewLesson };
}
