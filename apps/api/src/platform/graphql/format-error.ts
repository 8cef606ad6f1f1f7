import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { QueryFailedError } from 'typeorm';
import { AppError } from '../errors.js';

const CALLERS_FAULT = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** What PostgreSQL says of an id that is no uuid: nothing can have it. */
const isMalformedId = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  'code' in error.driverError &&
  error.driverError.code === '22P02';

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
    if (isMalformedId(error))
      return { message: 'not-found', ...where, extensions: { code: 'not-found' } };
    const code = String(formatted.extensions?.['code'] ?? '');
    if (code === 'not-registered' || code === 'too-costly') {
      return { message: code, extensions: { code } };
    }
    if (CALLERS_FAULT.has(code)) {
      return { message: 'invalid-input', ...where, extensions: { code: 'invalid-input' } };
    }
    const { name, stack } = error instanceof Error ? error : new Error('thrown without Error');
    // The first stack lines name files and functions; the message might quote what somebody typed.
    log.error(
      {
        error: name,
        at: stack
          ?.split('\n')
          .filter((line) => line.startsWith('    at '))
          .slice(0, 6),
      },
      'unexpected error',
    );
    return { message: 'internal', ...where, extensions: { code: 'internal' } };
  };
}
