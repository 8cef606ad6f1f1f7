import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Queue } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config.js';
import { definedJobs, type JobDefinition } from './define-job.js';
import { JOB_QUEUE } from './jobs.tokens.js';

/**
 * Repairs the queue from the database: work that is still owed is added again (a job that waits is not
 * doubled, its id is the same), and jobs by the clock are planned again. So the queue may be emptied
 * at any moment without loss. It runs in the process, not in the queue, because the queue may be gone.
 */
@Injectable()
export class Sweeper implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(JOB_QUEUE) private readonly queue: Queue,
    private readonly log: PinoLogger,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.sweep().catch((error: Error) => this.log.warn({ error: error.name }, 'sweep waits'));
    }, this.config.SWEEP_SECONDS * 1_000);
  }

  /** Adds what is owed and plans what runs by the clock. */
  async sweep(): Promise<void> {
    for (const job of definedJobs().values()) {
      if (job.cron) {
        await this.queue.upsertJobScheduler(
          job.name,
          { pattern: job.cron, tz: 'UTC' },
          { name: job.name, data: {} },
        );
      }
      if (job.owed) await this.addOwed(job, job.owed);
    }
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async addOwed(job: JobDefinition, statement: string): Promise<void> {
    const payloads: unknown[] = await this.db.query(statement);
    for (const payload of payloads) {
      await this.queue.add(job.name, payload, { jobId: job.id(job.payload.parse(payload)) });
    }
  }
}
