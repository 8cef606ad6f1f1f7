import { sheetContextOf } from '#lib/server/sheet-context.js';
import { lessonToTeach } from '#lib/studio/teach.server.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { id: moduleId, lesson: lessonId } = event.params;
  const wanted = event.url.searchParams.get('lang');
  const found = await lessonToTeach(event, { moduleId, lessonId }, wanted);
  const figures = found.lesson.parts.flatMap((part) => part.figures ?? []);
  return { ...found, sheetContext: sheetContextOf(found.place.locale, figures) };
};
