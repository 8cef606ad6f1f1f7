import {
  StudioApproveDocument,
  StudioDifferenceDocument,
  StudioReturnDocument,
  StudioReviewDocument,
} from '@pateka/api-client';
import type { DraftProblem, ModuleDifference } from '@pateka/content/draft';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formList, formText } from '#lib/server/form-text.js';
import { openRemarks } from '#lib/studio/remarks.js';
import { studioRefusal } from '#lib/studio/refusals.js';
import type { Actions, PageServerLoad } from './$types.js';

/** What the draft changes about what learners have; null for a first edition: all of it is new. */
async function differenceTo(event: RequestEvent, moduleId: string, from: number | null) {
  if (from === null) return null;
  const asked = { moduleId, from, to: null };
  const { moduleDifference } = await request(event, StudioDifferenceDocument, asked);
  return moduleDifference as ModuleDifference;
}

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const { studioModule: module, draftComments } = await request(event, StudioReviewDocument, {
    id,
  });
  const remarks = openRemarks(draftComments);
  return {
    module,
    difference: await differenceTo(event, id, module.newestEdition),
    lessons: module.lessons.map((lesson) => ({
      ...lesson,
      remarks: remarks.filter(({ lessonId }) => lessonId === lesson.id).length,
    })),
  };
};

const noProblems: DraftProblem[] = [];

/** The form as it comes back: what was ticked and written is not lost. */
function answered(status: number, message: string, values: { ticked: string[]; note: string }) {
  return fail(status, { message, problems: noProblems, values });
}

const failed = (error: unknown, values: { ticked: string[]; note: string }) => {
  const { status, data } = failure(error, {});
  return answered(status, data.message, values);
};

/** Whoever was named for this review may not read the module any more: the list is there for everybody. */
const decidedTo = (done: string): never => redirect(303, `/staff/modules?${done}`);

export const actions: Actions = {
  approve: async (event) => {
    const form = await event.request.formData();
    const ticked = formList(form, 'checklist');
    const values = { ticked, note: '' };
    let number: number;
    try {
      const asked = { reviewId: formText(form, 'review'), checklist: ticked };
      const { approveReview } = await request(event, StudioApproveDocument, asked);
      if (approveReview.__typename === 'Refused') {
        return answered(400, studioRefusal(approveReview.reason), values);
      }
      if (approveReview.__typename === 'DraftBlocked') {
        const problems = approveReview.problems as DraftProblem[];
        return fail(400, { message: '', problems, values });
      }
      ({ number } = approveReview);
    } catch (error) {
      return failed(error, values);
    }
    return decidedTo(`done=approved&edition=${number}`);
  },

  return: async (event) => {
    const form = await event.request.formData();
    const note = formText(form, 'note').trim();
    const values = { ticked: [], note };
    try {
      const asked = { reviewId: formText(form, 'review'), note };
      const { returnForChanges } = await request(event, StudioReturnDocument, asked);
      if (returnForChanges.__typename === 'Refused') {
        return answered(400, studioRefusal(returnForChanges.reason), values);
      }
    } catch (error) {
      return failed(error, values);
    }
    return decidedTo('done=returned');
  },
};
