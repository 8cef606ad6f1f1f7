import { CertificateStateDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import type { RequestHandler } from './$types.js';

/** One word for the island that waits: awaiting-choice, requested, ready or failed. */
export const GET: RequestHandler = async (event) => {
  const courseId = event.params.course;
  const { ownCertificate } = await request(event, CertificateStateDocument, { courseId });
  return new Response(ownCertificate?.state ?? '', { headers: { 'content-type': 'text/plain' } });
};
