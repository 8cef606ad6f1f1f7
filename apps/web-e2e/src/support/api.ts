import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { StackInfo } from './stack.js';

/** Who asks, and in which language. */
export type Asking = { token?: string; locale?: 'bg' | 'en' };

/**
 * Asks the api as the web server would, with a generated document.
 * @throws Error with the api's codes
 */
export async function askApi<Data, Variables>(
  { apiUrl, internalToken }: Pick<StackInfo, 'apiUrl' | 'internalToken'>,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { token, locale = 'bg' }: Asking = {},
): Promise<Data> {
  const response = await fetch(`${apiUrl}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-internal-token': internalToken,
      'x-source': 'journeys',
      'accept-language': locale,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as {
    data?: Data;
    errors?: { message: string }[];
  };
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join() ?? 'no data');
  return data;
}
