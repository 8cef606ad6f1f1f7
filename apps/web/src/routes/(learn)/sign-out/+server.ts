import { redirect } from '@sveltejs/kit';
import { leaveSite } from '#lib/server/session.js';
import type { RequestHandler } from './$types.js';

/** Signs out. The browser forgets everything, the language too, so that goes along to the next page. */
export const POST: RequestHandler = (event) => {
  const location = `/signed-out?in=${event.locals.locale}`;
  return leaveSite(event, new Response(null, { status: 303, headers: { location } }), true);
};

/** Somebody typed the address: opening a page changes nothing. */
export const GET: RequestHandler = () => redirect(303, '/');
