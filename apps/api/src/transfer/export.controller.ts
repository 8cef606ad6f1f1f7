import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { StaffActor } from '@pateka/domain';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../platform/errors.js';
import { Allow } from '../platform/guard/allow.decorator.js';
import { type Caller, CurrentCaller } from '../platform/guard/caller.js';
import { ExportService } from './export.service.js';
import type { ExportFile } from './package-writer.js';

/** Modules and courses as files, for our web server only. */
@Controller('exports')
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Get('modules/:id/package')
  @Allow('module.read')
  async module(
    @CurrentCaller() caller: Caller,
    @Param('id') moduleId: string,
    @Query('edition') edition: string | undefined,
    @Res() res: Response,
  ): Promise<void> {
    const wanted = { moduleId, edition: numberOf(edition) };
    await send(res, await this.exports.modulePackage(staffOf(caller), wanted));
  }

  @Get('modules/:id/:format')
  @Allow('module.read')
  async questions(
    @CurrentCaller() caller: Caller,
    @Param() { id, format }: { id: string; format: string },
    @Query() { locale, edition }: { locale: string; edition?: string },
    @Res() res: Response,
  ): Promise<void> {
    if (format !== 'gift' && format !== 'qti') throw new AppError('not-found');
    const wanted = { moduleId: id, edition: numberOf(edition), format, locale } as const;
    await send(res, await this.exports.moduleQuestions(staffOf(caller), wanted));
  }

  @Get('courses/:id/package')
  @Allow('course.compose')
  async course(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Res() res: Response,
  ): Promise<void> {
    await send(res, await this.exports.coursePackage(staffOf(caller), id));
  }
}

/** The guard lets nobody else through; this tells the compiler, and would tell of a mistake. */
function staffOf({ actor }: Caller): StaffActor {
  if (actor.kind !== 'staff') throw new AppError('not-permitted');
  return actor;
}

/** The number of an edition; without one the text as it is written is meant. */
function numberOf(edition: string | undefined): number | null {
  if (edition === undefined) return null;
  if (!/^[1-9]\d{0,5}$/.test(edition)) throw new AppError('invalid-input', 'edition');
  return Number(edition);
}

async function send(res: Response, { type, content }: ExportFile): Promise<void> {
  res.type(type);
  if (content instanceof Uint8Array) {
    res.set('content-length', String(content.byteLength)).end(content);
    return;
  }
  // Who waits for it may leave at any moment; what is wrong with a file shows as an answer cut short.
  await pipeline(Readable.from(content), res).catch(() => res.destroy());
}
