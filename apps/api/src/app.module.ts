import { Module } from '@nestjs/common';
import { CertificatesHttpModule } from './certificates/certificates-http.module.js';
import { MediaHttpModule } from './media/media-http.module.js';
import { ReportsHttpModule } from './reports/reports-http.module.js';
import { SlicesModule } from './slices.module.js';
import { TransferHttpModule } from './transfer/transfer-http.module.js';
import { GraphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';

/** The api: every slice, behind GraphQL; files go past it. */
@Module({
  imports: [
    PlatformModule,
    GraphqlModule,
    SlicesModule,
    MediaHttpModule,
    TransferHttpModule,
    CertificatesHttpModule,
    ReportsHttpModule,
  ],
})
export class AppModule {}
