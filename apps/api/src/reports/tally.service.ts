import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { unhurried } from '../platform/database/unhurried.js';
import {
  countUntoldAnswers,
  tallyNextAnswers,
  untellOpenAnswers,
} from './tally-answers.queries.js';
import { countUntold, forgetOpenTally, tallyNext, untellOpenEvents } from './tally.queries.js';

/** Lines and attempts of a network taken up at a time: a transaction must not hold its lock for long. */
const BATCH = 5_000;

/** What a step has counted. */
interface Step {
  taken: number;
  isLast: boolean;
}

const lockNetwork = 'SELECT 1 FROM network WHERE id = $1 FOR NO KEY UPDATE';

/** The read model of the open period: counted as learners go on, closed and forgotten with its period. */
@Injectable()
export class TallyService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Counts everything that no tally has counted yet, network by network. */
  async tallyAll(): Promise<void> {
    for (const networkId of await this.networks()) {
      while (!(await this.step(networkId)).isLast);
    }
  }

  /**
   * Counts all that is left, within the transaction of a closing.
   * @param tx holds the lock of the network
   */
  async tallyRest(tx: EntityManager, networkId: string): Promise<void> {
    while (!(await this.next(tx, networkId)).isLast);
  }

  /**
   * Counts the open period of each network anew. Closed releases stay as they are. In steps: whoever comes in between
   * (a closing, a tally, another rebuild) finds each line counted or not, never twice.
   * @param report is told how many lines of how many are counted
   */
  async rebuild(report: (done: number, all: number) => void): Promise<void> {
    for (const networkId of await this.networks()) {
      const all = await this.db.transaction(async (tx) => {
        await unhurried(tx);
        await tx.query(lockNetwork, [networkId]);
        await tx.query(forgetOpenTally, [networkId]);
        await tx.query(untellOpenEvents, [networkId]);
        await tx.query(untellOpenAnswers, [networkId]);
        const [events]: { count: number }[] = await tx.query(countUntold, [networkId]);
        const [answers]: { count: number }[] = await tx.query(countUntoldAnswers, [networkId]);
        return (events?.count ?? 0) + (answers?.count ?? 0);
      });
      let done = 0;
      report(done, all);
      for (let isLast = false; !isLast;) {
        const step = await this.step(networkId);
        done += step.taken;
        isLast = step.isLast;
        report(done, Math.max(done, all));
      }
    }
  }

  private step(networkId: string): Promise<Step> {
    return this.db.transaction(async (tx) => {
      await tx.query(lockNetwork, [networkId]);
      return this.next(tx, networkId);
    });
  }

  private async next(tx: EntityManager, networkId: string): Promise<Step> {
    const step: Step = { taken: 0, isLast: true };
    for (const query of [tallyNext, tallyNextAnswers]) {
      const [row]: { taken: number }[] = await tx.query(query, [networkId, BATCH]);
      const taken = row?.taken ?? 0;
      step.taken += taken;
      if (taken === BATCH) step.isLast = false;
    }
    return step;
  }

  private async networks(): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query('SELECT id FROM network ORDER BY id');
    return rows.map(({ id }) => id);
  }
}
