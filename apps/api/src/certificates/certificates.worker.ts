import { Module } from '@nestjs/common';
import { IssuerModule } from '../issuer/issuer.module.js';
import { CertificateMaker } from './certificate-maker.js';
import { CertificateRenderer } from './certificate-renderer.js';
import { CertificateSigner } from './certificate-signer.js';
import { CertificateStore } from './certificate-store.js';
import { CertificatesModule } from './certificates.module.js';
import { ForgetCertificateHandler } from './forget-certificate.handler.js';
import { GatherEarlierHandler } from './gather-earlier.handler.js';
import { IssueCertificateHandler } from './issue-certificate.handler.js';

/** The work on certificates that the worker does. */
@Module({
  imports: [CertificatesModule, IssuerModule],
  providers: [
    CertificateMaker,
    CertificateRenderer,
    CertificateSigner,
    CertificateStore,
    ForgetCertificateHandler,
    GatherEarlierHandler,
    IssueCertificateHandler,
  ],
})
export class CertificatesWorker {}
