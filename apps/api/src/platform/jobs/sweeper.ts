import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Job, Queue } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { Clock, HOUR } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { definedJobs, type JobDefinition } from './define-job.js';
import { JOB_QUEUE } from './jobs.tokens.js';

/**
 * Repairs the queue from the database: work that is still owed is added again (a job that waits is not
 * doubled, its id is the same), and jobs by the clock are planned again. So the queue may be emptied
 * at any moment without loss. It runs in the process, not in the queue, because the queue may be gone.
 */
@Injectable()
export class Sweeper implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(JOB_QUEUE) private readonly queue: Queue,
    private readonly clock: Clock,
    private readonly log: PinoLogger,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      // One after the other: what takes longer than the pause must not be asked for twice at once.
      this.sweeping ??= this.sweep()
        .catch((error: Error) => this.log.warn({ error: error.name }, 'sweep waits'))
        .finally(() => (this.sweeping = undefined));
    }, this.config.SWEEP_SECONDS * 1_000);
  }

  /** Adds what is owed, then plans what runs by the clock. */
  async sweep(): Promise<void> {
    const jobs = [...definedJobs().values()];
    for (const job of jobs) if (job.owed) await this.addOwed(job, job.owed);
    for (const { name, cron } of jobs) if (cron) await this.plan(name, cron);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async addOwed(job: JobDefinition, statement: string): Promise<void> {
    const payloads: unknown[] = await this.db.query(statement);
    for (const payload of payloads) {
      const jobId = job.id(job.payload.parse(payload));
      const known: Job | undefined = await this.queue.getJob(jobId);
      if (known && !this.endedLongAgo(known.finishedOn)) continue;
      // Given up an hour ago and still owed: what stood in the way may be gone. Its old id would be refused.
      if (known) await this.queue.remove(jobId);
      await this.queue.add(job.name, payload, { jobId });
    }
  }

  /** Planning anew would take away a run that is due and waits for its turn, so what stands is left alone. */
  private async plan(name: string, pattern: string): Promise<void> {
    const planned = await this.queue.getJobScheduler(name);
    if (planned?.pattern === pattern && !this.endedLongAgo(planned.next)) return;
    await this.queue.upsertJobScheduler(name, { pattern, tz: 'UTC' }, { name, data: {} });
  }

  /** @param at milliseconds since 1970; undefined for what has not ended */
  private endedLongAgo(at: number | undefined): boolean {
    return at !== undefined && at < this.clock.now().getTime() - HOUR;
  }
}
