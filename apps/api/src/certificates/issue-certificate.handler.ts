import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CertificateInput, RenderResult } from '@pateka/credentials';
import type { DataSource } from 'typeorm';
import { insertEvents } from '../learning/completion.queries.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { newToken } from '../platform/crypto/tokens.js';
import { Vault } from '../platform/crypto/vault.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { Certificate } from './certificate.entity.js';
import { CertificateFile } from './certificate-file.entity.js';
import { filePurpose, holderName, hoursOn } from './certificate-name.js';
import { certificateById, type CertificateRow } from './certificate.queries.js';
import { type CertificatePayload, issueCertificate } from './certificates.jobs.js';
import { CertificateRenderer } from './certificate-renderer.js';
import { ShareService } from './share.service.js';

/**
 * Makes the document. All that a reader can see of it (file, printed code, state) appears in one
 * transaction after rendering: killed at any step, it leaves nothing half done and is repeated.
 */
@Injectable()
@Handles(issueCertificate)
export class IssueCertificateHandler implements JobHandler<CertificatePayload> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly vault: Vault,
    private readonly renderer: CertificateRenderer,
    private readonly shares: ShareService,
    private readonly clock: Clock,
  ) {}

  async handle({ certificateId, request }: CertificatePayload): Promise<void> {
    const [row]: CertificateRow[] = await this.db.query(certificateById, [certificateId]);
    // Deleted, already made, or asked for anew meanwhile: nothing is owed under this request.
    if (!row || row.state !== 'requested' || String(row.request) !== request) return;
    const token = row.withCheckCode ? newToken() : null;
    const result = await this.renderer.render(this.inputFor(row, token));
    await this.store(row, token, result);
  }

  private inputFor(row: CertificateRow, token: string | null): CertificateInput {
    return {
      locale: row.locale,
      title: row.title[row.locale],
      holderName: holderName(this.vault, row),
      hours: hoursOn(row.minutes),
      outcomes: row.outcomes[row.locale],
      completedOn: row.completedOn,
      number: row.number,
      issuerName: this.config.ISSUER_NAME,
      checkUrl: token && this.shares.address(token),
    };
  }

  private async store(
    row: CertificateRow,
    token: string | null,
    result: RenderResult,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const certificate = await tx.findOne(Certificate, {
        where: { id: row.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (certificate?.state !== 'requested' || certificate.request !== row.request) return;
      if (!result.ok) {
        await tx.update(
          Certificate,
          { id: row.id },
          { state: 'failed', failure: `${result.reason} ${result.detail}` },
        );
        return;
      }
      const pdfEncrypted = this.vault.seal(result.pdf, filePurpose(row.id));
      await tx.insert(CertificateFile, { certificateId: row.id, pdfEncrypted });
      const fields = { name: row.nameEncrypted !== null, hours: true };
      if (token)
        await this.shares.create(tx, row.id, { kind: 'printed', fields, expiresOn: null }, token);
      await tx.update(Certificate, { id: row.id }, { state: 'ready', readyAt: this.clock.now() });
      await tx.query(insertEvents, [row.enrolmentId, 'certificate', ['course'], [row.courseId]]);
    });
  }
}
