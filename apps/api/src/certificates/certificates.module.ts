import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IssuerModule } from '../issuer/issuer.module.js';
import { LearningModule } from '../learning/learning.module.js';
import { Certificate } from './certificate.entity.js';
import { CertificateBatch } from './certificate-batch.entity.js';
import { CertificateEvents } from './certificate-events.js';
import { CertificateFile } from './certificate-file.entity.js';
import { CertificateFileService } from './certificate-file.service.js';
import { CertificateResolver } from './certificate.resolver.js';
import { CertificateService } from './certificate.service.js';
import { EarlierCertificatesService } from './earlier-certificates.service.js';
import { RevokeService } from './revoke.service.js';
import { ShareCheck } from './share-check.entity.js';
import { ShareLink } from './share-link.entity.js';
import { ShareService } from './share.service.js';

/** Certificates: choosing, downloading, sharing, checking. The worker adds the handlers. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Certificate,
      CertificateBatch,
      CertificateFile,
      ShareCheck,
      ShareLink,
    ]),
    IssuerModule,
    LearningModule,
  ],
  providers: [
    CertificateEvents,
    CertificateFileService,
    CertificateResolver,
    CertificateService,
    EarlierCertificatesService,
    RevokeService,
    ShareService,
  ],
  exports: [CertificateService, ShareService],
})
export class CertificatesModule {}
