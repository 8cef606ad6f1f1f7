import { readCarried, writeCarried, type Carried } from '#lib/lesson/carried.server.js';
import type { Marked } from '#lib/lesson/lesson.js';
import { inPreview, markAll, readAnswer } from '#lib/lesson/marking.server.js';
import { NotSent } from '#lib/not-sent.js';
import { formText, formTexts } from '#lib/server/form-text.js';
import { sheetContextOf } from '#lib/server/sheet-context.js';
import type { SheetValues } from '#lib/worksheets/sheet.js';
import { placeOf, previewOf } from './preview.server.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

/** What the page shows besides the lesson: what was tried in it. Nothing of it is kept. */
interface Tried {
  marked: Record<string, Marked>;
  sheet: SheetValues | null;
  carried: string;
}

const CARRIED = 'carried';

export const load: PageServerLoad = async (event) => {
  const lesson = await previewOf(event);
  const figures = lesson.parts.flatMap((part) => part.figures ?? []);
  const sheetContext = sheetContextOf(event.locals.locale, figures);
  const answerAt = `${event.url.pathname}/answer`;
  return {
    framed: true,
    answerAt,
    lesson: new NotSent(lesson),
    sheetContext: new NotSent(sheetContext),
  };
};

async function tried(event: RequestEvent, carried: Carried): Promise<Tried> {
  return {
    marked: await markAll(inPreview(event, placeOf(event)), carried.given),
    sheet: carried.sheet,
    carried: writeCarried(carried),
  };
}

export const actions: Actions = {
  /** Marks one answer; those that the page carried along are shown again. */
  answer: async (event) => {
    const form = await event.request.formData();
    const answer = readAnswer(form);
    const carried = readCarried(formText(form, CARRIED));
    const others = carried.given.filter(({ questionId }) => questionId !== answer.questionId);
    return tried(event, { ...carried, given: [...others, answer] });
  },

  /** Works the worksheet of the lesson out. */
  worksheet: async (event) => {
    const { [CARRIED]: hidden = '', ...sheet } = formTexts(await event.request.formData());
    return tried(event, { ...readCarried(hidden), sheet });
  },
};
