import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Locale } from '@pateka/domain';
import type { Request } from 'express';
import type { ActorSource, RequestContext } from './request-context.js';

/** Who asks, in which language and from where: the same for GraphQL and for files. */
export type Caller = Omit<RequestContext, 'loaders'>;

const localeOf = (req: Request): Locale => (req.header('accept-language') === 'en' ? 'en' : 'bg');
const tokenOf = (req: Request): string =>
  req.header('authorization')?.replace(/^Bearer /, '') ?? '';

/** @returns who is behind a request of our web server */
export async function callerOf(source: ActorSource, req: Request): Promise<Caller> {
  return {
    ...(await source.find(tokenOf(req))),
    locale: localeOf(req),
    source: req.header('x-source') ?? 'unknown',
  };
}

const callers = new WeakMap<object, Caller>();

/** Notes who was let through, for the controller behind the guard. */
export function noteCaller(req: Request, caller: Caller): void {
  callers.set(req, caller);
}

/** Who asks for a file: for controllers, which the guard has let the request through to. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callers.get(context.switchToHttp().getRequest<Request>()),
);
