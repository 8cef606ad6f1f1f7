import {
  StaffDeleteManualTotalDocument,
  StaffManualTotalsDocument,
  type StaffManualTotalsQuery,
  StaffSaveManualTotalDocument,
} from '@pateka/api-client';
import { disclosureThreshold } from '@pateka/domain';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText } from '#lib/server/form-text.js';
import {
  leastPeople,
  type ManualProblem,
  type ManualWish,
  monthChoices,
  problemIn,
  readManualNumber,
  refusalOf,
} from './manual-words.js';
import type { Actions, PageServerLoad } from './$types.js';

const nothing: StaffManualTotalsQuery = {
  ...{ manualTotals: [], courses: [] },
  reportFrame: { threshold: disclosureThreshold },
};

const readAll = (event: RequestEvent) => request(event, StaffManualTotalsDocument, {});

export const load: PageServerLoad = async (event) => {
  const read = await loadOr(event, () => readAll(event), nothing);
  const { manualTotals, courses, reportFrame } = read;
  const waiting = manualTotals.filter(({ releasedIn }) => releasedIn === null);
  const released = manualTotals.filter(({ releasedIn }) => releasedIn !== null);
  const present = new Date().toISOString().slice(0, 7);
  return {
    ...{ waiting, released, courses },
    months: monthChoices(present, event.locals.locale),
    people: leastPeople(reportFrame.threshold),
    /** The total that is being changed: its course and month stay. */
    changing: waiting.find(({ id }) => id === event.url.searchParams.get('change')) ?? null,
  };
};

async function wishIn(event: RequestEvent): Promise<ManualWish> {
  const form = await event.request.formData();
  return {
    courseId: formText(form, 'courseId'),
    period: formText(form, 'period'),
    enrolled: formText(form, 'enrolled'),
    completed: formText(form, 'completed'),
    hours: formText(form, 'hours'),
  };
}

const again = { step: 'type' } as const;

/** What was typed comes back with what is to be changed. */
const refused = (status: number, problem: ManualProblem, values: ManualWish) =>
  fail(status, { ...again, ...problem, values });

function failedBy(cause: unknown, values: ManualWish) {
  const { status, data } = failure(cause, {});
  return refused(status, { field: '', message: data.message }, values);
}

const noWish: ManualWish = { courseId: '', period: '', enrolled: '', completed: '', hours: '' };
const idIn = async (event: RequestEvent) => formText(await event.request.formData(), 'id');
const done = (message: string) => ({ step: 'done' as const, message });

async function save(event: RequestEvent, wish: ManualWish) {
  const { courseId, period } = wish;
  const input = {
    ...{ courseId, period },
    enrolled: readManualNumber(wish.enrolled),
    completed: readManualNumber(wish.completed),
    hours: readManualNumber(wish.hours),
  };
  const { saveManualTotal } = await request(event, StaffSaveManualTotalDocument, { input });
  return saveManualTotal;
}

export const actions: Actions = {
  save: async (event) => {
    const values = await wishIn(event);
    const problem = problemIn(values);
    if (problem) return refused(400, problem, values);
    try {
      const result = await save(event, values);
      if (result.__typename === 'ManualTotalSaved') {
        // Somebody may have typed the other figures a moment ago: she must see what she replaced.
        return done(result.replaced ? m.manual_replaced(result.replaced) : m.manual_saved());
      }
      const { reportFrame } = await readAll(event);
      return refused(409, refusalOf(result.reason, reportFrame.threshold), values);
    } catch (cause) {
      return failedBy(cause, values);
    }
  },

  /** Nothing is changed yet: the page asks whether she is sure. */
  look: async (event) => ({ step: 'sure' as const, id: await idIn(event) }),

  delete: async (event) => {
    const id = await idIn(event);
    try {
      const { deleteManualTotal } = await request(event, StaffDeleteManualTotalDocument, { id });
      return deleteManualTotal.__typename === 'ManualTotalDeleted'
        ? done(m.manual_deleted())
        : refused(409, { field: '', message: m.manual_no_delete() }, noWish);
    } catch (cause) {
      return failedBy(cause, noWish);
    }
  },
};
