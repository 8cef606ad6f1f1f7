import type { RequestEvent } from '@sveltejs/kit';
import { ApiError } from './api-errors.js';

/**
 * Loads what stands around a form. When the form was just sent and the API has gone away meanwhile,
 * the page is shown all the same: the error page would lose what was typed.
 * @param event the request
 * @param work asks the API
 * @param instead what to show around the form without the API; it must give nothing away
 * @returns what `work` gives, or `instead`
 * @throws what `work` throws, except "unreachable" after a form was sent
 */
export async function loadOr<Result>(
  event: Pick<RequestEvent, 'request'>,
  work: () => Promise<Result>,
  instead: Result,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isGone = error instanceof ApiError && error.code === 'unreachable';
    if (!isGone || event.request.method !== 'POST') throw error;
    return instead;
  }
}
