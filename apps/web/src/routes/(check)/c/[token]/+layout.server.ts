import { CheckPageDocument } from '@pateka/api-client';
import { CHECK } from '#lib/paths.js';
import { request } from '#lib/server/api.js';
import type { LayoutServerLoad } from './$types.js';

/**
 * Looks the certificate up. Where there is none, the language switch must not lead back to this address:
 * unknown, expired, revoked and deleted links get byte by byte the same page (credentials 11).
 */
export const load: LayoutServerLoad = async (event) => {
  const { checkCertificate } = await request(event, CheckPageDocument, {
    token: event.params.token,
  });
  return checkCertificate ? { certificate: checkCertificate } : { certificate: null, here: CHECK };
};
