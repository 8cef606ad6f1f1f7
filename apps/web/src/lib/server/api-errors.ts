import { fail, type ActionFailure } from '@sveltejs/kit';
import { ClientError } from 'graphql-request';
import { m } from '#lib/paraglide/messages.js';

/** The codes of the API (apps/api/src/platform/errors.ts), and what can happen on the way to it. */
const CODES = {
  'signed-out': { status: 401, text: m.common_error_signed_out },
  'second-factor-needed': { status: 403, text: m.common_error_second_factor },
  'not-permitted': { status: 403, text: m.common_error_not_permitted },
  'not-found': { status: 404, text: m.common_error_not_found },
  'invalid-input': { status: 400, text: m.common_error_invalid_input },
  'too-many-tries': { status: 429, text: m.common_error_too_many_tries },
  'not-registered': { status: 500, text: m.common_error_internal },
  'too-costly': { status: 500, text: m.common_error_internal },
  'too-large': { status: 413, text: m.transfer_too_large },
  internal: { status: 500, text: m.common_error_internal },
  unreachable: { status: 503, text: m.common_error_unreachable },
} as const;

export type ApiErrorCode = keyof typeof CODES;

/** @returns whether something is one of the API's codes */
export const isKnownCode = (code: unknown): code is ApiErrorCode =>
  typeof code === 'string' && Object.hasOwn(CODES, code);

/** The API said no, or did not answer. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    /** For "too-many-tries" the seconds to wait; for "invalid-input" the field; else empty. */
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }

  override name = 'ApiError';

  /** The HTTP status that fits. */
  get status(): number {
    return CODES[this.code].status;
  }

  /** A kind sentence in the reader's language; call it while the request is being answered. */
  get text(): string {
    return CODES[this.code].text();
  }
}

/**
 * Makes an ApiError of whatever the client threw.
 * @param cause a ClientError of graphql-request, or a failure of the connection
 */
export function apiError(cause: unknown): ApiError {
  if (!(cause instanceof ClientError)) return new ApiError('unreachable', '', { cause });
  const extensions = cause.response.errors?.[0]?.extensions;
  if (isKnownCode(extensions?.['code'])) {
    return new ApiError(extensions['code'], String(extensions['detail'] ?? ''));
  }
  const { status } = cause.response;
  // Longer than any form of ours: nobody typed that.
  if (status === 413) return new ApiError('invalid-input', '');
  return new ApiError(
    status === 502 || status === 503 || status === 504 ? 'unreachable' : 'internal',
    '',
  );
}

/** What a form shows when it was not accepted. */
export interface Refused {
  message: string;
  code: ApiErrorCode;
  /** The field the message belongs to; empty when it belongs to the whole form. */
  field: string;
}

/**
 * Turns a refusal of the API into a form failure, so that what she typed is not lost.
 * @param error what `request` threw
 * @param values fields to give back to the form; never a passphrase or a code
 * @returns the failure to return from the form action
 * @throws the error itself when it is none of the API's
 */
export function failure<Values extends Record<string, unknown>>(
  error: unknown,
  values: Values,
): ActionFailure<Refused & { values: Values }> {
  if (!(error instanceof ApiError)) throw error;
  const field = error.code === 'invalid-input' ? error.detail : '';
  return fail(error.status, { message: error.text, code: error.code, field, values });
}
