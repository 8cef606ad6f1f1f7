import { RecoverDocument } from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { afterSignIn, enter } from '#lib/server/enter.js';
import { formText } from '#lib/server/form-text.js';
import { kindFailure } from '#lib/server/kind-refusal.js';
import { accountRefusal } from '../start/account-refusal.js';
import type { Actions } from './$types.js';

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { alias: formText(form, 'alias') };
    try {
      const input = {
        alias: values.alias,
        code: formText(form, 'code'),
        newPassphrase: formText(form, 'passphrase'),
      };
      const { recover } = await request(event, RecoverDocument, { input });
      if (recover.__typename === 'SignedIn') {
        redirect(303, afterSignIn(await enter(event, recover.token), ''));
      }
      // An unknown alias and a wrong or used code answer alike (safety 18).
      if (recover.reason === 'no-match') {
        return fail(400, { message: m.learn_recover_no(), field: '', values });
      }
      return fail(400, { ...accountRefusal(recover.reason), values });
    } catch (error) {
      return kindFailure(error, values);
    }
  },
};
