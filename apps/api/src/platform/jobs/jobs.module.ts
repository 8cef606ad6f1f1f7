import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { CONFIG, type Config } from '../config.js';
import { ClearOutboxHandler } from '../outbox/clear-outbox.handler.js';
import { Relay } from '../outbox/relay.js';
import { JobRegistry } from './job-registry.js';
import { JobRunner } from './job-runner.js';
import { JOB_QUEUE } from './jobs.tokens.js';
import { Sweeper } from './sweeper.js';
import { createQueue } from './queue.js';

/** The queue, its relay and its runner. The api never loads it: it writes into the outbox only. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: JOB_QUEUE, inject: [CONFIG], useFactory: (config: Config) => createQueue(config) },
    ClearOutboxHandler,
    JobRegistry,
    JobRunner,
    Relay,
    Sweeper,
  ],
  exports: [JOB_QUEUE, JobRegistry, JobRunner, Relay, Sweeper],
})
export class JobsModule implements OnApplicationShutdown {
  constructor(@Inject(JOB_QUEUE) private readonly queue: Queue) {
    // Without a listener an unreachable queue would end the process; the relay reports and waits instead.
    this.queue.on('error', () => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }
}
