import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { canUseImport, type Bilingual, type StaffActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { FileStore } from '../media/file-store.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { importKey, ImportJobRow } from './import-job.entity.js';
import { explanationOf } from './import-texts.js';
import type { ImportedModuleLink, ImportJob } from './transfer.types.js';

const SHOWN = 20;

/** Imports as their owner follows them. */
@Injectable()
export class ImportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  /** @returns the actor's imports, the newest first */
  async list({ accountId }: StaffActor): Promise<ImportJob[]> {
    const rows = await this.db.manager.find(ImportJobRow, {
      where: { createdBy: accountId },
      order: { createdAt: 'DESC' },
      take: SHOWN,
    });
    const modules = await this.modules(rows);
    return rows.map((row) => shown(row, modules));
  }

  /** @throws AppError('not-found') also for somebody else's */
  async one(actor: StaffActor, id: string): Promise<ImportJob> {
    const row = await this.row(actor, id);
    return shown(row, await this.modules([row]));
  }

  /**
   * Stops an import that has not ended. Nothing of it is left.
   * @throws AppError('not-found')
   */
  async cancel(actor: StaffActor, id: string): Promise<ImportJob> {
    await this.row(actor, id);
    const [stopped]: [unknown[], number] = await this.db.query(
      `UPDATE import_job SET state = 'cancelled', reason = 'cancelled', name = NULL, ended_at = $2
       WHERE id = $1 AND state IN ('arriving','waiting','running') RETURNING id`,
      [id, this.clock.now()],
    );
    // A worker that is at it finds no file, or finds the mark at its next step; either way it ends.
    if (stopped.length > 0) await this.files.remove(importKey(id));
    return this.one(actor, id);
  }

  private async row(actor: StaffActor, id: string): Promise<ImportJobRow> {
    const row = await this.db.manager.findOneBy(ImportJobRow, { id });
    if (!row || !canUseImport(actor, { accountId: row.createdBy }).ok)
      throw new AppError('not-found');
    return row;
  }

  private async modules(rows: readonly ImportJobRow[]): Promise<Map<string, Bilingual>> {
    const ids = rows.flatMap(({ moduleIds }) => moduleIds);
    if (ids.length === 0) return new Map();
    const found: { id: string; title: Bilingual }[] = await this.db.query(
      'SELECT module_id AS id, title FROM module_draft WHERE module_id = ANY($1)',
      [ids],
    );
    return new Map(found.map(({ id, title }) => [id, title]));
  }
}

function shown(row: ImportJobRow, titles: ReadonlyMap<string, Bilingual>): ImportJob {
  const { id, state, done, total, name, locale, reason, lessonCount, createdAt } = row;
  const modules = row.moduleIds.flatMap((moduleId): ImportedModuleLink[] => {
    const title = titles.get(moduleId);
    return title ? [{ id: moduleId, title }] : [];
  });
  // Where nothing came of it, the report says why in the words of this file.
  const why = reason === null ? undefined : row.report.find(({ code }) => code === reason);
  return {
    ...{ id, state, done, total, name, locale, reason, lessonCount, createdAt, modules },
    notes: why ? [] : row.report,
    explanation: why?.text ?? explanationOf(reason),
  };
}
