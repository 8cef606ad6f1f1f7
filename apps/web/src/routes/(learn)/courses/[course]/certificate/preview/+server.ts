import { formTexts } from '#lib/server/form-text.js';
import { fragment } from '#lib/server/fragment.js';
import CertificatePreview from '../certificate-preview.svelte';
import { certificateOf } from '../certificate.server.js';
import { wordsFor } from '../certificate-words.js';
import { readChoice } from '../choice.js';
import type { RequestHandler } from './$types.js';

/** The preview alone, for the island that follows the form. */
export const POST: RequestHandler = async (event) => {
  const choice = readChoice(formTexts(await event.request.formData()), event.locals.locale);
  const words = wordsFor(await certificateOf(event, event.params.course), choice.version);
  return fragment(CertificatePreview, { choice, words });
};
