import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Job, Worker } from 'bullmq';
import { PinoLogger } from 'nestjs-pino';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONFIG, type Config } from '../config.js';
import { placesOf, wordless } from '../errors.js';
import { JobRegistry } from './job-registry.js';
import { createWorker } from './queue.js';

const CONCURRENCY = 4;

/** Less than the ten seconds after which a process is killed as a rule. */
const LONGEST_FAREWELL_MS = 8_000;

/** Takes jobs from the queue and hands each to its handler. Runs in the worker process only. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private worker: Worker | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly registry: JobRegistry,
    private readonly log: PinoLogger,
  ) {}

  /** Checks that jobs and handlers fit and begins to work. */
  async start(): Promise<void> {
    const joined = this.registry.joined();
    const work = async (job: Job) => {
      const entry = joined.get(job.name);
      if (!entry) throw new Error(`No handler for ${job.name}`);
      try {
        await entry.handler.handle(entry.job.payload.parse(job.data));
      } catch (error) {
        throw wordless(error);
      }
    };
    this.worker = createWorker(this.config, work, CONCURRENCY);
    this.worker.on('failed', (job, error) => {
      const failed = { job: job?.name, id: job?.id, tries: job?.attemptsMade };
      this.log.error({ ...failed, error: error.name, at: placesOf(error) }, 'job failed');
    });
    this.worker.on('error', (error) => this.log.warn({ error: error.name }, 'queue unreachable'));
    void this.worker.run();
  }

  /** @returns whether it takes jobs */
  isRunning(): boolean {
    return this.worker?.isRunning() ?? false;
  }

  /**
   * Finishes what is under way, while all that a handler needs is still there, and takes nothing new.
   * A queue that is away cannot be told: then it goes all the same, and the work is taken up elsewhere.
   */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([this.worker?.close(), sleep(LONGEST_FAREWELL_MS, null, { ref: false })]);
  }
}
