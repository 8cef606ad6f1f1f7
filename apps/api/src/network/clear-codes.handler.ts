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

  /**
   * A batch expires as a whole; its codes go with it. Then the rest is written anew in the order of its
   * random ids: PostgreSQL, and every dump of it, otherwise keeps used codes in the order in which they
   * were used, which beside the accounts in theirs would tell who used which (safety 19).
   */
  async handle(): Promise<void> {
    const before = later(this.clock.now(), -this.config.RETENTION_CODES_DAYS * DAY);
    await this.db.manager.delete(AccessCodeBatch, { expiresAt: LessThan(before) });
    await this.db.manager.delete(Invitation, { expiresAt: LessThan(before) });
    await this.db.query('CLUSTER access_code USING access_code_pkey');
  }
}
