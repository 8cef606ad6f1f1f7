import { StatusListDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { publicDocument } from '#lib/server/public-json.js';
import type { RequestHandler } from './$types.js';

/** The api makes a list anew after 30 s: together a revocation is seen within a minute (credentials 23). */
const SECONDS = 20;
const NUMBER = /^[1-9]\d{0,8}$/;

/** A signed list of the credentials that are no longer valid. */
export const GET: RequestHandler = (event) =>
  publicDocument(
    async () => {
      const { list } = event.params;
      if (!NUMBER.test(list)) return null;
      return (await request(event, StatusListDocument, { list: Number(list) })).statusList;
    },
    { seconds: SECONDS },
  );
