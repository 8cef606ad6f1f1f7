import { randomUUID } from 'node:crypto';
import { StaffCardsCohortDocument, StaffIssueCardsDocument } from '@pateka/api-client';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { config } from '#lib/server/config.js';
import { formText } from '#lib/server/form-text.js';
import { qrImage } from '#lib/server/qr.js';
import { lastFullDay } from '#lib/staff/sofia-time.js';
import type { Actions, PageServerLoad } from './$types.js';

const MOST_CARDS = 200;
const MOST_DAYS = 365;

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const ask = () => request(event, StaffCardsCohortDocument, { id });
  const { cohort } = await loadOr(event, ask, { cohort: { id, number: 0, name: '' } });
  // Made here and sent with the form: the same form twice makes no second batch.
  return { cohort, formId: randomUUID(), mostCards: MOST_CARDS, mostDays: MOST_DAYS };
};

/** A whole number between 1 and `most`, as typed; null for anything else. */
function countOf(text: string, most: number): number | null {
  const number = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
}

/** What stands on every card besides its own code and serial: the neutral address, never a code. */
async function printedOn(expiresAt: string) {
  const address = config().origins.learning;
  const { host } = new URL(address);
  return { host, qr: await qrImage(address), validUntil: lastFullDay(expiresAt) };
}

async function issue(
  event: RequestEvent,
  batchId: string,
  numbers: { count: number; validDays: number },
) {
  const cohortId = event.params['id'] ?? '';
  const input = { batchId, cohortId, ...numbers };
  const { issueAccessCodes: result } = await request(event, StaffIssueCardsDocument, { input });
  if (result.__typename === 'Refused') return null;
  return { cards: result.cards, ...(await printedOn(result.expiresAt)) };
}

export const actions: Actions = {
  /** The answer is the only place where the codes ever stand in plain; nothing of it is kept. */
  default: async (event) => {
    const form = await event.request.formData();
    const values = {
      // Given back, so that a second try after a lost answer makes no second batch.
      formId: formText(form, 'formId'),
      count: formText(form, 'count'),
      validDays: formText(form, 'validDays'),
    };
    const count = countOf(values.count, MOST_CARDS);
    const validDays = countOf(values.validDays, MOST_DAYS);
    if (count === null) {
      const message = m.staff_cards_count_error({ most: MOST_CARDS });
      return fail(400, { field: 'count', message, values });
    }
    if (validDays === null) {
      const message = m.staff_cards_days_error({ most: MOST_DAYS });
      return fail(400, { field: 'validDays', message, values });
    }
    try {
      const issued = await issue(event, values.formId, { count, validDays });
      if (issued) return { issued, field: '', message: '', values };
      const used = { ...values, formId: '' };
      return fail(409, { field: 'again', message: m.staff_cards_again(), values: used });
    } catch (error) {
      return failure(error, values);
    }
  },
};
