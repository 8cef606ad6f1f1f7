import { CertificatePageDocument } from '@pateka/api-client';
import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import type { OwnCertificate } from './certificate-words.js';

/**
 * Her certificate of the course in the address.
 * @param event the request
 * @param courseId the course
 * @throws HttpError 404 while the course is not complete; ApiError
 */
export async function certificateOf(
  event: RequestEvent,
  courseId: string,
): Promise<OwnCertificate> {
  const { ownCertificate } = await request(event, CertificatePageDocument, { courseId });
  if (!ownCertificate) error(404, m.common_error_not_found());
  return ownCertificate;
}
