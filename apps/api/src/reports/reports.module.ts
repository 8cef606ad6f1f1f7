import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoursesModule } from '../courses/courses.module.js';
import { ManualTotalResolver } from './manual-total.resolver.js';
import { ManualTotalService } from './manual-total.service.js';
import { KeptReport, KeptReportNote } from './kept-report.entity.js';
import { KeptReportMaker } from './kept-report.maker.js';
import { KeptReportResolver } from './kept-report.resolver.js';
import { KeptReportService } from './kept-report.service.js';
import { PeriodService } from './period.service.js';
import { Release } from './release.entity.js';
import { ReleasedCell } from './released-cell.entity.js';
import { ReleaseMaker } from './release-maker.js';
import { ReportDocumentService } from './report-document.service.js';
import { ReportPdfService } from './report-pdf.service.js';
import { ReportResolver } from './report.resolver.js';
import { ReportSchedule } from './report-schedule.entity.js';
import { ReportScheduleResolver } from './report-schedule.resolver.js';
import { ReportScheduleService } from './report-schedule.service.js';
import { ReportService } from './report.service.js';
import { ReportToken } from './report-token.entity.js';
import { ReportTokenResolver } from './report-token.resolver.js';
import { ReportTokenService } from './report-token.service.js';
import { solverProvider } from './solver.js';
import { StuckResolver } from './stuck.resolver.js';
import { StuckService } from './stuck.service.js';
import { TallyCheckService } from './tally-check.service.js';
import { TallyService } from './tally.service.js';

/** Reports from closed releases. Nothing that the disclosure control has not passed leaves this slice. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      KeptReport,
      KeptReportNote,
      Release,
      ReleasedCell,
      ReportSchedule,
      ReportToken,
    ]),
    CoursesModule,
  ],
  providers: [
    ManualTotalResolver,
    ManualTotalService,
    KeptReportMaker,
    KeptReportResolver,
    KeptReportService,
    PeriodService,
    ReleaseMaker,
    ReportDocumentService,
    ReportPdfService,
    ReportResolver,
    ReportScheduleResolver,
    ReportScheduleService,
    ReportService,
    ReportTokenResolver,
    ReportTokenService,
    StuckResolver,
    StuckService,
    TallyCheckService,
    TallyService,
    solverProvider,
  ],
  exports: [
    PeriodService,
    ReportDocumentService,
    ReportTokenService,
    TallyCheckService,
    KeptReportMaker,
    TallyService,
  ],
})
export class ReportsModule {}
