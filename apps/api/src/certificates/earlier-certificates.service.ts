import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { StaffActor } from '@pateka/domain';
import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { AppError } from '../platform/errors.js';
import type { Happenings } from '../platform/in-transaction.js';
import { announce } from '../platform/outbox/announce.js';
import { batchState, insertBatch } from './earlier-certificates.queries.js';

/** Certificates for people who finished a course before it gave any. */
@Injectable()
export class EarlierCertificatesService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** An edition was published: if it gives a certificate, whoever finished without one is to get one. */
  async begin(
    tx: EntityManager,
    { courseEditionId, now }: Happenings['course.published'],
  ): Promise<void> {
    const batchId = randomUUID();
    const made: unknown[] = await tx.query(insertBatch, [batchId, courseEditionId, now]);
    if (made.length > 0) await announce(tx, 'certificate-batch.requested', { batchId });
  }

  /**
   * @returns none, running or done, for the newest batch of a course; no number, since staff see releases only
   * @throws AppError('not-found') for a course of another network
   */
  async state(actor: StaffActor, courseId: string): Promise<string> {
    const [row]: { state: string }[] = await this.db.query(batchState, [courseId, actor.networkId]);
    if (!row) throw new AppError('not-found');
    return row.state;
  }
}
