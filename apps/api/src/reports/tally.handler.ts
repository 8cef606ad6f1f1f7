import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { tally } from './reports.jobs.js';
import { TallyService } from './tally.service.js';

@Injectable()
@Handles(tally)
export class TallyHandler implements JobHandler<object> {
  constructor(private readonly tallies: TallyService) {}

  async handle(): Promise<void> {
    await this.tallies.tallyAll();
  }
}
