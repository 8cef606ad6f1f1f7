import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { StaffActor } from '@pateka/domain';
import type { Response } from 'express';
import { AppError } from '../platform/errors.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { type Caller, CurrentCaller } from '../platform/guard/caller.js';
import { type ExportFile, ExportService } from './export.service.js';

/** Modules and courses as files, for our web server only. */
@Controller('exports')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Get('modules/:id/package')
  @Allow('module.read')
  async module(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Res() res: Response,
  ): Promise<void> {
    send(res, await this.exports.modulePackage(staffOf(caller), id));
  }

  @Get('modules/:id/:format')
  @Allow('module.read')
  async questions(
    @CurrentCaller() caller: Caller,
    @Param() { id, format }: { id: string; format: string },
    @Query('locale') locale: string,
    @Res() res: Response,
  ): Promise<void> {
    if (format !== 'gift' && format !== 'qti') throw new AppError('not-found');
    const wanted = { format, locale } as const;
    send(res, await this.exports.moduleQuestions(staffOf(caller), id, wanted));
  }

  @Get('courses/:id/package')
  @Allow('course.compose')
  async course(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Res() res: Response,
  ): Promise<void> {
    send(res, await this.exports.coursePackage(staffOf(caller), id));
  }
}

/** The guard lets nobody else through; this tells the compiler, and would tell of a mistake. */
function staffOf({ actor }: Caller): StaffActor {
  if (actor.kind !== 'staff') throw new AppError('not-permitted');
  return actor;
}

function send(res: Response, { type, bytes }: ExportFile): void {
  res.type(type).set('content-length', String(bytes.byteLength)).end(bytes);
}
