import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Bilingual } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { staffActorOf } from '../identity/staff-actor.js';
import { FileStore } from '../media/file-store.js';
import { Clock } from '../platform/clock.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { importKey } from './import-job.entity.js';
import { Progress } from './import-progress.js';
import { readInThread } from './read-in-thread.js';
import { StoreImport } from './store-import.js';
import { type ImportPayload, runImport } from './transfer.jobs.js';
import { endImport, takeUp, type TakenUp } from './transfer.queries.js';

/** A file that ends workers must not end them for ever. */
const MOST_TRIES = 5;

/** Why nothing came of a file; in words of its own where they say more than those of the reason. */
interface Refusal {
  reason: string;
  text?: Bilingual;
}

/**
 * Makes lessons of a file. All that can be seen of it appears in one transaction at the end: killed at any
 * step it leaves nothing half done and is repeated; cancelled, it leaves nothing.
 */
@Injectable()
@Handles(runImport)
export class RunImportHandler implements JobHandler<ImportPayload> {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly files: FileStore,
    private readonly store: StoreImport,
    private readonly clock: Clock,
  ) {}

  async handle({ importId }: ImportPayload): Promise<void> {
    const [[job]]: [TakenUp[], number] = await this.db.query(takeUp, [importId]);
    if (job) {
      const gaveUp = job.tries > MOST_TRIES;
      const refusal = gaveUp ? { reason: 'gave-up' } : await this.import(importId, job);
      if (refusal) await this.end(importId, refusal);
    }
    // Done, failed or cancelled, also when an earlier try was cut off just before this.
    await this.files.remove(importKey(importId));
  }

  /** @returns why nothing came of it; null when it is done */
  private async import(importId: string, job: TakenUp): Promise<Refusal | null> {
    // Who began it may have left, or lost her role: it is asked again at the moment of writing.
    const actor = await staffActorOf(this.db, job.createdBy);
    if (!actor) return { reason: 'not-permitted' };
    const bytes = await this.bytes(importId);
    if (!bytes) return { reason: 'gave-up' };
    const progress = new Progress(this.db, importId);
    const { isOver, read: step } = progress;
    const file = { bytes, locale: job.locale, name: job.name ?? '' };
    const result = await readInThread(file, { step, isOver });
    if (!result.ok) return result;
    const kept = await this.store.keep(result.media, actor, progress);
    if (await progress.isOver()) return { reason: 'cancelled' };
    const notes = [...result.notes, ...kept.notes];
    const { modules, courses = [] } = result;
    const read = { modules, courses, names: kept.names, notes };
    const stored = await this.store.write(importId, actor, read);
    return stored.ok ? null : stored;
  }

  /** @returns null when it is gone, as a cancelled one is: then the import has ended already */
  private async bytes(importId: string): Promise<Buffer | null> {
    const key = importKey(importId);
    return (await this.files.size(key)) === null ? null : this.files.read(key);
  }

  private async end(importId: string, { reason, text }: Refusal): Promise<void> {
    const state = reason === 'cancelled' ? 'cancelled' : 'failed';
    const report = JSON.stringify(text ? [{ code: reason, text, count: 1 }] : []);
    await this.db.query(endImport, [importId, state, reason, this.clock.now(), report]);
  }
}
