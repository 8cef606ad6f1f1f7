import type { Actor, Locale } from '@pateka/domain';
import { AppError } from '../errors.js';
import type { Loaders } from '../graphql/loaders.js';

/** The signed-in session behind a request, as far as the rest of the house may know it. */
export interface CurrentSession {
  id: string;
  accountId: string;
  /** The token itself: it opens the account's key and is never logged or stored. */
  token: string;
}

/** What a resolver gets as context: one object a request. */
export interface RequestContext {
  actor: Actor;
  session: CurrentSession | null;
  locale: Locale;
  /** A keyed hash of where the request comes from, made by the web server; never an address. */
  source: string;
  loaders: Loaders;
}

/**
 * @returns the session of a request whose field needs one
 * @throws AppError('signed-out')
 */
export function sessionOf(ctx: RequestContext): CurrentSession {
  if (!ctx.session) throw new AppError('signed-out');
  return ctx.session;
}

/** Finds out who asks. The identity slice provides it; the platform knows only this shape. */
export abstract class ActorSource {
  /** @returns the actor behind a session token; a visitor when it is unknown, expired or empty */
  abstract find(token: string): Promise<{ actor: Actor; session: CurrentSession | null }>;
}
