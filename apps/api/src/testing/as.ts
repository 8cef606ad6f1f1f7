import type { Config } from '../platform/config.js';

/** Somebody with a session. `token` may be replaced by a test (a new sign-in). */
export interface Speaker {
  token: string;
}

export interface Answer<Data> {
  status: number;
  /** What GraphQL answered; null beside errors. */
  data: Data | null;
  errors: {
    message: string;
    path?: (string | number)[];
    extensions?: { code?: string; detail?: string };
  }[];
  /** The whole answer as it came. */
  body: string;
  /** Code of the first error, or null. */
  refusal: string | null;
}

export interface Asking {
  locale?: 'bg' | 'en';
  /** Where the request comes from, as the web server would have hashed it; for throttling. */
  source?: string;
}

type Variables = Record<string, unknown>;
/** Fields of an unknown answer; a test names the shape it expects. */
export type Fields = Record<string, unknown>;

export interface Visitor {
  /** Sends a document; never throws for an answer of the api. */
  query<Data = Fields>(
    document: string,
    variables?: Variables,
    asking?: Asking,
  ): Promise<Answer<Data>>;
  /** The data of a document. @throws Error with the answer when there were errors */
  ask<Data = Fields>(document: string, variables?: Variables, asking?: Asking): Promise<Data>;
}

let visits = 0;

type Server = { url: string; config: Pick<Config, 'INTERNAL_TOKEN'> };

/**
 * What every request of the web server carries: internal token, session, source. Unless a test says so every
 * request comes from a source of its own, so that only throttle tests meet the throttle.
 */
export const headersOf = (
  { config }: Pick<Server, 'config'>,
  who?: Speaker | null,
  source = `source ${(visits += 1)}`,
): Record<string, string> => ({
  'x-internal-token': config.INTERNAL_TOKEN,
  'x-source': source,
  ...(who ? { authorization: `Bearer ${who.token}` } : {}),
});

/**
 * Speaks as the web server does: internal token, session in the authorization header, a source (see `headersOf`).
 */
export function as(server: Server, who?: Speaker): Visitor {
  const query: Visitor['query'] = async <Data>(
    document: string,
    variables: Variables = {},
    asking: Asking = {},
  ) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        ...headersOf(server, who, asking.source),
        'content-type': 'application/json',
        'accept-language': asking.locale ?? 'bg',
        'x-operation': rootFieldOf(document),
      },
      body: JSON.stringify({ query: document, variables }),
    });
    return read<Data>(response);
  };
  const ask: Visitor['ask'] = async <Data>(...question: Parameters<typeof query>) => {
    const { data, body, errors } = await query<Data>(...question);
    if (data === null || errors.length > 0) throw new Error(`Refused: ${body}`);
    return data;
  };
  return { query, ask };
}

/** As the web names it: the first root field of a document. */
const rootFieldOf = (document: string): string => /\{\s*(\w+)/.exec(document)?.[1] ?? '';

async function read<Data>(response: Response): Promise<Answer<Data>> {
  const body = await response.text();
  const { data = null, errors = [] } = JSON.parse(body) as Partial<Answer<Data>>;
  return {
    status: response.status,
    data,
    errors,
    body,
    refusal: errors[0]?.extensions?.code ?? null,
  };
}
