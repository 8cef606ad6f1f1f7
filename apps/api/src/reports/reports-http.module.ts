import { Module } from '@nestjs/common';
import { ReportApiController } from './report-api.controller.js';
import { ReportsModule } from './reports.module.js';

/** Reports over HTTP: in the api only. The worker has it not. */
@Module({ imports: [ReportsModule], controllers: [ReportApiController] })
export class ReportsHttpModule {}
