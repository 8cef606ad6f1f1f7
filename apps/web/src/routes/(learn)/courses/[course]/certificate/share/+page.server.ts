import {
  CertificateShareDocument,
  SharePageDocument,
  SharePreviewDocument,
} from '@pateka/api-client';
import { fail, redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { readWish, type ShareWish } from './share-wish.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const courseId = event.params.course;
  const { ownCertificate } = await whenSignedIn(event, () =>
    request(event, SharePageDocument, { courseId }),
  );
  // Only what stands and is valid can be shown to somebody.
  if (ownCertificate?.state !== 'ready' || ownCertificate.status !== 'valid')
    redirect(303, `/courses/${courseId}/certificate`);
  return { courseId, certificate: ownCertificate };
};

const inputOf = (event: RequestEvent, { fields, days }: ShareWish) => ({
  courseId: event.params.course ?? '',
  fields,
  days,
});

/** Says why, with everything as it was. */
function refused(error: unknown, wish: ShareWish) {
  const { status, data } = failure(error, {});
  return fail(status, { step: 'choose' as const, wish, message: data.message });
}

export const actions: Actions = {
  /** What an employer would see; nothing is made by looking. */
  look: async (event) => {
    const wish = readWish(await event.request.formData());
    try {
      const { sharePreview } = await whenSignedIn(event, () =>
        request(event, SharePreviewDocument, { input: inputOf(event, wish) }),
      );
      return { step: 'look' as const, wish, preview: sharePreview };
    } catch (error) {
      return refused(error, wish);
    }
  },

  /** Back from the look, with everything as it was. */
  change: async (event) => ({
    step: 'choose' as const,
    wish: readWish(await event.request.formData()),
  }),

  make: async (event) => {
    const wish = readWish(await event.request.formData());
    try {
      const { createShareLink } = await whenSignedIn(event, () =>
        request(event, CertificateShareDocument, { input: inputOf(event, wish) }),
      );
      return { step: 'made' as const, wish, url: createShareLink.url };
    } catch (error) {
      return refused(error, wish);
    }
  },
};
