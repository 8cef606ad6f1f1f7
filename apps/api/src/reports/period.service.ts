import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { mayCloseEarly, monthStart, nextCloseOf, periodOf, type StaffActor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { Clock, dayOf, later } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { unhurried } from '../platform/database/unhurried.js';
import { announce } from '../platform/outbox/announce.js';
import { type PublishedFigure, ReleaseMaker } from './release-maker.js';
import { Release } from './release.entity.js';
import { PeriodClosed } from './report.types.js';

/** A period to close: half open, [fromAt, toAt). */
export interface Period {
  networkId: string;
  /** The month it is counted to, YYYY-MM. */
  period: string;
  fromAt: Date;
  toAt: Date;
}

/** Undoes the transaction that would have published nothing. */
class NothingToShow extends Error {}

/** Closing periods: the only place where exact counts exist, for as long as one transaction. */
@Injectable()
export class PeriodService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly maker: ReleaseMaker,
  ) {}

  /** @returns the day on which the next release comes, YYYY-MM-DD */
  nextReleaseOn(): string {
    return dayOf(nextCloseOf(this.clock.now()));
  }

  /**
   * Takes up all open events, counts them, passes them through the disclosure control and freezes what
   * it lets through.
   * @returns what was published
   */
  async close(tx: EntityManager, period: Period): Promise<PublishedFigure[]> {
    const { networkId } = period;
    // Two closings at once: the second waits here and then finds nothing open.
    await tx.query('SELECT 1 FROM network WHERE id = $1 FOR NO KEY UPDATE', [networkId]);
    const number = 1 + ((await tx.maximum(Release, 'number', { networkId })) ?? 0);
    const release = await tx.save(tx.create(Release, { ...period, number }));
    const figures = await this.maker.make(tx, release);
    const column = <Key extends keyof (typeof figures)[number]>(key: Key) =>
      figures.map((figure) => figure[key]);
    await tx.query(
      `INSERT INTO released_cell (release_id, span, dimension, category, measure, value)
       SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[])`,
      [
        release.id,
        column('span'),
        column('dimension'),
        column('category'),
        column('measure'),
        column('value'),
      ],
    );
    await announce(tx, 'period.closed', { releaseId: release.id });
    return figures;
  }

  /** A coordinator's button, in the demo only; refused when the release would show nothing. */
  async closeNow(actor: StaffActor): Promise<PeriodClosed | Refused> {
    if (!this.config.DEMO) return new Refused('not-a-demo');
    const now = this.clock.now();
    try {
      return await this.db.transaction(async (tx) => {
        const period = {
          networkId: actor.networkId,
          period: periodOf(now),
          fromAt: await this.openSince(tx, actor.networkId),
          toAt: now,
        };
        if (!mayCloseEarly(await this.close(tx, period))) throw new NothingToShow();
        await audit(tx, actor, 'period.closed', { kind: 'period', id: period.period });
        return new PeriodClosed(period.period);
      });
    } catch (error) {
      if (error instanceof NothingToShow) return new Refused('too-little');
      throw error;
    }
  }

  /** Closes what ended with the last month, for each network that has not done so. */
  async closeEndedMonths(): Promise<void> {
    const toAt = monthStart(this.clock.now());
    const networks: { id: string }[] = await this.db.query('SELECT id FROM network');
    for (const { id } of networks) {
      await this.db.transaction(async (tx) => {
        await unhurried(tx);
        await tx.query('SELECT 1 FROM network WHERE id = $1 FOR NO KEY UPDATE', [id]);
        const fromAt = await this.openSince(tx, id);
        if (fromAt < toAt)
          await this.close(tx, { networkId: id, period: periodOf(later(toAt, -1)), fromAt, toAt });
      });
    }
  }

  /** Since when the present period is open: the end of the last one, or the network's first month. */
  private async openSince(tx: EntityManager, networkId: string): Promise<Date> {
    const last = await tx.findOne(Release, { where: { networkId }, order: { number: 'DESC' } });
    return last?.toAt ?? new Date(0);
  }
}
