import { Controller, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Allow } from '../platform/guard/allow.decorator.js';
import { type Caller, CurrentCaller } from '../platform/guard/caller.js';
import { ImportUploadService, type TakeAnswer } from './import-upload.service.js';

/** Files to be imported, over HTTP for our web server only: GraphQL carries no files. */
@Controller('imports')
export class ImportController {
  constructor(private readonly uploads: ImportUploadService) {}

  /** A form; the answer says under which id it waits, or why it was not taken. */
  @Post()
  @Allow('module.write')
  async upload(
    @CurrentCaller() caller: Caller,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<TakeAnswer> {
    // What is not read of a file that is refused must not be taken for the next request.
    res.status(200).set('connection', 'close');
    return this.uploads.take(caller, req);
  }
}
