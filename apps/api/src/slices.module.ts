import { Module } from '@nestjs/common';
import { CertificatesModule } from './certificates/certificates.module.js';
import { CoursesModule } from './courses/courses.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LearningModule } from './learning/learning.module.js';
import { NetworkModule } from './network/network.module.js';

/** The slices, from the ground up. */
@Module({
  imports: [IdentityModule, NetworkModule, CoursesModule, LearningModule, CertificatesModule],
})
export class SlicesModule {}
