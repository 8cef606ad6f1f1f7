import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { DatabaseError } from 'pg';
import type { Logger } from 'pino';
import { QueryFailedError } from 'typeorm';
import { AppError, asError, type ErrorCode, placesOf } from '../errors.js';
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
  // Named statements go past TypeORM: their errors come as the driver threw them.
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof DatabaseError ? MALFORMED[cause.code ?? ''] : undefined;
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
    const known = asError(error);
    log.error({ error: known.name, at: placesOf(known) }, 'unexpected error');
    return { message: 'internal', ...where, extensions: { code: 'internal' } };
  };
}
