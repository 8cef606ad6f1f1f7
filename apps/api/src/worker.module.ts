import { Module } from '@nestjs/common';
import { CertificatesWorker } from './certificates/certificates.worker.js';
import { IdentityWorker } from './identity/identity.worker.js';
import { MediaWorker } from './media/media.worker.js';
import { NetworkWorker } from './network/network.worker.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { ReportsWorker } from './reports/reports.worker.js';
import { SlicesModule } from './slices.module.js';
import { TransferWorker } from './transfer/transfer.worker.js';

/** The worker: the same slices without GraphQL, with the queue and the handlers. */
@Module({
  imports: [
    PlatformModule,
    JobsModule,
    SlicesModule,
    IdentityWorker,
    NetworkWorker,
    MediaWorker,
    TransferWorker,
    CertificatesWorker,
    ReportsWorker,
  ],
})
export class WorkerModule {}
