import {
  type StaffCohortQuery,
  StaffCohortDocument,
  StaffVoidBatchDocument,
  StaffVoidCardDocument,
} from '@pateka/api-client';
import { fail } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import { lastFullDay } from '#lib/staff/sofia-time.js';
import type { Actions, PageServerLoad } from './$types.js';

/** The page around a form whose answer did not come. */
const unknown = (id: string): StaffCohortQuery => ({
  cohort: { id, number: 0, name: m.staff_cohort_tab(), projectTag: '', courseIds: [] },
  accessCodeBatches: [],
  courses: [],
});

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const ask = () => request(event, StaffCohortDocument, { id });
  const { cohort, accessCodeBatches, courses } = await loadOr(event, ask, unknown(id));
  return {
    cohort,
    courses: courses.filter(({ id }) => cohort.courseIds.includes(id)).map(({ title }) => title),
    batches: accessCodeBatches.map(({ id, size, createdOn, expiresAt, voided }) => ({
      id,
      size,
      createdOn,
      voided,
      validUntil: lastFullDay(expiresAt),
    })),
  };
};

const noValues = { serial: '' };

export const actions: Actions = {
  /** Says the same for a used, an unused and an unknown card (safety 19). */
  card: async (event) => {
    const serial = formText(await event.request.formData(), 'serial');
    try {
      const { voidAccessCode: isSerial } = await request(event, StaffVoidCardDocument, { serial });
      if (!isSerial) {
        const message = m.staff_void_serial_error();
        return fail(400, { field: 'serial', message, values: { serial } });
      }
    } catch (error) {
      return failure(error, { serial });
    }
    return { done: m.staff_void_card_done(), field: '', message: '', values: noValues };
  },
  batch: async (event) => {
    const id = formText(await event.request.formData(), 'batch');
    if (id === '') {
      return fail(400, { field: 'batch', message: m.staff_void_batch_error(), values: noValues });
    }
    try {
      await request(event, StaffVoidBatchDocument, { id });
    } catch (error) {
      return failure(error, noValues);
    }
    return { done: m.staff_void_batch_done(), field: '', message: '', values: noValues };
  },
};
