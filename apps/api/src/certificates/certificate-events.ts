import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CredentialStatusService } from '../issuer/credential-status.service.js';
import { dayOf } from '../platform/clock.js';
import { type Happenings, InTransaction } from '../platform/in-transaction.js';
import { announce } from '../platform/outbox/announce.js';
import { insertCertificate } from './certificate.queries.js';
import { EarlierCertificatesService } from './earlier-certificates.service.js';
import { newNumber } from './new-number.js';

/** What happens to certificates when a course is completed or published, or an account deleted. */
@Injectable()
export class CertificateEvents implements OnModuleInit {
  constructor(
    private readonly happenings: InTransaction,
    private readonly statuses: CredentialStatusService,
    private readonly earlier: EarlierCertificatesService,
  ) {}

  onModuleInit(): void {
    this.happenings.on('course.completed', async (tx, { enrolmentId, now }) => {
      // Who completes while an edition is being published gets hers here or is found by the batch.
      await tx.query(
        `SELECT 1 FROM course WHERE id = (SELECT course_id FROM enrolment WHERE id = $1) FOR SHARE`,
        [enrolmentId],
      );
      await tx.query(insertCertificate, [enrolmentId, newNumber(), dayOf(now)]);
    });
    this.happenings.on('course.published', (tx, published) => this.earlier.begin(tx, published));
    this.happenings.on('account.deleting', (tx, deleting) => this.deleteAll(tx, deleting));
  }

  /** Files and links go with the row (cascade); the queue is told to forget. */
  private async deleteAll(
    tx: EntityManager,
    { accountId, revokeCertificates }: Happenings['account.deleting'],
  ): Promise<void> {
    // In the order in which everybody locks them: a revocation at the same moment waits, or is waited for.
    await tx.query(lockAll, [accountId]);
    const [deleted]: [{ id: string; request: number; credentialId: string | null }[]] =
      await tx.query(
        `DELETE FROM certificate WHERE enrolment_id IN (SELECT id FROM enrolment WHERE account_id = $1)
       RETURNING id, request, credential_id AS "credentialId"`,
        [accountId],
      );
    const issued = deleted.flatMap(({ credentialId }) => credentialId ?? []);
    if (revokeCertificates) await this.statuses.revoke(tx, issued, 'holder-asked');
    for (const { id, request } of deleted) {
      await announce(tx, 'certificate.deleted', { certificateId: id, request: String(request) });
    }
  }
}

const lockAll = `
  SELECT 1 FROM certificate WHERE enrolment_id IN (SELECT id FROM enrolment WHERE account_id = $1)
  ORDER BY enrolment_id, version FOR UPDATE`;
