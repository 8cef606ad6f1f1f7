import { ImportStateDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import type { RequestHandler } from './$types.js';

/** How far an import is, for the script that waits beside its page. */
export const GET: RequestHandler = async (event) => {
  const { importJob } = await request(event, ImportStateDocument, { id: event.params.job });
  return new Response(`${importJob.state} ${importJob.done}`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
