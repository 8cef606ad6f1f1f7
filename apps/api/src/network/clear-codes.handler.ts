import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, LessThan } from 'typeorm';
import { Clock, DAY, later } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { AccessCodeBatch } from './access-code-batch.entity.js';
import { Invitation } from './invitation.entity.js';
import { clearCodes } from './network.jobs.js';

@Injectable()
@Handles(clearCodes)
export class ClearCodesHandler implements JobHandler<object> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** A batch expires as a whole; its codes go with it. */
  async handle(): Promise<void> {
    const before = later(this.clock.now(), -this.config.RETENTION_CODES_DAYS * DAY);
    await this.db.manager.delete(AccessCodeBatch, { expiresAt: LessThan(before) });
    await this.db.manager.delete(Invitation, { expiresAt: LessThan(before) });
  }
}
