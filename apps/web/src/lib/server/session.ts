import { SignOutDocument } from '@pateka/api-client';
import type { RequestEvent } from '@sveltejs/kit';
import { ApiError } from './api-errors.js';
import { request } from './api.js';
import { forgetAll } from './cookies.js';
import { CLEAR_SITE_DATA } from './headers.js';
import { log } from './log.js';

/** How long leaving waits for the API; the way out must not hang on it. */
const PATIENCE_MS = 400;

/** Ends the session with the API. A session that cannot be ended now ends by itself when it is idle. */
async function endSession(event: RequestEvent): Promise<void> {
  if (event.locals.session === null) return;
  try {
    await request(event, SignOutDocument, {});
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    log('warn', {
      requestId: event.locals.requestId,
      event: 'session-not-ended',
      code: error.code,
    });
  }
}

/**
 * Ends the session and takes everything back from the browser (safety 5, 11), whether the API answers
 * or not.
 * @param event the request
 * @param answer what to send; Clear-Site-Data is added to it
 * @param keepLanguage true for signing out: she goes on in her language; false for quick exit
 * @returns the answer
 */
export async function leaveSite(
  event: RequestEvent,
  answer: Response,
  keepLanguage: boolean,
): Promise<Response> {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([endSession(event), patience]);
  forgetAll(event.cookies, keepLanguage);
  answer.headers.set('clear-site-data', CLEAR_SITE_DATA);
  return answer;
}
