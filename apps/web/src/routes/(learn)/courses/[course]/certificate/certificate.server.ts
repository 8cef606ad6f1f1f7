import { CertificatePageDocument } from '@pateka/api-client';
import type { Locale } from '@pateka/domain';
import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import type { CertificateWords } from './certificate-words.js';

/**
 * What a certificate would say in a language, before it is made.
 * @param event the request
 * @param courseId the course
 * @param locale the language of the document, which need not be that of the page
 * @throws HttpError 404 while the course is not complete; ApiError
 */
export async function certificateIn(
  event: RequestEvent,
  courseId: string,
  locale: Locale,
): Promise<CertificateWords> {
  const inLocale: RequestEvent = { ...event, locals: { ...event.locals, locale } };
  const { ownCertificate } = await request(inLocale, CertificatePageDocument, { courseId });
  if (!ownCertificate) error(404, m.common_error_not_found());
  const { title, outcomes, hours, number, completedOn, issuerName } = ownCertificate;
  return { title, outcomes, hours, number, completedOn, issuerName };
}
