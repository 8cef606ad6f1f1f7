import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { unhurried } from '../platform/database/unhurried.js';
import { countMissing, forgetOpenTally, openTally, untellOpenEvents } from './tally.queries.js';
import { TallyService } from './tally.service.js';

/** What a check found of one network: nothing when both are 0. */
export interface TallyChecked {
  networkId: string;
  /** Counts that are not what counting anew gives. */
  differences: number;
  /** Completions and enrolments of the open period that no line tells of. */
  missing: number;
}

interface TallyRow {
  dimension: string;
  category: string;
  measure: string;
  bucket: number;
  count: number;
}

/** Takes back what was only counted to compare. */
class OnlyCompared extends Error {}

const keyOf = ({ dimension, category, measure, bucket }: TallyRow): string =>
  JSON.stringify([dimension, category, measure, bucket]);

function differencesOf(kept: readonly TallyRow[], anew: readonly TallyRow[]): number {
  const left = new Map(kept.map((row) => [keyOf(row), row.count]));
  let differences = 0;
  for (const row of anew) {
    if (left.get(keyOf(row)) !== row.count) differences += 1;
    left.delete(keyOf(row));
  }
  return differences + left.size;
}

/** Compares the read model of the open period with its source, every night. */
@Injectable()
export class TallyCheckService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly tally: TallyService,
    private readonly clock: Clock,
    private readonly log: PinoLogger,
  ) {}

  /**
   * Checks each network and keeps what was found; a difference is reported in the log, as numbers only. Nothing is
   * mended: that is for `npm run reports:rebuild`, once somebody has looked at it.
   */
  async checkAll(): Promise<TallyChecked[]> {
    const networks: { id: string }[] = await this.db.query('SELECT id FROM network ORDER BY id');
    const found: TallyChecked[] = [];
    for (const { id: networkId } of networks) {
      const checked = { networkId, ...(await this.check(networkId)) };
      await this.db.query(
        'INSERT INTO tally_check (network_id, checked_at, differences, missing) VALUES ($1, $2, $3, $4)',
        [networkId, this.clock.now(), checked.differences, checked.missing],
      );
      if (checked.differences + checked.missing > 0)
        this.log.warn(checked, 'the counts of the open period differ from their source');
      found.push(checked);
    }
    return found;
  }

  private async check(networkId: string): Promise<Omit<TallyChecked, 'networkId'>> {
    const found = { differences: 0, missing: 0 };
    try {
      await this.db.transaction(async (tx) => {
        await unhurried(tx);
        await tx.query('SELECT 1 FROM network WHERE id = $1 FOR NO KEY UPDATE', [networkId]);
        await this.tally.tallyRest(tx, networkId);
        const kept: TallyRow[] = await tx.query(openTally, [networkId]);
        await tx.query(forgetOpenTally, [networkId]);
        await tx.query(untellOpenEvents, [networkId]);
        await this.tally.tallyRest(tx, networkId);
        found.differences = differencesOf(kept, await tx.query(openTally, [networkId]));
        found.missing = await this.missing(tx, networkId);
        throw new OnlyCompared();
      });
    } catch (error) {
      if (!(error instanceof OnlyCompared)) throw error;
    }
    return found;
  }

  private async missing(tx: EntityManager, networkId: string): Promise<number> {
    const [last]: { toAt: Date }[] = await tx.query(
      'SELECT to_at AS "toAt" FROM release WHERE network_id = $1 ORDER BY number DESC LIMIT 1',
      [networkId],
    );
    const [row]: { count: number }[] = await tx.query(countMissing, [
      networkId,
      last?.toAt ?? new Date(0),
    ]);
    return row?.count ?? 0;
  }
}
