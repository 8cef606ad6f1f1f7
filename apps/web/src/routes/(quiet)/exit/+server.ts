import { config } from '#lib/server/config.js';
import { leaveSite } from '#lib/server/session.js';
import type { RequestHandler } from './$types.js';

const away = () => new Response(null, { status: 303, headers: { location: config().EXIT_URL } });

/**
 * Quick exit (safety 5, 6). The form without JavaScript is sent as a form and led away; the script's
 * beacon has no body and gets an empty answer, for a beacon would follow a redirect to the target.
 */
export const POST: RequestHandler = (event) => {
  const isForm = event.request.headers.get('content-type')?.startsWith('application/x-www-form');
  return leaveSite(event, isForm ? away() : new Response(null, { status: 204 }), false);
};

/** The hidden second link. A link on a foreign page must not sign her out, so that one only leads away. */
export const GET: RequestHandler = (event) => {
  const site = event.request.headers.get('sec-fetch-site');
  const isOurs = site === null || site === 'same-origin' || site === 'none';
  return isOurs ? leaveSite(event, away(), false) : away();
};
