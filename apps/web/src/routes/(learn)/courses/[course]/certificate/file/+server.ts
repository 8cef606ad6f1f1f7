import { CertificateFileDocument } from '@pateka/api-client';
import { redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import type { RequestHandler } from './$types.js';

/**
 * The PDF, as a file to save: neither its name nor its address tells of whom or of what it is
 * (credentials 3, 13).
 */
export const GET: RequestHandler = async (event) => {
  const courseId = event.params.course;
  const { certificateFile } = await whenSignedIn(event, () =>
    request(event, CertificateFileDocument, { courseId }),
  );
  if (certificateFile === null) redirect(303, `/courses/${courseId}/certificate`);
  return new Response(Buffer.from(certificateFile, 'base64'), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${m.learn_cert_file()}"`,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    },
  });
};
