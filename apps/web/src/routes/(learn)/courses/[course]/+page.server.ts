import {
  CourseEnrolDocument,
  CoursePageDocument,
  CourseTakeEditionDocument,
} from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { formText } from '#lib/server/form-text.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { Actions, PageServerLoad } from './$types.js';

const lessonNumber = (text: string | null) =>
  text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null;

/** Query "done" or "skipped": the number of the lesson she comes from; "edition": she took a newer one. */
export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  return {
    ...(await request(event, CoursePageDocument, { courseId: event.params.course })),
    justDone: lessonNumber(searchParams.get('done')),
    justSkipped: lessonNumber(searchParams.get('skipped')),
    justTaken: searchParams.has('edition'),
  };
};

export const actions: Actions = {
  enrol: async (event) => {
    const courseId = event.params.course;
    await whenSignedIn(event, () => request(event, CourseEnrolDocument, { courseId }));
    redirect(303, event.url.pathname);
  },

  /** She takes the newer edition that she was shown, never another one. */
  edition: async (event) => {
    const number = lessonNumber(formText(await event.request.formData(), 'number')) ?? 0;
    const wanted = { courseId: event.params.course, number };
    const { takeNewerEdition } = await whenSignedIn(event, () =>
      request(event, CourseTakeEditionDocument, wanted),
    );
    if (takeNewerEdition.__typename === 'Refused')
      return fail(409, { message: m.editions_newer_away() });
    redirect(303, `${event.url.pathname}?edition`);
  },
};
