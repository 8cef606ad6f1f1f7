import { CertificateFileDocument } from '@pateka/api-client';
import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { fileOf } from './files.js';
import type { RequestHandler } from './$types.js';

/**
 * The certificate as a file to save, `?format=` pdf, zip, json, jwt, png or svg: neither its name nor its
 * address tells of whom or of what it is (credentials 3, 13), and none of them is shown within the site.
 */
export const GET: RequestHandler = async (event) => {
  const courseId = event.params.course;
  const file = fileOf(event.url.searchParams.get('format'));
  if (!file) error(404, m.common_error_not_found());
  const { format, type } = file;
  const { certificateFile } = await whenSignedIn(event, () =>
    request(event, CertificateFileDocument, { courseId, format }),
  );
  if (certificateFile === null) redirect(303, `/courses/${courseId}/certificate`);
  return new Response(Buffer.from(certificateFile, 'base64'), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${m.certificate_file()}.${format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow, noarchive',
    },
  });
};
