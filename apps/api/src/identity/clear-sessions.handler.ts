import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, LessThan } from 'typeorm';
import { Clock, DAY, later } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { clearSessions } from './identity.jobs.js';
import { Session } from './session.entity.js';

@Injectable()
@Handles(clearSessions)
export class ClearSessionsHandler implements JobHandler<object> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = later(this.clock.now(), -this.config.RETENTION_SESSIONS_DAYS * DAY);
    await this.db.manager.delete(Session, { expiresAt: LessThan(before) });
  }
}
