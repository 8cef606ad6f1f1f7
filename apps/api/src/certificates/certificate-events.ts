import { Injectable, type OnModuleInit } from '@nestjs/common';
import { certificateNumber } from '@pateka/credentials';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { dayOf } from '../platform/clock.js';
import { InTransaction } from '../platform/in-transaction.js';
import { announce } from '../platform/outbox/announce.js';
import { insertCertificate } from './certificate.queries.js';

/** What happens to certificates when a course is completed or an account is deleted. */
@Injectable()
export class CertificateEvents implements OnModuleInit {
  constructor(private readonly happenings: InTransaction) {}

  onModuleInit(): void {
    this.happenings.on('course.completed', async (tx, { enrolmentId, now }) => {
      await tx.query(insertCertificate, [
        enrolmentId,
        certificateNumber(randomBytes(5)),
        dayOf(now),
      ]);
    });
    this.happenings.on('account.deleting', (tx, { accountId }) => this.deleteAll(tx, accountId));
  }

  /** Files and links go with the row (cascade); the queue is told to forget. */
  private async deleteAll(tx: EntityManager, accountId: string): Promise<void> {
    const [deleted]: [{ id: string; request: number }[]] = await tx.query(
      `DELETE FROM certificate WHERE enrolment_id IN (SELECT id FROM enrolment WHERE account_id = $1)
       RETURNING id, request`,
      [accountId],
    );
    for (const { id, request } of deleted) {
      await announce(tx, 'certificate.deleted', { certificateId: id, request: String(request) });
    }
  }
}
