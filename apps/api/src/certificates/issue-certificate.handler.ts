import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { newPrintedToken } from '../platform/crypto/tokens.js';
import { queryNamed } from '../platform/database/named-query.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { CertificateMaker } from './certificate-maker.js';
import { CertificateStore } from './certificate-store.js';
import { certificateById, type CertificateRow } from './certificate.queries.js';
import { type CertificatePayload, issueCertificate } from './certificates.jobs.js';

/**
 * Makes a certificate. All of it (file, printed code, place in the status list, state) appears in one transaction
 * at the end: killed at any step, it leaves nothing and is repeated.
 */
@Injectable()
@Handles(issueCertificate)
export class IssueCertificateHandler implements JobHandler<CertificatePayload> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly maker: CertificateMaker,
    private readonly store: CertificateStore,
  ) {}

  async handle({ certificateId, request }: CertificatePayload): Promise<void> {
    const [row] = await queryNamed<CertificateRow>(this.db, certificateById, [certificateId]);
    // Deleted, already made, or asked for anew meanwhile: nothing is owed under this request.
    if (!row || row.state !== 'requested' || String(row.request) !== request) return;
    const token = row.withCheckCode ? newPrintedToken() : null;
    const wanted = await this.maker.wanted(row, token);
    // What cannot be set is found out before anything is signed.
    const refusal = await this.maker.refusal(wanted);
    if (refusal) return this.store.fail(row, refusal);
    const made = await this.maker.make(row, wanted);
    await (made.ok ? this.store.finish(row, made, token) : this.store.fail(row, made));
  }
}
