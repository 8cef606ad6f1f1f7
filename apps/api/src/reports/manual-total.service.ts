import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { checkManualTotal, isManualPeriod, type Locale, type StaffActor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { AppError } from '../platform/errors.js';
import {
  dropManualTotal,
  isCourseOf,
  manualTotalById,
  type ManualTotalRow,
  manualTotalsAt,
  manualTotalsOf,
  putManualTotal,
} from './manual-total.queries.js';
import {
  type ManualTotal,
  ManualTotalDeleted,
  type ManualTotalInput,
  ManualTotalSaved,
} from './manual-total.types.js';

/** Totals of people taught off-line. They wait until a release takes them, and stay as they are from then on. */
@Injectable()
export class ManualTotalService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @returns every total of the actor's network, those that still wait first */
  list({ networkId }: StaffActor, locale: Locale): Promise<ManualTotal[]> {
    return this.db.query(manualTotalsOf, [networkId, locale]);
  }

  /**
   * Keeps a total, in the place of the one that waits for the same course and month.
   * @returns its id with what it replaced, or Refused with the reason of the rule, 'period' for a month that cannot
   *   have one, 'released' where a release has taken the total of this course and month
   * @throws AppError('not-found') for a course that the network has not published
   */
  async save(actor: StaffActor, input: ManualTotalInput): Promise<ManualTotalSaved | Refused> {
    const { courseId, period } = input;
    const present = this.clock.now().toISOString().slice(0, 7);
    if (!isManualPeriod(period, present)) return new Refused('period');
    const outcome = checkManualTotal(input, this.config.DISCLOSURE_THRESHOLD);
    if (!outcome.ok) return new Refused(outcome.reason);
    return this.db.transaction(async (tx) => {
      await lockNetwork(tx, actor);
      const { networkId } = actor;
      const known: unknown[] = await tx.query(isCourseOf, [networkId, courseId]);
      if (known.length === 0) throw new AppError('not-found', 'course');
      const there: ManualTotalRow[] = await tx.query(manualTotalsAt, [networkId, period, courseId]);
      if (there.some(({ releasedIn }) => releasedIn !== null)) return new Refused('released');
      return this.put(tx, actor, { input, before: there[0] });
    });
  }

  /**
   * Takes a total back that no release has taken.
   * @returns its id, or Refused('released')
   * @throws AppError('not-found') also for a total of another network
   */
  async remove(actor: StaffActor, id: string): Promise<ManualTotalDeleted | Refused> {
    return this.db.transaction(async (tx) => {
      await lockNetwork(tx, actor);
      const [total]: ManualTotalRow[] = await tx.query(manualTotalById, [actor.networkId, id]);
      if (!total) throw new AppError('not-found');
      if (total.releasedIn !== null) return new Refused('released');
      await tx.query(dropManualTotal, [actor.networkId, id]);
      await audit(tx, actor, 'manual-total.deleted', { kind: 'manual-total', id });
      return new ManualTotalDeleted(id);
    });
  }

  private async put(
    tx: EntityManager,
    actor: StaffActor,
    { input, before }: { input: ManualTotalInput; before: ManualTotalRow | undefined },
  ): Promise<ManualTotalSaved> {
    const { period, courseId, enrolled, completed, hours } = input;
    const place = [actor.networkId, period, courseId];
    const [row]: { id: string }[] = await tx.query(putManualTotal, [
      ...place,
      ...[enrolled, completed, hours, actor.accountId, this.clock.now()],
    ]);
    const id = row?.id ?? '';
    await audit(tx, actor, 'manual-total.saved', { kind: 'manual-total', id });
    const isSame =
      before?.enrolled === enrolled && before.completed === completed && before.hours === hours;
    return new ManualTotalSaved(id, before && !isSame ? before : null);
  }
}

/** Closing a period holds the same lock: a total goes into a release as it stands, or waits for the next one. */
async function lockNetwork(tx: EntityManager, { networkId }: StaffActor): Promise<void> {
  await tx.query('SELECT 1 FROM network WHERE id = $1 FOR NO KEY UPDATE', [networkId]);
}
