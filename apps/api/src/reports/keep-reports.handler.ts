import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { KeptReportMaker } from './kept-report.maker.js';
import { keepReports, type KeepReportsPayload } from './reports.jobs.js';

@Injectable()
@Handles(keepReports)
export class KeepReportsHandler implements JobHandler<KeepReportsPayload> {
  constructor(private readonly maker: KeptReportMaker) {}

  async handle({ releaseId }: KeepReportsPayload): Promise<void> {
    await this.maker.keep(releaseId);
  }
}
