import { fail, type ActionFailure } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { ApiError, failure, type Refused } from './api-errors.js';

/**
 * Like `failure`, and after many tries it says when the next one is possible.
 * @param error what `request` threw
 * @param values fields to give back to the form; never a passphrase
 * @throws the error itself when it is none of the API's
 */
export function kindFailure<Values extends Record<string, unknown>>(
  error: unknown,
  values: Values,
): ActionFailure<Refused & { values: Values }> {
  if (!(error instanceof ApiError) || error.code !== 'too-many-tries')
    return failure(error, values);
  const minutes = Math.max(1, Math.ceil(Number(error.detail) / 60) || 15);
  const message = m.learn_too_many({ minutes });
  return fail(error.status, { message, code: error.code, field: '', values });
}
