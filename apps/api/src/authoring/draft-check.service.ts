import { Injectable } from '@nestjs/common';
import {
  checkDraftModule,
  type DraftCatalogue,
  type DraftProblem,
  mediaOf,
  writtenBlocks,
} from '@pateka/content/draft';
import { type StaffActor, sofiaDay } from '@pateka/domain';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { competences } from '../courses/competences.js';
import { FactCache } from '../courses/fact-cache.js';
import { MediaService } from '../media/media.service.js';
import { Clock } from '../platform/clock.js';
import { DraftStore } from './draft-store.js';
import { ModuleAccess } from './module-access.js';

/** The checks of libs/content on a module as it stands, with what it may refer to today. */
@Injectable()
export class DraftCheckService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly store: DraftStore,
    private readonly facts: FactCache,
    private readonly media: MediaService,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns everything there is to mend in a module's draft, advice included
   * @throws AppError('not-found')
   */
  async problems(actor: StaffActor, moduleId: string): Promise<DraftProblem[]> {
    await this.access.toRead(actor, moduleId);
    return this.found(this.db.manager, actor.networkId, moduleId);
  }

  /** @returns what keeps a module from being handed in or published */
  async blocking(tx: EntityManager, networkId: string, moduleId: string): Promise<DraftProblem[]> {
    const found = await this.found(tx, networkId, moduleId);
    return found.filter(({ severity }) => severity === 'blocks');
  }

  private async found(
    tx: EntityManager,
    networkId: string,
    moduleId: string,
  ): Promise<DraftProblem[]> {
    const text = await this.store.load(tx, moduleId);
    if (!text) return [];
    const media = mediaOf(writtenBlocks(text.lessons.flatMap(({ blocks }) => blocks)));
    return checkDraftModule(text, await this.catalogue(tx, networkId, media));
  }

  /** One statement after the other: a transaction has one connection. */
  private async catalogue(
    tx: EntityManager,
    networkId: string,
    mediaIds: string[],
  ): Promise<DraftCatalogue> {
    const media = await this.media.known(networkId, mediaIds, tx);
    const [facts, known] = await Promise.all([this.facts.current(tx), competences()]);
    return {
      facts,
      competences: new Set(known.map(({ id }) => id)),
      media,
      today: sofiaDay(this.clock.now()),
    };
  }
}
