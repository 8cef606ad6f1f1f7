import { IssuerDocumentDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { HOUR, publicDocument } from '#lib/server/public-json.js';
import type { RequestHandler } from './$types.js';

/** The issuer's profile with its keys, for programs; browsers get the page. */
export const GET: RequestHandler = (event) =>
  publicDocument(async () => (await request(event, IssuerDocumentDocument, {})).issuerDocument, {
    seconds: HOUR,
  });
