import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { CONFIG, type Config } from '../config.js';
import { defineJob } from '../jobs/define-job.js';
import { Handles, type JobHandler } from '../jobs/handles.decorator.js';

/** Deletes outbox rows that were relayed long ago (safety 35). */
export const clearOutbox = defineJob({
  name: 'platform.clear-outbox',
  payload: z.object({}),
  id: () => 'clear-outbox',
  cron: '35 2 * * *',
});

@Injectable()
@Handles(clearOutbox)
export class ClearOutboxHandler implements JobHandler<object> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle(): Promise<void> {
    await this.db.query(`DELETE FROM outbox WHERE relayed_at < now() - make_interval(days => $1)`, [
      this.config.RETENTION_OUTBOX_DAYS,
    ]);
  }
}
