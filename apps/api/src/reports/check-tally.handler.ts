import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { checkTally } from './reports.jobs.js';
import { TallyCheckService } from './tally-check.service.js';

@Injectable()
@Handles(checkTally)
export class CheckTallyHandler implements JobHandler<object> {
  constructor(private readonly checks: TallyCheckService) {}

  async handle(): Promise<void> {
    await this.checks.checkAll();
  }
}
