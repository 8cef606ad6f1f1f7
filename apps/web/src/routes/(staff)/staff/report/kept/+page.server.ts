import {
  KeptListDocument,
  type KeptListQuery,
  KeptScheduleDocument,
  KeptUnscheduleDocument,
} from '@pateka/api-client';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { ApiError, failure } from '#lib/server/api-errors.js';
import { request } from '#lib/server/api.js';
import { formText } from '#lib/server/form-text.js';
import type { Actions, PageServerLoad } from './$types.js';

const nothing: KeptListQuery = { keptReports: [], reportSchedules: [] };

export const load: PageServerLoad = async (event) => {
  const ask = () => request(event, KeptListDocument, {});
  const { keptReports: reports, reportSchedules: schedules } = await loadOr(event, ask, nothing);
  return { reports, schedules };
};

async function wishIn(event: RequestEvent) {
  const form = await event.request.formData();
  return {
    table: formText(form, 'table'),
    every: formText(form, 'every'),
    locale: formText(form, 'locale'),
  };
}

const noWish = { table: '', every: '', locale: '' };

export const actions: Actions = {
  /** Whoever comes second, or sends the form twice, is told that it is there. */
  schedule: async (event) => {
    const values = await wishIn(event);
    try {
      const { scheduleReport } = await request(event, KeptScheduleDocument, { input: values });
      if (scheduleReport.__typename === 'Refused')
        return fail(409, { message: m.kept_too_many(), values });
      const message = scheduleReport.isNew ? m.kept_scheduled() : m.kept_scheduled_before();
      return { done: true, message, values };
    } catch (cause) {
      return failure(cause, values);
    }
  },

  /** One that a colleague has stopped meanwhile is stopped, which is all she wanted. */
  unschedule: async (event) => {
    const id = formText(await event.request.formData(), 'id');
    const stopped = { done: true, message: m.kept_deleted(), values: noWish };
    try {
      await request(event, KeptUnscheduleDocument, { id });
      return stopped;
    } catch (cause) {
      if (cause instanceof ApiError && cause.code === 'not-found') return stopped;
      return failure(cause, noWish);
    }
  },
};
