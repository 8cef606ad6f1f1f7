import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { RequestEvent } from '@sveltejs/kit';
import { Kind, print, type DocumentNode } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import { Pool } from 'undici';
import { apiError } from './api-errors.js';
import { config } from './config.js';
import { sourceMark } from './source.js';

/** A hanging API must not hang the page: after this the reader gets a kind message. */
const PATIENCE_MS = 10_000;

let client: GraphQLClient | undefined;

/**
 * graphql-request's fetch over kept-alive connections. Of an answer graphql-request reads the status, one
 * header and the text, so that is all it gets: a whole Response for each question costs a tenth of a page.
 */
function pooledFetch(pool: Pool): typeof globalThis.fetch {
  // graphql-request calls with an address, a text body and plain headers only.
  return async (input, init) => {
    const { statusCode, headers, body } = await pool.request({
      path: new URL(String(input)).pathname,
      method: 'POST',
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: typeof init?.body === 'string' ? init.body : null,
    });
    const answer = {
      ok: statusCode >= 200 && statusCode < 300,
      status: statusCode,
      headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
      text: () => body.text(),
    };
    return answer as unknown as Response;
  };
}

function connect(): GraphQLClient {
  const { API_URL } = config();
  const pool = new Pool(new URL(API_URL).origin, {
    connections: 64,
    keepAliveTimeout: 30_000,
    connect: { timeout: 2_000 },
    headersTimeout: PATIENCE_MS,
    bodyTimeout: PATIENCE_MS,
  });
  return new GraphQLClient(new URL('/graphql', API_URL).href, {
    fetch: pooledFetch(pool),
    excludeOperationName: true,
  });
}

const texts = new WeakMap<DocumentNode, string>();

/** The text of an operation; printed once, because it is asked with every page. */
function textOf(document: DocumentNode): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  texts.set(document, text);
  return text;
}

/** The root field that a document asks for: by it the API knows how long a request may be. */
function rootFieldOf({ definitions: [operation] }: DocumentNode): string {
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return '';
  const [field] = operation.selectionSet.selections;
  return field?.kind === Kind.FIELD ? field.name.value : '';
}

/** What goes along with every question: our token, whose session, in which language, from where. */
export function headersFor({ locals, getClientAddress }: RequestEvent): Record<string, string> {
  const { INTERNAL_TOKEN } = config();
  return {
    'x-internal-token': INTERNAL_TOKEN,
    'x-source': sourceMark(getClientAddress(), INTERNAL_TOKEN, new Date()),
    'x-request-id': locals.requestId,
    'accept-language': locals.locale,
    ...(locals.session === null ? {} : { authorization: `Bearer ${locals.session}` }),
  };
}

/**
 * Asks the API on behalf of the reader.
 * @param event the request being answered: its session, language and origin go along
 * @param document a generated document of @pateka/api-client
 * @param variables the document's variables
 * @returns the data
 * @throws ApiError with the API's code; "unreachable" when there is no answer. Unhandled, it becomes
 * an error page (hooks.server.ts); in a form action, `failure()` turns it into a message.
 */
export async function request<Data, Variables extends Record<string, unknown>>(
  event: RequestEvent,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  client ??= connect();
  try {
    return await client.request<Data>(textOf(document), variables, {
      ...headersFor(event),
      'x-operation': rootFieldOf(document),
    });
  } catch (cause) {
    throw apiError(cause);
  }
}

/** Asks the API whether it can work; false when it does not answer within two seconds. */
export async function isApiReady(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(2_000);
    const answer = await fetch(new URL('/health/ready', config().API_URL), { signal });
    return answer.ok;
  } catch {
    return false;
  }
}
