import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  accessCodeBytes,
  type Actor,
  canManageCohort,
  formatAccessCode,
  formatSerial,
  normaliseAccessCode,
  parseSerial,
  type StaffActor,
} from '@pateka/domain';
import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Clock, DAY, dayOf, later } from '../platform/clock.js';
import { Vault } from '../platform/crypto/vault.js';
import { AppError } from '../platform/errors.js';
import { Throttle } from '../platform/throttle.js';
import { AccessCode } from './access-code.entity.js';
import { AccessCodeBatch } from './access-code-batch.entity.js';
import { Cohort } from './cohort.entity.js';
import { IssuedCards, type IssueCodesInput } from './network.types.js';

const MOST_CARDS = 200;
const MOST_DAYS = 365;

/** Issuing and voiding of access codes, the coordinator's side. */
@Injectable()
export class AccessCodeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly vault: Vault,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a batch of single-use codes. They are in plain in the answer and nowhere else.
   * @returns the cards to print, or Refused('count' | 'days' | 'already-issued': the form came twice)
   */
  async issue(actor: StaffActor, input: IssueCodesInput): Promise<IssuedCards | Refused> {
    if (!(input.count >= 1 && input.count <= MOST_CARDS)) return new Refused('count');
    if (!(input.validDays >= 1 && input.validDays <= MOST_DAYS)) return new Refused('days');
    return this.db.transaction(async (tx) => {
      const cohort = await this.ownCohort(tx, actor, input.cohortId);
      const { batchId } = input;
      if (await tx.existsBy(AccessCodeBatch, { id: batchId })) return new Refused('already-issued');
      const now = this.clock.now();
      const expiresAt = later(now, input.validDays * DAY);
      await tx.insert(AccessCodeBatch, {
        id: batchId,
        cohortId: cohort.id,
        size: input.count,
        createdOn: dayOf(now),
        expiresAt,
      });
      const cards = await this.newCards(tx, cohort, input.count);
      await tx.insert(
        AccessCode,
        cards.map(({ code, serial }) => ({
          networkId: cohort.networkId,
          batchId,
          cohortId: cohort.id,
          hash: this.hash(code),
          serial,
          expiresAt,
          usesLeft: 1,
        })),
      );
      await audit(tx, actor, 'access-codes.issued', { kind: 'batch', id: batchId });
      return Object.assign(new IssuedCards(), { cohortName: cohort.name, expiresAt, cards });
    });
  }

  /**
   * Voids a lost card by its printed serial. Used, unused, void and unknown cards answer alike: nobody
   * learns from it whether a card was used (safety 19).
   * @returns whether the text can be a serial at all
   */
  async void(actor: StaffActor, typed: string): Promise<boolean> {
    const parts = parseSerial(typed);
    if (!parts) return false;
    const serial = formatSerial(parts.cohortNumber, parts.n);
    await this.db.transaction(async (tx) => {
      await tx.update(AccessCode, { networkId: actor.networkId, serial }, { voided: true });
      await audit(tx, actor, 'access-code.voided', { kind: 'serial', id: serial });
    });
    return true;
  }

  /**
   * Voids every card of a batch: a lost envelope, or cards that were never printed. Answers alike
   * whether and how many of them were used.
   * @throws AppError('not-found') also for a batch of another network
   */
  async voidBatch(actor: StaffActor, batchId: string): Promise<boolean> {
    await this.db.transaction(async (tx) => {
      const batch = await tx.findOneBy(AccessCodeBatch, { id: batchId });
      if (!batch) throw new AppError('not-found');
      await this.ownCohort(tx, actor, batch.cohortId);
      await tx.update(AccessCode, { batchId }, { voided: true });
      await tx.update(AccessCodeBatch, { id: batchId }, { voided: true });
      await audit(tx, actor, 'access-code-batch.voided', { kind: 'batch', id: batchId });
    });
    return true;
  }

  /** @returns the batches of a cohort, the newest first */
  async batches(actor: Actor, cohortId: string): Promise<AccessCodeBatch[]> {
    await this.ownCohort(this.db.manager, actor, cohortId);
    return this.db.manager.find(AccessCodeBatch, {
      where: { cohortId },
      order: { createdOn: 'DESC', expiresAt: 'DESC' },
    });
  }

  /**
   * Counts a try with a code that somebody typed.
   * @returns the hash to look it up with; of something that cannot be a code it fits none
   * @throws AppError('too-many-tries')
   */
  async typed(typed: string, source: string): Promise<Buffer> {
    const canonical = normaliseAccessCode(typed) ?? '';
    await this.throttle.count('access-code', source, canonical);
    return this.hash(canonical);
  }

  /** @returns the keyed hash under which a code in canonical form is kept */
  hash(code: string): Buffer {
    return this.vault.fingerprint(code, 'access-code');
  }

  private async newCards(tx: EntityManager, cohort: Cohort, count: number) {
    // The highest, not the count: old batches are cleared away, and a printed serial is never given twice.
    const [highest]: [{ n: number }] = await tx.query(
      `SELECT COALESCE(max(split_part(serial, '-', 2)::int), 0) AS n FROM access_code WHERE cohort_id = $1`,
      [cohort.id],
    );
    return Array.from({ length: count }, (_, index) => ({
      code: formatAccessCode(randomBytes(accessCodeBytes)),
      serial: formatSerial(cohort.number, highest.n + index + 1),
    }));
  }

  /** Locks the cohort, so that two batches at once do not give one serial twice. */
  private async ownCohort(tx: EntityManager, actor: Actor, id: string): Promise<Cohort> {
    const inTransaction = tx.queryRunner?.isTransactionActive ?? false;
    const cohort = await tx.findOne(Cohort, {
      where: { id },
      ...(inTransaction ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
    // A foreign cohort answers like one that does not exist.
    if (!cohort || !canManageCohort(actor, cohort).ok) throw new AppError('not-found');
    return cohort;
  }
}
