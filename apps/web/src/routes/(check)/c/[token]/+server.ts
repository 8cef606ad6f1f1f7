import { CheckPageDocument } from '@pateka/api-client';
import { json } from '@sveltejs/kit';
import { checkedData } from '#lib/check/checked-lines.js';
import { request } from '#lib/server/api.js';
import { answerJson } from '#lib/server/public-json.js';
import type { RequestHandler } from './$types.js';

/** The same as the page, for whoever asks for JSON by name (hooks.server.ts sends all others to the page). */
export const GET: RequestHandler = (event) =>
  answerJson(async () => {
    const { token } = event.params;
    const { checkCertificate } = await request(event, CheckPageDocument, { token });
    return checkCertificate && json(checkedData(checkCertificate));
  });
