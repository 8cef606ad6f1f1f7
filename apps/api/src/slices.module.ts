import { Module } from '@nestjs/common';
import { AuthoringModule } from './authoring/authoring.module.js';
import { BankModule } from './bank/bank.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { ComposingModule } from './composing/composing.module.js';
import { CoursesModule } from './courses/courses.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { IssuerModule } from './issuer/issuer.module.js';
import { LearningModule } from './learning/learning.module.js';
import { MediaModule } from './media/media.module.js';
import { NetworkModule } from './network/network.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { TransferModule } from './transfer/transfer.module.js';

const slices = [
  IdentityModule,
  NetworkModule,
  MediaModule,
  CoursesModule,
  BankModule,
  AuthoringModule,
  TransferModule,
  ComposingModule,
  LearningModule,
  IssuerModule,
  CertificatesModule,
  ReportsModule,
];

/** The slices, from the ground up. */
@Module({ imports: slices, exports: slices })
export class SlicesModule {}
