import { Module } from '@nestjs/common';
import { CertificateRenderer } from './certificate-renderer.js';
import { CertificatesModule } from './certificates.module.js';
import { ForgetCertificateHandler } from './forget-certificate.handler.js';
import { IssueCertificateHandler } from './issue-certificate.handler.js';

/** The work on certificates that the worker does. */
@Module({
  imports: [CertificatesModule],
  providers: [CertificateRenderer, ForgetCertificateHandler, IssueCertificateHandler],
})
export class CertificatesWorker {}
