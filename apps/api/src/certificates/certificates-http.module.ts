import { Module } from '@nestjs/common';
import { IssuerModule } from '../issuer/issuer.module.js';
import { CertificateCheckController } from './certificate-check.controller.js';
import { CertificateCheckService } from './certificate-check.service.js';

/** Checking a file over HTTP: in the api only, behind its guard and its token. The worker has it not. */
@Module({
  imports: [IssuerModule],
  controllers: [CertificateCheckController],
  providers: [CertificateCheckService],
})
export class CertificatesHttpModule {}
