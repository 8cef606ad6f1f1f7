import {
  CourseEnrolDocument,
  CoursePageDocument,
  CourseRateDocument,
  CourseTakeEditionDocument,
} from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { formText } from '#lib/server/form-text.js';
import { kindFailure } from '#lib/server/kind-refusal.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { readRatings } from './rating-form.server.js';
import type { Actions, PageServerLoad } from './$types.js';

const lessonNumber = (text: string | null) =>
  text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null;

/**
 * Query "done" or "skipped": the number of the lesson she comes from; "edition": she took a newer one;
 * "rated": she answered what was asked about the course; "later": it is not asked this time.
 */
export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  return {
    ...(await request(event, CoursePageDocument, { courseId: event.params.course })),
    justDone: lessonNumber(searchParams.get('done')),
    justSkipped: lessonNumber(searchParams.get('skipped')),
    justTaken: searchParams.has('edition'),
    justRated: searchParams.has('rated'),
    asksLater: searchParams.has('later'),
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

  /** Her marks for the course. Sent twice they are kept once, and answered alike. */
  rate: async (event) => {
    const courseId = event.params.course;
    const { ratings, wrong, values } = readRatings(await event.request.formData());
    if (wrong !== undefined || ratings.length === 0) {
      const message = m.asked_rate_choose();
      return fail(400, { rating: { message, field: wrong ?? '', values } });
    }
    try {
      const { rateCourse } = await whenSignedIn(event, () =>
        request(event, CourseRateDocument, { courseId, ratings }),
      );
      // The form is gone from the page then: it is said above.
      if (rateCourse) return fail(409, { message: m.asked_rate_closed() });
    } catch (error) {
      const { status, data } = kindFailure(error, values);
      return fail(status, { rating: { message: data.message, field: '', values } });
    }
    redirect(303, `${event.url.pathname}?rated`);
  },
};
