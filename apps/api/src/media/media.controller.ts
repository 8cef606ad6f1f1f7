import { Controller, Get, Head, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { Allow, Public } from '../platform/guard/allow.decorator.js';
import { type Caller, CurrentCaller } from '../platform/guard/caller.js';
import { byteRange } from './byte-range.js';
import { type FoundFile, MediaReader } from './media-reader.js';
import type { KeepResult } from './media.types.js';
import { UploadService } from './upload.service.js';

/** Which file, and which version of it. */
interface Place {
  id: string;
  name: string;
}

/** Files over HTTP, for our web server only: GraphQL carries no files. */
@Controller('media')
export class MediaController {
  constructor(
    private readonly reader: MediaReader,
    private readonly uploads: UploadService,
  ) {}

  /** A form with the field `file`; the answer says what is kept, or why nothing is. */
  @Post()
  @Allow('media.upload')
  async upload(
    @CurrentCaller() caller: Caller,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<KeepResult> {
    // What is not read of a file that is refused must not be taken for the next request.
    res.status(200).set('connection', 'close');
    return this.uploads.take(caller, req);
  }

  @Head(':id/:name')
  @Public()
  async head(
    @CurrentCaller() caller: Caller,
    @Param() { id, name }: Place,
    @Res() res: Response,
  ): Promise<void> {
    const { type, size } = await this.reader.find(caller.actor, id, name);
    res
      .type(type)
      .set({ 'accept-ranges': 'bytes', 'content-length': String(size) })
      .end();
  }

  @Get(':id/:name')
  @Public()
  async download(
    @CurrentCaller() caller: Caller,
    @Param() { id, name }: Place,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    await this.send(await this.reader.find(caller.actor, id, name), req, res);
  }

  private async send({ key, type, size }: FoundFile, req: Request, res: Response): Promise<void> {
    res.type(type).set('accept-ranges', 'bytes');
    const range = byteRange(req.header('range'), size);
    if (range === 'beyond') {
      res.status(416).set('content-range', `bytes */${size}`).end();
      return;
    }
    const { from, to } = range === 'whole' ? { from: 0, to: size - 1 } : range;
    if (range !== 'whole') res.status(206).set('content-range', `bytes ${from}-${to}/${size}`);
    res.set('content-length', String(to - from + 1));
    const stream = await this.reader.open(key, range === 'whole' ? undefined : range);
    // Who listens may leave at any moment; what is wrong with the file itself shows as an answer cut short.
    await pipeline(stream, res).catch(() => res.destroy());
  }
}
