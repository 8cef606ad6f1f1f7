import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type Actor, isAllowed } from '@pateka/domain';
import type { Request } from 'express';
import { AppError } from '../errors.js';
import { type Access, ACCESS } from './allow.decorator.js';
import { callerOf, noteCaller } from './caller.js';
import { ActorSource, type RequestContext } from './request-context.js';

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Refuses every root field and every route that says neither `@Allow` nor `@Public`. Silence means denied. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly source: ActorSource,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType<string>() !== 'graphql') return this.passesRoute(context);
    const graphql = GqlExecutionContext.create(context);
    if (!ROOTS.has(graphql.getInfo<{ parentType: { name: string } }>().parentType.name))
      return true;
    return passes(this.accessOf(context), graphql.getContext<RequestContext>().actor);
  }

  private async passesRoute(context: ExecutionContext): Promise<boolean> {
    const access = this.accessOf(context);
    const req = context.switchToHttp().getRequest<Request>();
    const caller = await callerOf(this.source, req);
    noteCaller(req, caller);
    return passes(access, caller.actor);
  }

  private accessOf(context: ExecutionContext): Access {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw new AppError('not-permitted', 'undeclared');
    return access;
  }
}

function passes(access: Access, actor: Actor): true {
  if (access.kind === 'public') return true;
  const verdict = isAllowed(actor, access.permission);
  if (!verdict.ok) throw new AppError(verdict.reason);
  return true;
}
