import { SignInDemoDocument, SignInDocument } from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { ApiError } from '#lib/server/api-errors.js';
import { afterSignIn, enter } from '#lib/server/enter.js';
import { formText } from '#lib/server/form-text.js';
import { kindFailure } from '#lib/server/kind-refusal.js';
import { localPath } from '#lib/server/return-guard.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

/** The sign-ins of the demo; null outside it, and when the API cannot be asked. */
async function demo(event: RequestEvent) {
  try {
    return (await request(event, SignInDemoDocument, {})).demoSignIns;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/** Query "to": the page to come back to. */
export const load: PageServerLoad = async (event) => ({
  to: localPath(event.url.searchParams.get('to'), ''),
  demo: await demo(event),
});

export const actions: Actions = {
  enter: async (event) => {
    const form = await event.request.formData();
    const who = formText(form, 'who');
    const to = formText(form, 'to');
    try {
      const input = { who, passphrase: formText(form, 'passphrase') };
      const { signIn } = await request(event, SignInDocument, { input });
      if (signIn.__typename === 'Refused') {
        return fail(400, { message: m.learn_sign_in_no(), values: { who, to } });
      }
      redirect(303, afterSignIn(await enter(event, signIn.token), to));
    } catch (error) {
      return kindFailure(error, { who, to });
    }
  },

  /** Fills a sign-in of the demo in; outside the demo there is none. */
  fill: async (event) => {
    const form = await event.request.formData();
    const found = (await demo(event))?.find(({ who }) => who === formText(form, 'demo'));
    return {
      values: { who: found?.who ?? '', to: formText(form, 'to') },
      passphrase: found?.passphrase ?? '',
    };
  },
};
