import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { announce } from '../platform/outbox/announce.js';
import { CertificateBatch } from './certificate-batch.entity.js';
import { type BatchPayload, type CertificatePayload, gatherEarlier } from './certificates.jobs.js';
import { insertEarlier, withoutCertificate } from './earlier-certificates.queries.js';
import { newNumber } from './new-number.js';

/** So many in one transaction: a course that thousands finished holds up nobody who is learning. */
const AT_ONCE = 200;

interface Finished {
  enrolmentId: string;
  completedOn: string;
  locale: string;
}

/**
 * Asks for a certificate for each who finished before the course gave any; every one is then issued by a job of
 * its own. Ended anywhere it goes on where it was.
 */
@Injectable()
@Handles(gatherEarlier)
export class GatherEarlierHandler implements JobHandler<BatchPayload> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async handle({ batchId }: BatchPayload): Promise<void> {
    while ((await this.askForSome(batchId)) > 0);
    await this.db.manager.update(CertificateBatch, { id: batchId }, { state: 'issuing' });
  }

  /** @returns how many were found */
  private askForSome(batchId: string): Promise<number> {
    return this.db.transaction(async (tx) => {
      const found: Finished[] = await tx.query(withoutCertificate, [batchId, AT_ONCE]);
      if (found.length === 0) return 0;
      const asked: CertificatePayload[] = await tx.query(insertEarlier, [
        batchId,
        this.clock.now(),
        found.map(({ enrolmentId }) => enrolmentId),
        found.map(newNumber),
        found.map(({ completedOn }) => completedOn),
        found.map(({ locale }) => locale),
      ]);
      for (const ids of asked) await announce(tx, 'certificate.requested', ids);
      return found.length;
    });
  }
}
