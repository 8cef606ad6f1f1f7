import { redirect, type RequestEvent } from '@sveltejs/kit';
import { SIGN_IN } from '#lib/paths.js';
import { ApiError } from './api-errors.js';

/**
 * Does what needs an account. When the session has ended meanwhile, the reader is led to sign in and
 * comes back to the same page.
 * @param event the request
 * @param work what asks the API
 * @returns what `work` gives
 * @throws Redirect to the sign-in page; every other error as it is
 */
export async function whenSignedIn<Result>(
  event: RequestEvent,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'signed-out') throw error;
    redirect(303, `${SIGN_IN}?to=${encodeURIComponent(event.url.pathname)}`);
  }
}
