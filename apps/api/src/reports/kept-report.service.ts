import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { canReadReport, type StaffActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { AppError } from '../platform/errors.js';
import { KeptReport, KeptReportNote } from './kept-report.entity.js';
import { keptReportsOf } from './kept-report.queries.js';
import type { KeptReportOpened, KeptReportView } from './kept-report.types.js';
import { ReportPdfService } from './report-pdf.service.js';

/** Kept reports, as the coordinators of their network read them. Nothing here can change one. */
@Injectable()
export class KeptReportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly pdfs: ReportPdfService,
  ) {}

  /** @returns every kept report of the actor's network, the newest first */
  list({ networkId, accountId }: StaffActor): Promise<KeptReportView[]> {
    return this.db.query(keptReportsOf, [networkId, accountId]);
  }

  /** @returns whether there is one that the actor has not opened yet */
  hasNew({ accountId }: StaffActor): Promise<boolean> {
    return this.db.manager.existsBy(KeptReportNote, { accountId });
  }

  /**
   * Opens a kept report: for the actor it is new no longer, for everybody else it is as it was.
   * @returns what was stored
   * @throws AppError('not-found') also for one of another network
   */
  async open(actor: StaffActor, id: string): Promise<KeptReportOpened> {
    const kept = await this.own(actor, id);
    const { accountId } = actor;
    await this.db.manager.delete(KeptReportNote, { accountId, keptReportId: id });
    const { span, locale, reportedOn, document } = kept;
    return { id, span, locale, reportedOn, document };
  }

  /**
   * Prints a kept report.
   * @returns a PDF of the stored report in base64
   * @throws AppError('not-found') also for one of another network
   */
  async pdf(actor: StaffActor, id: string): Promise<string> {
    const { document, locale } = await this.own(actor, id);
    return Buffer.from(await this.pdfs.renderReport(document, locale)).toString('base64');
  }

  private async own(actor: StaffActor, id: string): Promise<KeptReport> {
    const kept = await this.db.manager.findOneBy(KeptReport, { id });
    if (!kept || !canReadReport(actor, kept).ok) throw new AppError('not-found');
    return kept;
  }
}
