import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { inPreview, readAnswer } from '#lib/lesson/marking.server.js';
import { sheetContextOf } from '#lib/server/sheet-context.js';
import { slidesOf } from '#lib/studio/slides.js';
import { lessonToTeach } from '#lib/studio/teach.server.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

const find = (event: RequestEvent | Parameters<PageServerLoad>[0]) => {
  const { id: moduleId, lesson: lessonId, lang } = event.params;
  return lessonToTeach(event, { moduleId, lessonId }, lang);
};

export const load: PageServerLoad = async (event) => {
  const { place, languages, lesson } = await find(event);
  const slides = slidesOf(lesson.parts);
  // The first page is the title.
  const total = slides.length + 1;
  const number = /^[1-9]\d{0,2}$/.test(event.params.slide) ? Number(event.params.slide) : 0;
  if (number < 1 || number > total) error(404, m.common_error_not_found());
  const slide = slides[number - 2] ?? null;
  return {
    place,
    languages,
    number,
    total,
    title: lesson.title,
    purpose: lesson.purpose,
    slide,
    sheetContext: sheetContextOf(place.locale, slide?.figures ?? []),
  };
};

export const actions: Actions = {
  /** What the group chose; nothing is kept. */
  answer: async (event) => {
    const { place } = await find(event);
    const given = readAnswer(await event.request.formData());
    return { marked: { [given.questionId]: await inPreview(event, place)(given) } };
  },
};
