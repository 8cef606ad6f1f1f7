import { Controller, Post, Req, Res } from '@nestjs/common';
import { LARGEST_FILE } from '@pateka/credentials';
import type { Request, Response } from 'express';
import { AppError } from '../platform/errors.js';
import { Public } from '../platform/guard/allow.decorator.js';
import { type Caller, CurrentCaller } from '../platform/guard/caller.js';
import { type CheckedFile, CertificateCheckService } from './certificate-check.service.js';

/** Files to be checked, over HTTP for our web server only: GraphQL carries no files. */
@Controller('certificate-check')
export class CertificateCheckController {
  constructor(private readonly checks: CertificateCheckService) {}

  /** The file itself as the body. */
  @Post()
  @Public()
  async check(
    @CurrentCaller() { source }: Caller,
    @Req() req: Request,
    @Res({ passthrough: true }) res: Response,
  ): Promise<CheckedFile> {
    // What is not read of a file that is refused must not be taken for the next request.
    res.status(200).set('connection', 'close');
    if (req.header('content-type') !== 'application/octet-stream')
      throw new AppError('invalid-input', 'content-type');
    await this.checks.admit(source);
    return this.checks.check(await bodyOf(req));
  }
}

/** @returns the whole body; null as soon as it is too large, and then no more is read */
async function bodyOf(req: Request): Promise<Buffer | null> {
  if (Number(req.header('content-length') ?? 0) > LARGEST_FILE) return null;
  const parts: Buffer[] = [];
  let length = 0;
  try {
    // The connection has to live on for the answer.
    for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > LARGEST_FILE) return null;
      parts.push(part);
    }
  } catch {
    throw new AppError('invalid-input', 'file');
  }
  return Buffer.concat(parts);
}
