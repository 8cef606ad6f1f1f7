import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Queue } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { definedJobs } from '../jobs/define-job.js';
import { JOB_QUEUE } from '../jobs/jobs.tokens.js';

const PAUSE_MS = 400;
const BATCH = 100;

interface Waiting {
  id: string;
  event: string;
  ids: Record<string, string>;
}

/**
 * Turns waiting outbox rows into jobs. A row counts as relayed only after the queue took the job;
 * a crash between the two adds the job once more, under the same id. Several relays share the work:
 * each takes rows that no other has locked.
 */
@Injectable()
export class Relay implements BeforeApplicationShutdown {
  private stopped = false;
  private loop: Promise<void> | undefined;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(JOB_QUEUE) private readonly queue: Queue,
    private readonly log: PinoLogger,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /**
   * Relays one batch.
   * @returns how many rows were relayed
   */
  async relayOnce(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const rows: Waiting[] = await tx.query(
        `SELECT id, event, ids FROM outbox WHERE relayed_at IS NULL
         ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      );
      if (rows.length === 0) return 0;
      const jobs = rows.flatMap((row) => this.jobsFor(row));
      if (jobs.length > 0) await this.queue.addBulk(jobs);
      await tx.query('UPDATE outbox SET relayed_at = now() WHERE id = ANY($1)', [
        rows.map((row) => row.id),
      ]);
      return rows.length;
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.loop;
  }

  private jobsFor(row: Waiting) {
    return [...definedJobs().values()]
      .filter((job) => job.on === row.event)
      .map((job) => ({
        name: job.name,
        data: row.ids,
        opts: { jobId: job.id(job.payload.parse(row.ids)) },
      }));
  }

  private async run(): Promise<void> {
    let failing = false;
    while (!this.stopped) {
      try {
        const count = await this.relayOnce();
        failing = false;
        if (count === BATCH) continue;
      } catch (error) {
        // Nothing is lost: the rows wait in the outbox until database and queue answer again.
        if (!failing) this.log.warn({ error: (error as Error).name }, 'relay waits');
        failing = true;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
