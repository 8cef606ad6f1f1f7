import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import type { Request } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config.js';
import { AccessGuard } from '../guard/access.guard.js';
import { callerOf } from '../guard/caller.js';
import { ActorSource, type RequestContext } from '../guard/request-context.js';
import { errorFormatter } from './format-error.js';
import { LeaveToFormatter } from './leave-to-formatter.filter.js';
import { Loaders } from './loaders.js';
import { onlyRegistered, readOperations } from './registered-operations.js';

/** What the web really asks stays far under these; measured on its own operations. */
export const armor = new ApolloArmor({
  maxDepth: { n: 10 },
  maxAliases: { n: 5 },
  maxDirectives: { n: 10 },
  maxTokens: { n: 1_000 },
  costLimit: { maxCost: 5_000 },
  blockFieldSuggestion: { enabled: true },
});

/** Nothing here is cached by hints, and without this each field of each answer is wrapped for them. */
const withoutCacheHints = ApolloServerPluginCacheControlDisabled();

function contextMaker(source: ActorSource) {
  return async ({ req }: { req: Request }): Promise<RequestContext> => ({
    ...(await callerOf(source, req)),
    loaders: new Loaders(),
  });
}

function apolloOptions(config: Config, source: ActorSource, log: PinoLogger): ApolloDriverConfig {
  const production = config.NODE_ENV === 'production';
  const protection = armor.protect();
  const registered = production ? [onlyRegistered(readOperations(config.OPERATIONS_FILE))] : [];
  return {
    autoSchemaFile: true,
    sortSchema: true,
    introspection: !production,
    playground: false,
    graphiql: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    formatError: errorFormatter(log.logger),
    context: contextMaker(source),
    validationRules: protection.validationRules,
    allowBatchedHttpRequests: false,
    // The armor's types come from Apollo's CommonJS build, which TypeScript takes for another Apollo.
    plugins: [
      withoutCacheHints,
      ...protection.plugins,
      ...registered,
    ] as ApolloDriverConfig['plugins'],
  };
}

/** GraphQL over HTTP and the guard in front of every root field and every route. */
@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG, ActorSource, PinoLogger],
      useFactory: apolloOptions,
    }),
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: LeaveToFormatter },
  ],
})
export class GraphqlModule {}
