import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock, DAY, later } from '../platform/clock.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { deleteUnused, looseMedia, rowLock, unusedMedia } from './collect-media.queries.js';
import { FileStore } from './file-store.js';
import { collectMedia } from './media.jobs.js';
import { fileNames, keyOf } from './media-keys.js';
import { dropLoose, lockMedia, mediaByIds, noteLoose } from './media.queries.js';

/** Young files are left alone: somebody may be writing the lesson, or an import may still be at work. */
const LEFT_ALONE = DAY;

/**
 * Collects files that no draft and no edition refers to. First the row goes, then the files: cut off in
 * between, the next run finds the id among the loose ones. Each id is done under the lock that keeping a file
 * takes, so a file that is brought again at the same moment is there in the end.
 */
@Injectable()
@Handles(collectMedia)
export class CollectMediaHandler implements JobHandler<object> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async handle(): Promise<void> {
    const before = later(this.clock.now(), -LEFT_ALONE);
    const unused: { id: string }[] = await this.db.query(unusedMedia, [before]);
    for (const { id } of unused) await this.dropRow(id, before);
    const loose: { id: string }[] = await this.db.query(looseMedia, [before]);
    for (const { id } of loose) await this.removeFiles(id);
  }

  /** Asked once more under the locks: a lesson may have been saved with it meanwhile. */
  private async dropRow(id: string, before: Date): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(lockMedia, [id]);
      await tx.query(rowLock, [id]);
      const [gone]: [unknown[], number] = await tx.query(deleteUnused, [id, before]);
      // Since before: its files may go at once.
      if (gone.length > 0) await tx.query(noteLoose, [id, later(before, -1)]);
    });
  }

  private async removeFiles(id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(lockMedia, [id]);
      const rows: unknown[] = await tx.query(mediaByIds, [[id]]);
      if (rows.length === 0) for (const name of fileNames) await this.files.remove(keyOf(id, name));
      await tx.query(dropLoose, [id]);
    });
  }
}
