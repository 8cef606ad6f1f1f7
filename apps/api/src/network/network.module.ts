import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessCode } from './access-code.entity.js';
import { AccessCodeBatch } from './access-code-batch.entity.js';
import { AccessCodeService } from './access-code.service.js';
import { Cohort } from './cohort.entity.js';
import { CohortLoaders } from './cohort.loaders.js';
import { CohortResolver } from './cohort.resolver.js';
import { CohortService } from './cohort.service.js';
import { Invitation } from './invitation.entity.js';
import { Network } from './network.entity.js';
import { Organisation } from './organisation.entity.js';
import { RedeemResolver } from './redeem.resolver.js';
import { RedeemService } from './redeem.service.js';
import { StaffResolver } from './staff.resolver.js';
import { StaffService } from './staff.service.js';

const entities = [Network, Organisation, Cohort, AccessCodeBatch, AccessCode, Invitation];

/** Networks, organisations, cohorts, access codes and how staff join. */
@Module({
  imports: [TypeOrmModule.forFeature(entities)],
  providers: [
    AccessCodeService,
    CohortLoaders,
    CohortResolver,
    CohortService,
    RedeemResolver,
    RedeemService,
    StaffResolver,
    StaffService,
  ],
  exports: [AccessCodeService, CohortService, StaffService],
})
export class NetworkModule {}
