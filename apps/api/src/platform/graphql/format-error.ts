import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { QueryFailedError } from 'typeorm';
import { AppError, type ErrorCode } from '../errors.js';
import { placesOf } from '../log.module.js';
import { NOT_REGISTERED } from './registered-operations.js';

const CALLERS_FAULT = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** What PostgreSQL says of what it cannot even look for: no uuid (nothing has that id), or a NUL in a text. */
const MALFORMED: Record<string, ErrorCode> = { '22P02': 'not-found', '22021': 'invalid-input' };

function malformed(error: unknown): ErrorCode | undefined {
  if (!(error instanceof QueryFailedError) || !('code' in error.driverError)) return undefined;
  return MALFORMED[String(error.driverError.code)];
}

/**
 * The one place where errors become answers: a known error gives its code, a malformed request is
 * invalid input, all else is "internal" and is logged by its name without any text of the request.
 */
export function errorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const error = unwrapResolverError(thrown);
    const where = formatted.path ? { path: formatted.path } : {};
    if (error instanceof AppError) {
      return {
        message: error.code,
        ...where,
        extensions: { code: error.code, detail: error.detail },
      };
    }
    const unusable = malformed(error);
    if (unusable) return { message: unusable, ...where, extensions: { code: unusable } };
    // Known by its text: the armor wraps what a plugin throws, and its code is lost on the way.
    if (formatted.message === NOT_REGISTERED) {
      return { message: NOT_REGISTERED, extensions: { code: NOT_REGISTERED } };
    }
    const code = String(formatted.extensions?.['code'] ?? '');
    if (CALLERS_FAULT.has(code)) {
      return { message: 'invalid-input', ...where, extensions: { code: 'invalid-input' } };
    }
    const { name, stack } = error instanceof Error ? error : new Error('thrown without Error');
    // The first stack lines name files and functions; the message might quote what somebody typed.
    log.error({ error: name, at: placesOf(stack) }, 'unexpected error');
    return { message: 'internal', ...where, extensions: { code: 'internal' } };
  };
}
