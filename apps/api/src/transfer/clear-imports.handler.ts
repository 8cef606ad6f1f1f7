import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { FileStore } from '../media/file-store.js';
import { Clock, DAY, later } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { importKey } from './import-job.entity.js';
import { clearImports } from './transfer.jobs.js';

/** What has not arrived in a day never will. */
const ARRIVING = DAY;

/** Takes imports away: those that are long over with their reports, and what never arrived (safety 35). */
@Injectable()
@Handles(clearImports)
export class ClearImportsHandler implements JobHandler<object> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const now = this.clock.now();
    const over = later(now, -this.config.RETENTION_OUTBOX_DAYS * DAY);
    const old: { id: string }[] = await this.db.query(
      `SELECT id FROM import_job WHERE ended_at < $1 OR (state = 'arriving' AND created_at < $2)`,
      [over, later(now, -ARRIVING)],
    );
    // The file first: without its row nobody would know of it.
    for (const { id } of old) {
      await this.files.remove(importKey(id));
      await this.db.query('DELETE FROM import_job WHERE id = $1', [id]);
    }
  }
}
