import { randomUUID } from 'node:crypto';
import type { TestApp } from '../testing/app.js';
import type { Speaker } from '../testing/as.js';

export interface Wish {
  id: string;
  name: string;
  days: number;
}

interface Issuing {
  issueReportToken: {
    __typename: string;
    token?: string;
    name?: string;
    expiresOn?: string;
    reason?: string;
  };
}

export const issueMutation = `mutation ($input: IssueReportTokenInput!) {
  issueReportToken(input: $input) {
    __typename
    ... on IssuedReportToken { token name expiresOn }
    ... on Refused { reason }
  }
}`;

export const revokeMutation = 'mutation ($id: ID!) { revokeReportToken(id: $id) }';

export const tokensQuery =
  '{ reportTokens { id name createdOn expiresOn lastUsedOn revoked alive } }';

export interface Tokens {
  reportTokens: {
    id: string;
    name: string;
    createdOn: string;
    expiresOn: string;
    lastUsedOn: string | null;
    revoked: boolean;
    alive: boolean;
  }[];
}

/** What the api answers to a form for a token. */
export async function issue(house: TestApp, who: Speaker, wish: Partial<Wish> = {}) {
  const input = { id: randomUUID(), name: 'Отчет за донора', days: 90, ...wish };
  return (await house.as(who).ask<Issuing>(issueMutation, { input })).issueReportToken;
}

/** A token that works, with its id. */
export async function issued(
  house: TestApp,
  who: Speaker,
  wish: Partial<Wish> = {},
): Promise<{ id: string; token: string }> {
  const id = wish.id ?? randomUUID();
  const { token } = await issue(house, who, { ...wish, id });
  if (token === undefined) throw new Error('No token was made.');
  return { id, token };
}
