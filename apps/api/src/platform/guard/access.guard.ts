import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { isAllowed } from '@pateka/domain';
import { AppError } from '../errors.js';
import { type Access, ACCESS } from './allow.decorator.js';
import type { RequestContext } from './request-context.js';

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Refuses every root field that says neither `@Allow` nor `@Public`. Silence means denied. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<string>() !== 'graphql') return true;
    const graphql = GqlExecutionContext.create(context);
    if (!ROOTS.has(graphql.getInfo<{ parentType: { name: string } }>().parentType.name))
      return true;
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    if (!access) throw new AppError('not-permitted', 'undeclared');
    if (access.kind === 'public') return true;
    const verdict = isAllowed(graphql.getContext<RequestContext>().actor, access.permission);
    if (!verdict.ok) throw new AppError(verdict.reason);
    return true;
  }
}
