import { IssuerKeysDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { HOUR, publicDocument } from '#lib/server/public-json.js';
import type { RequestHandler } from './$types.js';

/** Every public key that ever signed, as a JWK set. */
export const GET: RequestHandler = (event) =>
  publicDocument(async () => (await request(event, IssuerKeysDocument, { id: null })).issuerKeys, {
    seconds: HOUR,
    type: 'application/jwk-set+json',
  });
