import { Module } from '@nestjs/common';
import { CheckTallyHandler } from './check-tally.handler.js';
import { ClosePeriodsHandler } from './close-periods.handler.js';
import { ReportsModule } from './reports.module.js';
import { TallyHandler } from './tally.handler.js';

/** The work on reports that the worker does. */
@Module({
  imports: [ReportsModule],
  providers: [CheckTallyHandler, ClosePeriodsHandler, TallyHandler],
})
export class ReportsWorker {}
