import { CertificateStateDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { stageOf } from '../certificate-words.js';
import type { RequestHandler } from './$types.js';

/** One word for the island that waits; it changes when a version is finished. */
export const GET: RequestHandler = async (event) => {
  const courseId = event.params.course;
  const { ownCertificate } = await request(event, CertificateStateDocument, { courseId });
  const stage = ownCertificate ? stageOf(ownCertificate) : '';
  return new Response(stage, { headers: { 'content-type': 'text/plain' } });
};
