import { redirect } from '@sveltejs/kit';
import { forgetAll } from '#lib/server/cookies.js';
import { CLEAR_SITE_DATA } from '#lib/server/headers.js';
import { endSession } from '#lib/server/session.js';
import type { RequestHandler } from './$types.js';

/**
 * Ends the session, and lets the browser forget what it may have kept (safety 11). It forgets the
 * language too, so that goes along to the next page.
 */
export const POST: RequestHandler = async (event) => {
  await endSession(event);
  forgetAll(event.cookies, true);
  return new Response(null, {
    status: 303,
    headers: {
      location: `/signed-out?in=${event.locals.locale}`,
      'clear-site-data': CLEAR_SITE_DATA,
    },
  });
};

/** Somebody typed the address: opening a page changes nothing. */
export const GET: RequestHandler = () => redirect(303, '/');
