import { IssuerKeysDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { HOUR, publicDocument } from '#lib/server/public-json.js';
import type { RequestHandler } from './$types.js';

/** One public key as a JWK: the address that a signature names. */
export const GET: RequestHandler = (event) =>
  publicDocument(
    async () => (await request(event, IssuerKeysDocument, { id: event.params.id })).issuerKeys,
    { seconds: HOUR, type: 'application/jwk+json' },
  );
