import { formTexts } from '#lib/server/form-text.js';
import { fragment } from '#lib/server/fragment.js';
import CertificatePreview from '../certificate-preview.svelte';
import { certificateIn } from '../certificate.server.js';
import { readChoice } from '../choice.js';
import type { RequestHandler } from './$types.js';

/** The preview alone, for the island that follows the form. */
export const POST: RequestHandler = async (event) => {
  const choice = readChoice(formTexts(await event.request.formData()), event.locals.locale);
  const words = await certificateIn(event, event.params.course, choice.locale);
  return fragment(CertificatePreview, { choice, words });
};
