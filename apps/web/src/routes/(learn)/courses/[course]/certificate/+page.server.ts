import {
  CertificatePageDocument,
  CertificateRequestDocument,
  CertificateShareDocument,
  CertificateUnshareDocument,
} from '@pateka/api-client';
import type { Locale } from '@pateka/domain';
import { fail, redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formText, formTexts } from '#lib/server/form-text.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { certificateIn } from './certificate.server.js';
import type { CertificateWords } from './certificate-words.js';
import { readChoice, type CertificateChoice } from './choice.js';
import { nameRefusal } from './name-refusal.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

/** Days that a link may live, as the form offers them. */
const DAYS = new Set([7, 30, 365]);

export const load: PageServerLoad = async (event) => {
  const courseId = event.params.course;
  const { ownCertificate } = await whenSignedIn(event, () =>
    request(event, CertificatePageDocument, { courseId }),
  );
  return { courseId, certificate: ownCertificate };
};

async function chosen(event: RequestEvent) {
  return readChoice(formTexts(await event.request.formData()), event.locals.locale);
}

const inWords = async (event: RequestEvent, locale: Locale) =>
  whenSignedIn(event, () => certificateIn(event, event.params.course, locale));

const choosing = (choice: CertificateChoice, words: CertificateWords) => ({
  step: 'choose' as const,
  choice,
  words,
});

export const actions: Actions = {
  /** The second look: nothing is made before she has seen what will stand on it. */
  preview: async (event) => {
    const choice = await chosen(event);
    const words = await inWords(event, choice.locale);
    if (choice.named && choice.name === '') {
      return fail(400, { ...choosing(choice, words), nameError: nameRefusal('name-missing') });
    }
    return { ...choosing(choice, words), step: 'confirm' as const };
  },

  /** Back from the second look, with everything as it was. */
  change: async (event) => {
    const choice = await chosen(event);
    return choosing(choice, await inWords(event, choice.locale));
  },

  request: async (event) => {
    const choice = await chosen(event);
    const { named, name, locale, withCode } = choice;
    const input = {
      courseId: event.params.course,
      holderName: named ? name : null,
      locale,
      withCheckCode: withCode,
    };
    const { requestCertificate } = await whenSignedIn(event, () =>
      request(event, CertificateRequestDocument, { input }),
    );
    if (
      requestCertificate.__typename === 'Refused' &&
      requestCertificate.reason !== 'already-issued'
    ) {
      const nameError = nameRefusal(requestCertificate.reason);
      return fail(400, { ...choosing(choice, await inWords(event, locale)), nameError });
    }
    redirect(303, event.url.pathname);
  },

  share: async (event) => {
    const form = await event.request.formData();
    const days = Number(formText(form, 'days'));
    const input = {
      courseId: event.params.course,
      showName: form.has('name'),
      showHours: form.has('hours'),
      days: DAYS.has(days) ? days : null,
    };
    try {
      const { createShareLink } = await whenSignedIn(event, () =>
        request(event, CertificateShareDocument, { input }),
      );
      return { step: 'shared' as const, url: createShareLink.url };
    } catch (error) {
      return failure(error, {});
    }
  },

  unshare: async (event) => {
    const id = formText(await event.request.formData(), 'id');
    await whenSignedIn(event, () => request(event, CertificateUnshareDocument, { id }));
    redirect(303, `${event.url.pathname}#share`);
  },
};
