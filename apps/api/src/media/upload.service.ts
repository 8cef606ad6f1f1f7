import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { readFile } from 'node:fs/promises';
import { AppError } from '../platform/errors.js';
import type { Caller } from '../platform/guard/caller.js';
import { Throttle } from '../platform/throttle.js';
import type { KeepResult } from './media.types.js';
import { MediaService } from './media.service.js';
import { OneAtATime } from './one-at-a-time.js';
import { readUpload } from './read-upload.js';

/** Takes files from staff. */
@Injectable()
export class UploadService {
  /** Many may arrive at once, on disk; one at a time is in memory. */
  private readonly turns = new OneAtATime();

  constructor(
    private readonly media: MediaService,
    private readonly throttle: Throttle,
  ) {}

  /**
   * @param req a form with the field `file`
   * @throws AppError('too-many-tries'), or 'invalid-input' when there is no file in the form
   */
  async take({ actor, source }: Caller, req: Request): Promise<KeepResult> {
    if (actor.kind !== 'staff') throw new AppError('not-permitted');
    const { accountId, networkId } = actor;
    await this.throttle.count('upload', source, accountId);
    const received = await readUpload(req);
    if (!received.ok) return received;
    const { path, discard } = received.upload;
    try {
      return await this.turns.run(async () =>
        this.media.keep(await readFile(path), { networkId, accountId }),
      );
    } finally {
      await discard();
    }
  }
}
