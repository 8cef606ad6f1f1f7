import { StartCheckCodeDocument, StartOpenDocument } from '@pateka/api-client';
import { aliasRandomCount, suggestAlias, type Locale } from '@pateka/domain';
import { fail, redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { afterSignIn, enter } from '#lib/server/enter.js';
import { formList, formText } from '#lib/server/form-text.js';
import { kindFailure } from '#lib/server/kind-refusal.js';
import { accountRefusal } from './account-refusal.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

const SUGGESTIONS = 3;
/** Value of the radio button beside the field for an alias of her own. */
const OWN = 'own';

function suggestions(locale: Locale): string[] {
  const random = () => [...crypto.getRandomValues(new Uint32Array(aliasRandomCount))];
  return Array.from({ length: SUGGESTIONS }, () =>
    suggestAlias(
      random().map((value) => value / 2 ** 32),
      locale,
    ),
  );
}

/** A learner who is signed in adds the code to the account she has; one who just signed in sees her codes. */
export const load: PageServerLoad = ({ locals, request: { method } }) => {
  if (locals.session && method === 'GET') redirect(303, '/my/code');
};

/** The second step: the code goes along in the form, it is stored nowhere. */
function accountStep(
  { locals }: RequestEvent,
  form: FormData,
  offered = suggestions(locals.locale),
) {
  return {
    step: 'account' as const,
    code: formText(form, 'code'),
    suggestions: offered,
    alias: formText(form, 'alias'),
    own: formText(form, 'own'),
    codes: formText(form, 'codes') !== 'no',
  };
}

/** Throws nothing of what she typed away but the passphrase. */
async function open(event: RequestEvent, form: FormData) {
  const chosen = formText(form, 'alias');
  const offered = formList(form, 'offered');
  const step = accountStep(event, form, offered);
  const input = {
    code: step.code,
    alias: chosen === OWN ? step.own : chosen,
    passphrase: formText(form, 'passphrase'),
    recoveryCodes: step.codes,
  };
  const { redeemAccessCode } = await request(event, StartOpenDocument, { input });
  if (redeemAccessCode.__typename === 'AccountOpened') return redeemAccessCode;
  const { reason } = redeemAccessCode;
  if (reason === 'code')
    return fail(400, { step: 'code' as const, code: step.code, field: 'code' });
  return fail(400, { ...step, ...accountRefusal(reason) });
}

export const actions: Actions = {
  /** The first step: whether the code opens anything. */
  code: async (event) => {
    const form = await event.request.formData();
    const code = formText(form, 'code');
    try {
      const { checkAccessCode } = await request(event, StartCheckCodeDocument, { code });
      if (!checkAccessCode) return fail(400, { step: 'code' as const, code, field: 'code' });
      return accountStep(event, form);
    } catch (error) {
      return kindFailure(error, { step: 'code' as const, code });
    }
  },

  /** Other suggestions; not a try of the code. */
  suggest: async (event) => accountStep(event, await event.request.formData()),

  open: async (event) => {
    const form = await event.request.formData();
    try {
      const opened = await open(event, form);
      if (!('token' in opened)) return opened;
      const viewer = await enter(event, opened.token);
      const to = afterSignIn(viewer, '');
      const { recoveryCodes } = opened;
      if (recoveryCodes.length === 0) redirect(303, to);
      return { step: 'codes' as const, recoveryCodes, to, alias: viewer.name };
    } catch (error) {
      return kindFailure(error, accountStep(event, form));
    }
  },
};
