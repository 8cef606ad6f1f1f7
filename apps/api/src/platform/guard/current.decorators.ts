import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from './request-context.js';

const contextOf = (context: ExecutionContext) =>
  GqlExecutionContext.create(context).getContext<RequestContext>();

/** The whole request context. */
export const Ctx = createParamDecorator((_: unknown, context: ExecutionContext) =>
  contextOf(context),
);

/** Who asks. */
export const Current = createParamDecorator(
  (_: unknown, context: ExecutionContext) => contextOf(context).actor,
);
