import { randomUUID } from 'node:crypto';
import {
  AccessIssueDocument,
  AccessRevokeDocument,
  AccessTokensDocument,
  type AccessTokensQuery,
} from '@pateka/api-client';
import { readReportTokenDays, readReportTokenName } from '@pateka/domain';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { loadOr } from '#lib/server/after-post.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { config } from '#lib/server/config.js';
import { formText } from '#lib/server/form-text.js';
import { refusalOf } from './access-words.js';
import type { Actions, PageServerLoad } from './$types.js';

const noTokens: AccessTokensQuery = { reportTokens: [] };

export const load: PageServerLoad = async (event) => {
  const ask = () => request(event, AccessTokensDocument, {});
  const { reportTokens: tokens } = await loadOr(event, ask, noTokens);
  const address = new URL('/api/reports/total', config().origins.learning).href;
  // Made here and sent with the form: the same form twice makes no second token.
  return { tokens, address, formId: randomUUID() };
};

interface Wish {
  formId: string;
  name: string;
  days: string;
}

/** What the form says when it is not accepted: by which field, and what to change. */
function problemOf({ name, days }: Wish): { field: string; message: string } | null {
  if (readReportTokenName(name) === null) return refusalOf('name');
  return readReportTokenDays(Number(days)) === null ? refusalOf('days') : null;
}

async function wishIn(event: RequestEvent): Promise<Wish> {
  const form = await event.request.formData();
  return {
    formId: formText(form, 'formId'),
    name: formText(form, 'name'),
    days: formText(form, 'days'),
  };
}

const again = { step: 'type' } as const;

function refusedBy(cause: unknown, values: Wish) {
  const { status, data } = failure(cause, {});
  return fail(status, { ...again, field: data.field, message: data.message, values });
}

const idIn = async (event: RequestEvent) => formText(await event.request.formData(), 'id');

export const actions: Actions = {
  /** The token stands in this answer only; the database keeps its hash. */
  issue: async (event) => {
    const values = await wishIn(event);
    const problem = problemOf(values);
    if (problem) return fail(400, { ...again, ...problem, values });
    const { formId: id, name, days } = values;
    try {
      const input = { id, name, days: Number(days) };
      const { issueReportToken: result } = await request(event, AccessIssueDocument, { input });
      if (result.__typename === 'IssuedReportToken') return { step: 'issued' as const, ...result };
      const used = result.reason === 'already-issued' ? { ...values, formId: '' } : values;
      return fail(409, { ...again, ...refusalOf(result.reason), values: used });
    } catch (cause) {
      return refusedBy(cause, values);
    }
  },

  /** Nothing is changed yet: the page asks whether she is sure. */
  look: async (event) => ({ step: 'sure' as const, id: await idIn(event) }),

  revoke: async (event) => {
    const id = await idIn(event);
    try {
      await request(event, AccessRevokeDocument, { id });
      return { step: 'done' as const, message: m.access_revoked() };
    } catch (cause) {
      return refusedBy(cause, { formId: '', name: '', days: '' });
    }
  },
};
