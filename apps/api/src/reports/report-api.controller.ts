import { All, Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import type { ReportDocument } from '@pateka/domain';
import type { Request, Response } from 'express';
import { Public } from '../platform/guard/allow.decorator.js';
import { type Caller, CurrentCaller } from '../platform/guard/caller.js';
import { ReportApiFilter, sendOnlyRead } from './report-api.answers.js';
import { readApiAsk } from './report-api.ask.js';
import { ReportDocumentService } from './report-document.service.js';
import { ReportTokenService } from './report-token.service.js';

/**
 * Released figures for programs of funders and partners, handed on by our web server. No session opens them:
 * who asks shows a token of a network, and gets what its coordinators see.
 */
@Controller('reports')
@UseFilters(ReportApiFilter)
export class ReportApiController {
  constructor(
    private readonly tokens: ReportTokenService,
    private readonly documents: ReportDocumentService,
  ) {}

  @Get(':table')
  @Public()
  async read(
    @CurrentCaller() { source }: Caller,
    @Req() req: Request<{ table: string }>,
    @Res({ passthrough: true }) res: Response,
  ): Promise<ReportDocument> {
    const { params, query } = req;
    // Before anything else is looked at: without a token nobody learns what can be asked.
    const reader = await this.tokens.readerOf(bearerOf(req), source);
    const { ask, locale } = readApiAsk(params.table, query);
    res.set('cache-control', 'no-store');
    return this.documents.read(reader, ask, locale);
  }

  @All(':table')
  @Public()
  refuse(@Req() req: Request, @Res() res: Response): void {
    sendOnlyRead(req, res);
  }
}

/** In its header only: what stands in an address is written down on the way. */
const bearerOf = (req: Pick<Request, 'header'>): string =>
  /^Bearer (\S+)$/i.exec(req.header('authorization') ?? '')?.[1] ?? '';
