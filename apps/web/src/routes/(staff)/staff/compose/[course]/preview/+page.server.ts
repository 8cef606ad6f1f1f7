import {
  ComposeDraftDocument,
  ComposePreviewDocument,
  ComposePublishDocument,
} from '@pateka/api-client';
import type { CourseProblem } from '@pateka/content/draft';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import type { Actions, PageServerLoad } from './$types.js';

/** Query "published": the number of the edition that was published just now. */
export const load: PageServerLoad = async (event) => {
  const courseId = event.params.course;
  const look = async (locale: 'bg' | 'en') =>
    (await request(event, ComposePreviewDocument, { courseId, locale })).coursePreview;
  const [{ courseDraft }, bg, en] = await Promise.all([
    request(event, ComposeDraftDocument, { courseId }),
    look('bg'),
    look('en'),
  ]);
  const { version, hasDraft, editionNumber, changes } = courseDraft;
  return {
    ...{ courseId, version, hasDraft, editionNumber, changes },
    problems: courseDraft.problems as CourseProblem[],
    looks: { bg, en },
    justPublished: event.url.searchParams.has('published'),
  };
};

export const actions: Actions = {
  publish: async (event) => {
    const version = Number(formText(await event.request.formData(), 'version')) || 0;
    const wanted = { courseId: event.params.course, version };
    let outcome;
    try {
      outcome = (await request(event, ComposePublishDocument, wanted)).publishCourse;
    } catch (error) {
      return failure(error, {});
    }
    switch (outcome.__typename) {
      case 'CoursePublished':
        redirect(303, `${event.url.pathname}?published`);
      case 'Refused':
        return fail(409, { message: m.compose_publish_again() });
      case 'CourseNotReady':
        return fail(422, { message: m.compose_publish_not_ready() });
      case 'CourseDraftConflict':
        return fail(409, { message: m.compose_publish_changed() });
    }
  },
};
