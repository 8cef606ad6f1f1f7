import { LessonDoneDocument, LessonPageDocument, LessonSkipDocument } from '@pateka/api-client';
import { redirect } from '@sveltejs/kit';
import { readCarried, writeCarried, type Carried } from '#lib/lesson/carried.server.js';
import type { Marked } from '#lib/lesson/lesson.js';
import { inCourse, markAll, readAnswer } from '#lib/lesson/marking.server.js';
import { NotSent } from '#lib/not-sent.js';
import { request } from '#lib/server/api.js';
import { formText, formTexts } from '#lib/server/form-text.js';
import { sheetContextOf } from '#lib/server/sheet-context.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { SheetValues } from '#lib/worksheets/sheet.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

/** What a page shows besides the lesson: what was sent to it. */
interface Sent {
  marked: Record<string, Marked>;
  sheet: SheetValues | null;
  /** For the hidden field of every form. */
  carried: string;
  /** The question that was answered just now. */
  just: string | null;
  /** "Done" was pressed while questions are open. */
  questionsOpen: boolean;
}

const CARRIED = 'carried';

const idsOf = ({ params }: RequestEvent) => ({ courseId: params.course, lessonId: params.lesson });

export const load: PageServerLoad = async (event) => {
  const { lesson } = await request(event, LessonPageDocument, idsOf(event));
  const figures = lesson.parts.flatMap((part) => part.figures ?? []);
  const sheetContext = sheetContextOf(event.locals.locale, figures);
  return { lesson: new NotSent(lesson), sheetContext: new NotSent(sheetContext) };
};

async function sent(
  event: RequestEvent,
  carried: Carried,
  more: Partial<Sent> = {},
): Promise<Sent> {
  return {
    marked: await markAll(inCourse(event, event.params), carried.given),
    sheet: carried.sheet,
    carried: writeCarried(carried),
    just: null,
    questionsOpen: false,
    ...more,
  };
}

/** After a lesson she sees how far she has come; the number of the lesson tells nothing about it. */
function backToPath({ params }: RequestEvent, what: 'done' | 'skipped', number: string): never {
  const lesson = /^\d{1,3}$/.test(number) ? number : '';
  redirect(303, `/courses/${params.course}?${what}=${lesson}`);
}

export const actions: Actions = {
  /** Marks one answer; those that the page carried along are shown again. */
  answer: async (event) => {
    const form = await event.request.formData();
    const answer = readAnswer(form);
    const carried = readCarried(formText(form, CARRIED));
    const others = carried.given.filter(({ questionId }) => questionId !== answer.questionId);
    const given = [...others, answer];
    return sent(event, { ...carried, given }, { just: answer.questionId });
  },

  /** Works the worksheet of the lesson out; nothing of it is kept. */
  worksheet: async (event) => {
    const { [CARRIED]: hidden = '', ...sheet } = formTexts(await event.request.formData());
    return sent(event, { ...readCarried(hidden), sheet });
  },

  done: async (event) => {
    const form = await event.request.formData();
    const { completeLesson } = await whenSignedIn(event, () =>
      request(event, LessonDoneDocument, idsOf(event)),
    );
    if (completeLesson.__typename === 'LessonFinished') {
      backToPath(event, 'done', formText(form, 'number'));
    }
    return sent(event, readCarried(formText(form, CARRIED)), { questionsOpen: true });
  },

  skip: async (event) => {
    const form = await event.request.formData();
    const { skipLesson } = await whenSignedIn(event, () =>
      request(event, LessonSkipDocument, idsOf(event)),
    );
    if (skipLesson.__typename === 'LessonFinished') {
      backToPath(event, 'skipped', formText(form, 'number'));
    }
    return sent(event, readCarried(formText(form, CARRIED)));
  },
};
