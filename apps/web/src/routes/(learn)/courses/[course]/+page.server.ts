import { CourseEnrolDocument, CoursePageDocument } from '@pateka/api-client';
import { redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { Actions, PageServerLoad } from './$types.js';

const lessonNumber = (text: string | null) =>
  text !== null && /^\d{1,3}$/.test(text) ? Number(text) : null;

/** Query "done" or "skipped": the number of the lesson she comes from. */
export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  return {
    ...(await request(event, CoursePageDocument, { courseId: event.params.course })),
    justDone: lessonNumber(searchParams.get('done')),
    justSkipped: lessonNumber(searchParams.get('skipped')),
  };
};

export const actions: Actions = {
  enrol: async (event) => {
    const courseId = event.params.course;
    await whenSignedIn(event, () => request(event, CourseEnrolDocument, { courseId }));
    redirect(303, event.url.pathname);
  },
};
