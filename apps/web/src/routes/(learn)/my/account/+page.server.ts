import {
  AccountDeleteDocument,
  AccountEndSessionDocument,
  AccountLocaleDocument,
  AccountPageDocument,
  AccountRecoveryCodesDocument,
} from '@pateka/api-client';
import { isLocale } from '@pateka/domain';
import { fail, redirect, type ActionFailure } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { ApiError } from '#lib/server/api-errors.js';
import { forgetAll, writeLanguage } from '#lib/server/cookies.js';
import { CLEAR_SITE_DATA } from '#lib/server/headers.js';
import { formText } from '#lib/server/form-text.js';
import { kindFailure } from '#lib/server/kind-refusal.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

export const load: PageServerLoad = async (event) =>
  whenSignedIn(event, () => request(event, AccountPageDocument, {}));

type Form = 'codes' | 'delete';

/** Beside the passphrase of the form that was sent; every other refusal stands over that form. */
function refused(
  error: unknown,
  form: Form,
  chosen = { revokeCertificates: false },
): ActionFailure<{ form: Form; field: string; message: string; revokeCertificates: boolean }> {
  if (error instanceof ApiError && error.code === 'invalid-input') {
    return fail(400, { form, field: 'passphrase', message: m.learn_passphrase_no(), ...chosen });
  }
  const { status, data } = kindFailure(error, {});
  return fail(status, { form, field: '', message: data.message, ...chosen });
}

/** This browser forgets everything (safety 11); the language goes along to the next page. */
function leave(event: RequestEvent, query: string): never {
  forgetAll(event.cookies, true);
  event.setHeaders({ 'clear-site-data': CLEAR_SITE_DATA });
  redirect(303, `/signed-out?${query}=${event.locals.locale}`);
}

export const actions: Actions = {
  /** Ends one session; without an id all of them, this one too. */
  end: async (event) => {
    const id = formText(await event.request.formData(), 'id') || null;
    await whenSignedIn(event, () => request(event, AccountEndSessionDocument, { id }));
    if (id !== null) redirect(303, `${event.url.pathname}#sessions`);
    leave(event, 'in');
  },

  language: async (event) => {
    const locale = formText(await event.request.formData(), 'locale');
    if (isLocale(locale)) {
      await whenSignedIn(event, () => request(event, AccountLocaleDocument, { locale }));
      writeLanguage(event.cookies, locale);
    }
    redirect(303, `${event.url.pathname}#language`);
  },

  codes: async (event) => {
    const passphrase = formText(await event.request.formData(), 'passphrase');
    try {
      const { renewRecoveryCodes } = await whenSignedIn(event, () =>
        request(event, AccountRecoveryCodesDocument, { passphrase }),
      );
      return { recoveryCodes: renewRecoveryCodes };
    } catch (error) {
      return refused(error, 'codes');
    }
  },

  delete: async (event) => {
    const form = await event.request.formData();
    const passphrase = formText(form, 'passphrase');
    // They stay valid unless she says otherwise.
    const revokeCertificates = formText(form, 'certificates') === 'revoke';
    try {
      const wish = { passphrase, revokeCertificates };
      await whenSignedIn(event, () => request(event, AccountDeleteDocument, wish));
    } catch (error) {
      return refused(error, 'delete', { revokeCertificates });
    }
    leave(event, 'deleted&in');
  },
};
