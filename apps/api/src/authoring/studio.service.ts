import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type Bilingual,
  canApproveReview,
  canCopyModule,
  canReinstateModule,
  canReturnReview,
  canWithdrawModule,
  canWriteModule,
  type Locale,
  locales,
  type ModuleRow,
  moduleStateOf,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource } from 'typeorm';
import { Organisation } from '../network/organisation.entity.js';
import { AppError } from '../platform/errors.js';
import { DraftService } from './draft.service.js';
import { mayRead } from './module-access.js';
import { copyableRows, type ReviewRow, type StudioRow, studioRows } from './studio.queries.js';
import { type CopyableModule, ModuleReview, StudioModule } from './studio.types.js';

type CopyableRow = ModuleRow & { isPublished: boolean } & Omit<CopyableModule, 'builtIn'>;

/** Modules as those who write and review them see them. */
@Injectable()
export class StudioService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly drafts: DraftService,
  ) {}

  /** @returns the modules that the actor may read, those put away last, the newest saved first */
  async list(actor: StaffActor): Promise<StudioModule[]> {
    const rows: StudioRow[] = await this.db.query(studioRows, [actor.networkId, null]);
    return rows.filter((row) => mayRead(actor, row)).map((row) => moduleOf(row, actor));
  }

  /**
   * One module. If it has no draft yet, its newest edition is opened for whoever writes it.
   * @throws AppError('not-found') also for one the actor may not read
   */
  async one(actor: StaffActor, id: string): Promise<StudioModule> {
    const module = await this.read(actor, id);
    if (module.version > 0 || !module.mayWrite) return module;
    await this.drafts.open(actor, id);
    return this.read(actor, id);
  }

  /** @returns published modules of the network, built-in ones and one's own drafts */
  async copyable(actor: StaffActor): Promise<CopyableModule[]> {
    const rows: CopyableRow[] = await this.db.query(copyableRows, [actor.networkId]);
    return rows
      .filter((row) => canCopyModule(actor, row).ok)
      .map((row) => ({ ...row, builtIn: row.networkId === null }));
  }

  /** @returns the organisations for which the actor writes */
  async organisations(actor: StaffActor): Promise<Organisation[]> {
    const { networkId } = actor;
    const all = await this.db.manager.find(Organisation, {
      where: { networkId },
      order: { id: 'ASC' },
    });
    return all.filter((row) => canWriteModule(actor, { networkId, organisationId: row.id }).ok);
  }

  private async read(actor: StaffActor, id: string): Promise<StudioModule> {
    const [row]: StudioRow[] = await this.db.query(studioRows, [actor.networkId, id]);
    if (!row || !mayRead(actor, row)) throw new AppError('not-found');
    return moduleOf(row, actor);
  }
}

function moduleOf(row: StudioRow, actor: StaffActor): StudioModule {
  const draftIsNewer = row.version !== null && row.stamp !== row.publishedStamp;
  const review = row.review && reviewOf(row, row.review, actor);
  const { archived, newestEdition } = row;
  const state = moduleStateOf({
    archived,
    isPublished: newestEdition !== null,
    draftIsNewer,
    reviewIsOpen: review?.state === 'open' && !review.isStale,
  });
  const { id, title, summary, languages, organisationId, organisation, lessonCount, savedAt } = row;
  return Object.assign(new StudioModule(), {
    ...{ id, title, summary, languages, organisationId, organisation, lessonCount, savedAt },
    ...{ state, archived, newestEdition, draftIsNewer, review },
    completeIn: completeIn(row),
    builtIn: row.networkId === null,
    version: row.version ?? 0,
    mayWrite: canWriteModule(actor, row).ok,
    mayReview: review !== null && review.approvalRefusal === null,
    mayWithdraw: canWithdrawModule(actor, row).ok,
    mayReinstate: canReinstateModule(actor, row).ok,
  });
}

/** What was published is complete in its languages. */
function completeIn({ writtenLessons, ...row }: StudioRow): Locale[] {
  if (!writtenLessons) return row.languages;
  const isThere = (text: Bilingual, locale: Locale) => text[locale].trim() !== '';
  return locales.filter(
    (locale) =>
      row.lessonCount > 0 &&
      writtenLessons[locale] === row.lessonCount &&
      isThere(row.title, locale) &&
      isThere(row.summary, locale),
  );
}

/** A review as somebody sees it who may read the module. */
export function reviewOf(
  module: Pick<StudioRow, 'id' | 'networkId' | 'organisationId' | 'stamp' | 'authors'>,
  row: ReviewRow,
  actor: StaffActor,
): ModuleReview {
  const { stamp, requestedById, reviewerId, requestedAt, decidedAt, ...own } = row;
  const isStale = stamp !== module.stamp;
  const facts = { state: row.state, reviewerId, requestedBy: requestedById };
  const approval = canApproveReview(actor, module, { ...facts, authors: module.authors, isStale });
  return Object.assign(new ModuleReview(), {
    ...own,
    moduleId: module.id,
    isStale,
    requestedAt: new Date(requestedAt),
    decidedAt: decidedAt === null ? null : new Date(decidedAt),
    isOwn: requestedById === actor.accountId,
    mayReturn: canReturnReview(actor, module, facts).ok,
    approvalRefusal: approval.ok ? null : approval.reason,
  });
}
