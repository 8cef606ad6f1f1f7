import type { RequestEvent } from '@sveltejs/kit';
import { config } from '#lib/server/config.js';
import { forgetAll } from '#lib/server/cookies.js';
import { CLEAR_SITE_DATA } from '#lib/server/headers.js';
import { endSession } from '#lib/server/session.js';
import type { RequestHandler } from './$types.js';

/** How long a form post waits for the API to end the session; leaving must not hang on it. */
const PATIENCE_MS = 400;

/** Ends the session and forgets everything; the way out does not depend on whether the API answers. */
async function leave(event: RequestEvent, answer: Response): Promise<Response> {
  const ended = endSession(event);
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  forgetAll(event.cookies, false);
  answer.headers.set('clear-site-data', CLEAR_SITE_DATA);
  return answer;
}

const away = () => new Response(null, { status: 303, headers: { location: config().EXIT_URL } });

/**
 * Quick exit (safety 5, 6). The form without JavaScript sends "leave" and is led away; the script's
 * beacon sends nothing and gets an empty answer, for a beacon would follow a redirect to the target.
 */
export const POST: RequestHandler = async (event) => {
  const isForm = event.request.headers.get('content-type')?.startsWith('application/x-www-form');
  return leave(event, isForm ? away() : new Response(null, { status: 204 }));
};

/** The hidden second link. A link on a foreign page must not sign her out, so that one only leads away. */
export const GET: RequestHandler = async (event) => {
  const site = event.request.headers.get('sec-fetch-site');
  const isOurs = site === null || site === 'same-origin' || site === 'none';
  return isOurs ? leave(event, away()) : away();
};
