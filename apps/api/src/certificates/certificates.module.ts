import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LearningModule } from '../learning/learning.module.js';
import { Certificate } from './certificate.entity.js';
import { CertificateEvents } from './certificate-events.js';
import { CertificateFile } from './certificate-file.entity.js';
import { CertificateResolver } from './certificate.resolver.js';
import { CertificateService } from './certificate.service.js';
import { ShareLink } from './share-link.entity.js';
import { ShareService } from './share.service.js';

/** Certificates: choosing, downloading, sharing, checking. The worker adds the handlers. */
@Module({
  imports: [TypeOrmModule.forFeature([Certificate, CertificateFile, ShareLink]), LearningModule],
  providers: [CertificateEvents, CertificateResolver, CertificateService, ShareService],
  exports: [CertificateService, ShareService],
})
export class CertificatesModule {}
