import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { compareModules, type ModuleDifference, type ModuleState } from '@pateka/content/draft';
import type { StaffActor } from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { ModuleEdition } from '../courses/module-edition.entity.js';
import { AppError } from '../platform/errors.js';
import { DraftStore } from './draft-store.js';
import { ModuleAccess } from './module-access.js';
import { moduleOf } from './publish-draft.service.js';

/** What differs between two editions of a module, or an edition and its draft. */
@Injectable()
export class DifferenceService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly store: DraftStore,
  ) {}

  /**
   * @param from number of an edition; null for the draft
   * @param to the same
   * @returns the difference that compareModules makes
   * @throws AppError('not-found') also for an edition that is not there
   */
  async between(
    actor: StaffActor,
    moduleId: string,
    { from, to }: { from: number | null; to: number | null },
  ): Promise<ModuleDifference> {
    await this.access.toRead(actor, moduleId);
    const older = await this.state(moduleId, from);
    return compareModules(older, await this.state(moduleId, to));
  }

  private async state(moduleId: string, number: number | null): Promise<ModuleState> {
    if (number === null) {
      const text = await this.store.load(this.db.manager, moduleId);
      if (!text) throw new AppError('not-found');
      return { module: moduleOf(moduleId, text), languages: text.languages };
    }
    const edition = await this.db.manager.findOneBy(ModuleEdition, { moduleId, number });
    if (!edition) throw new AppError('not-found');
    return { module: edition.content, languages: edition.languages };
  }
}
