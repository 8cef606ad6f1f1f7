import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { askOfSpan, sofiaDay, spanDue } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { holdSchedule, keepReport } from './kept-report.queries.js';
import { Release } from './release.entity.js';
import { ReportDocumentService } from './report-document.service.js';
import { ReportSchedule } from './report-schedule.entity.js';

/** Keeps what the schedules of a network ask for, out of its releases and nothing else. */
@Injectable()
export class KeptReportMaker {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly documents: ReportDocumentService,
  ) {}

  /**
   * Keeps what is due with a release. Each report appears whole or not at all, with its notes; what is kept already
   * stays as it is, so that whoever was cut off may begin again.
   * @param releaseId of a release that may be gone, like any of the schedules
   */
  async keep(releaseId: string): Promise<void> {
    const release = await this.db.manager.findOneBy(Release, { id: releaseId });
    if (!release) return;
    const { networkId } = release;
    for (const schedule of await this.db.manager.findBy(ReportSchedule, { networkId })) {
      const span = spanDue(schedule.every, release);
      if (span !== null) await this.keepOne(schedule, span);
    }
  }

  private async keepOne(
    { id, networkId, reportTable, every, locale }: ReportSchedule,
    span: string,
  ): Promise<void> {
    const reader = { networkId, organisationIds: null };
    const ask = askOfSpan(reportTable, every, span);
    const report = await this.documents.read(reader, ask, locale);
    await this.db.transaction(async (tx) => {
      await tx.query(holdSchedule, [id]);
      const today = sofiaDay(this.clock.now());
      await tx.query(keepReport, [id, span, JSON.stringify(report), today]);
    });
  }
}
