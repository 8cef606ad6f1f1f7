import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { PeriodService } from './period.service.js';
import { closePeriods } from './reports.jobs.js';

@Injectable()
@Handles(closePeriods)
export class ClosePeriodsHandler implements JobHandler<object> {
  constructor(private readonly periods: PeriodService) {}

  async handle(): Promise<void> {
    await this.periods.closeEndedMonths();
  }
}
