import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { refuseImport } from '@pateka/content/import';
import { type Bilingual, canUseImport, canWriteModule, type StaffActor } from '@pateka/domain';
import type { Request } from 'express';
import { readFile, stat } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { ModuleAccess } from '../authoring/module-access.js';
import { FileStore } from '../media/file-store.js';
import { OneAtATime } from '../media/one-at-a-time.js';
import { Organisation } from '../network/organisation.entity.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import type { Caller } from '../platform/guard/caller.js';
import { announce } from '../platform/outbox/announce.js';
import { Throttle } from '../platform/throttle.js';
import { importKey, ImportJobRow } from './import-job.entity.js';
import { type ImportForm, readImportForm } from './read-import-form.js';

/** That a file is waiting, or why it was not taken. */
export type TakeAnswer = { ok: true; id: string } | { ok: false; reason: string; text: Bilingual };

/** Takes files to be imported. */
@Injectable()
export class ImportUploadService {
  /** Many may arrive at once, on disk; one at a time is in memory. */
  private readonly turns = new OneAtATime();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly files: FileStore,
    private readonly access: ModuleAccess,
    private readonly clock: Clock,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Takes a form: fields id, organisationId, moduleId, locale, then the file. The same form twice is one import.
   * @throws AppError('too-many-tries'), 'invalid-input', or 'not-found' for a place the actor does not write
   */
  async take({ actor, source }: Caller, req: Request): Promise<TakeAnswer> {
    if (actor.kind !== 'staff') throw new AppError('not-permitted');
    await this.throttle.count('upload', source, actor.accountId);
    const form = await readImportForm(req);
    try {
      const { ok: _, ...refusal } = refuseImport(form.isTooLarge ? 'too-large' : 'empty');
      const isEmpty = !form.isTooLarge && (await stat(form.path)).size === 0;
      if (form.isTooLarge || isEmpty) return { ok: false, ...refusal };
      return await this.store(actor, form);
    } finally {
      await form.discard();
    }
  }

  private async store(actor: StaffActor, form: ImportForm): Promise<TakeAnswer> {
    const { id } = form;
    const known = await this.announced(actor, form);
    if (known === 'arriving') {
      await this.turns.run(async () => this.files.put(importKey(id), await readFile(form.path)));
      await this.begin(id);
    }
    return { ok: true, id };
  }

  /** The row comes before the file: whatever breaks off, retention finds what is left. */
  private async announced(actor: StaffActor, form: ImportForm): Promise<string> {
    return this.db.transaction(async (tx) => {
      const organisationId = await this.place(actor, form);
      const { id, moduleId, locale, name } = form;
      const row = { id, networkId: actor.networkId, organisationId, moduleId, locale, name };
      const own = { state: 'arriving' as const, createdBy: actor.accountId };
      await tx
        .createQueryBuilder()
        .insert()
        .into(ImportJobRow)
        .values({ ...row, ...own, createdAt: this.clock.now(), endedAt: null, reason: null })
        .orIgnore()
        .execute();
      const kept = await tx.findOneByOrFail(ImportJobRow, { id });
      if (!canUseImport(actor, { accountId: kept.createdBy }).ok) throw new AppError('not-found');
      return kept.state;
    });
  }

  /** @returns the organisation that gets it: that of the module where there is one */
  private async place(actor: StaffActor, form: ImportForm): Promise<string> {
    if (form.moduleId !== null) {
      const module = await this.access.toRead(actor, form.moduleId);
      if (!canWriteModule(actor, module).ok) throw new AppError('not-found');
      return module.organisationId;
    }
    const { organisationId } = form;
    const found = await this.db.manager.findOneBy(Organisation, { id: organisationId });
    const row = found && { networkId: found.networkId, organisationId };
    if (!row || !canWriteModule(actor, row).ok) throw new AppError('not-found');
    return organisationId;
  }

  /** The file is there in full: now the worker may come. Cancelled meanwhile, it goes again. */
  private async begin(id: string): Promise<void> {
    const state = await this.db.transaction(async (tx) => {
      const [begun]: [unknown[], number] = await tx.query(
        `UPDATE import_job SET state = 'waiting' WHERE id = $1 AND state = 'arriving' RETURNING id`,
        [id],
      );
      if (begun.length > 0) await announce(tx, 'import.requested', { importId: id });
      return (await tx.findOneByOrFail(ImportJobRow, { id })).state;
    });
    if (state === 'cancelled') await this.files.remove(importKey(id));
  }
}
