import { StudioWriteDocument, type StudioWriteQuery } from '@pateka/api-client';
import type { DraftProblem } from '@pateka/content/draft';
import { isLocale } from '@pateka/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import type { ListedLesson, WrittenModule } from '#lib/studio/editor/module.js';

type Asked = StudioWriteQuery['studioModule'];

const listed = ({ id, title, translation }: Asked['lessons'][number]): ListedLesson => ({
  id,
  title: { bg: title.bg, en: title.en },
  translation: translation as ListedLesson['translation'],
});

/**
 * Reads a module with its lessons and what is to be mended in them.
 * @throws ApiError
 */
export async function readModule(
  event: RequestEvent,
  id: string,
): Promise<{ module: WrittenModule; problems: DraftProblem[] }> {
  const { studioModule, draftProblems } = await request(event, StudioWriteDocument, { id });
  const module: WrittenModule = {
    ...studioModule,
    languages: studioModule.languages.filter(isLocale),
    lessons: studioModule.lessons.map(listed),
    removedLessons: studioModule.removedLessons.map(listed),
  };
  return { module, problems: draftProblems as DraftProblem[] };
}
