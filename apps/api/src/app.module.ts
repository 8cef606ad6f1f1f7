import { Module } from '@nestjs/common';
import { SlicesModule } from './slices.module.js';
import { GraphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';

/** The api: every slice, behind GraphQL. */
@Module({ imports: [PlatformModule, GraphqlModule, SlicesModule] })
export class AppModule {}
