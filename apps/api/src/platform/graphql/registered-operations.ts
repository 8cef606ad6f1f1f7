import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ErrorCode } from '../errors.js';

/** The refusal of an operation that is not on the list. */
export const NOT_REGISTERED = 'not-registered' satisfies ErrorCode;

const manifest = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());

/**
 * Reads the list of operations that our own web is built with.
 * @param file a JSON object: SHA-256 of the operation's text (hex) → its name
 * @throws Error when the file cannot be read or has another form
 */
export function readOperations(file: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(manifest.parse(JSON.parse(readFileSync(file, 'utf8')))));
}

/** Answers only operations of the list; the text of any other is not even parsed (safety 39). */
export function onlyRegistered(operations: ReadonlyMap<string, string>): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      didResolveSource: async ({ queryHash }) => {
        if (!operations.has(queryHash)) {
          throw new GraphQLError(NOT_REGISTERED);
        }
      },
    }),
  };
}
