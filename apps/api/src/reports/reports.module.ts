import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CoursesModule } from '../courses/courses.module.js';
import { PeriodService } from './period.service.js';
import { Release } from './release.entity.js';
import { ReleasedCell } from './released-cell.entity.js';
import { ReleaseMaker } from './release-maker.js';
import { ReportDocumentService } from './report-document.service.js';
import { ReportPdfService } from './report-pdf.service.js';
import { ReportResolver } from './report.resolver.js';
import { ReportService } from './report.service.js';
import { ReportToken } from './report-token.entity.js';
import { ReportTokenResolver } from './report-token.resolver.js';
import { ReportTokenService } from './report-token.service.js';
import { solverProvider } from './solver.js';
import { TallyCheckService } from './tally-check.service.js';
import { TallyService } from './tally.service.js';

/** Reports from closed releases. Nothing that the disclosure control has not passed leaves this slice. */
@Module({
  imports: [TypeOrmModule.forFeature([Release, ReleasedCell, ReportToken]), CoursesModule],
  providers: [
    PeriodService,
    ReleaseMaker,
    ReportDocumentService,
    ReportPdfService,
    ReportResolver,
    ReportService,
    ReportTokenResolver,
    ReportTokenService,
    TallyCheckService,
    TallyService,
    solverProvider,
  ],
  exports: [
    PeriodService,
    ReportDocumentService,
    ReportTokenService,
    TallyCheckService,
    TallyService,
  ],
})
export class ReportsModule {}
