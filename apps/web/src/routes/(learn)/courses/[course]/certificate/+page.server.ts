import {
  CertificatePageDocument,
  CertificateRequestDocument,
  CertificateUnshareDocument,
} from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { formText, formTexts } from '#lib/server/form-text.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { readChoice, type CertificateChoice } from './choice.js';
import { nameRefusal, wishRefusal } from './refusals.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

/** Query "anew": she wants to choose for a new version. */
export const load: PageServerLoad = async (event) => {
  const courseId = event.params.course;
  const { ownCertificate } = await whenSignedIn(event, () =>
    request(event, CertificatePageDocument, { courseId }),
  );
  return { courseId, certificate: ownCertificate, anew: event.url.searchParams.has('anew') };
};

async function chosen(event: RequestEvent): Promise<CertificateChoice> {
  return readChoice(formTexts(await event.request.formData()), event.locals.locale);
}

const choosing = (choice: CertificateChoice, nameError?: string) => ({
  ...{ step: 'choose' as const, choice, nameError },
});

export const actions: Actions = {
  /** The second look: nothing is made before she has seen what will stand on it. */
  preview: async (event) => {
    const choice = await chosen(event);
    const missing = choice.named && choice.name === '' ? nameRefusal('name-missing') : null;
    if (missing) return fail(400, choosing(choice, missing));
    return { step: 'confirm' as const, choice };
  },

  /** Back from the second look, with everything as it was. */
  change: async (event) => choosing(await chosen(event)),

  request: async (event) => {
    const choice = await chosen(event);
    const { version, named, name, locale, paper, withCode } = choice;
    const input = {
      ...{ courseId: event.params.course, version, locale, paper },
      holderName: named ? name : null,
      withCheckCode: withCode,
    };
    const { requestCertificate } = await whenSignedIn(event, () =>
      request(event, CertificateRequestDocument, { input }),
    );
    if (requestCertificate.__typename === 'Refused') {
      const { reason } = requestCertificate;
      const nameError = nameRefusal(reason);
      if (nameError) return fail(400, choosing(choice, nameError));
      return fail(409, { step: 'refused' as const, message: wishRefusal(reason) });
    }
    redirect(303, event.url.pathname);
  },

  unshare: async (event) => {
    const id = formText(await event.request.formData(), 'id');
    await whenSignedIn(event, () => request(event, CertificateUnshareDocument, { id }));
    redirect(303, `${event.url.pathname}#share`);
  },
};
