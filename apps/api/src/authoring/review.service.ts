import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  type Bilingual,
  canApproveReview,
  canBeReviewer,
  canReturnReview,
  canWriteModule,
  type Locale,
  openItems,
  type ReviewRefusal,
  type StaffActor,
} from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { audit } from '../identity/audit.js';
import { Refused } from '../identity/identity.types.js';
import { AppError } from '../platform/errors.js';
import { DraftCheckService } from './draft-check.service.js';
import {
  DraftBlocked,
  type EditionPublished,
  type RequestReviewInput,
  ReviewReturned,
} from './draft.types.js';
import { mayRead, ModuleAccess, type ModuleAtHand } from './module-access.js';
import { ModuleReviewRow } from './module-review.entity.js';
import { PublishDraftService } from './publish-draft.service.js';
import { type HandedIn, handedIn, staffOfNetwork } from './review.queries.js';
import type { Reviewer } from './studio.types.js';

const LONGEST_LINE = 300;
const LONGEST_NOTE = 2_000;

/** From a draft to learners: handing in, sending back, approving. The rules stand in domain/authoring. */
@Injectable()
export class ReviewService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly checks: DraftCheckService,
    private readonly publishing: PublishDraftService,
  ) {}

  /**
   * @returns the staff of the network who could approve the draft as it stands, coordinators first
   * @throws AppError('not-found')
   */
  async reviewers(actor: StaffActor, moduleId: string): Promise<Reviewer[]> {
    const module = await this.access.toRead(actor, moduleId);
    if (!canWriteModule(actor, module).ok) throw new AppError('not-found');
    const { manager } = this.db;
    const [draft]: HandedIn[] = await manager.query(handedIn, [moduleId]);
    return this.possible(manager, actor, module, draft?.authors ?? []);
  }

  /**
   * Hands a draft in as it stands. An open review of an older state is superseded; remarks stay.
   * @returns the review's id, what has to be mended first, or Refused('archived' | 'nothing-new' |
   *   'what-changed' | 'reviewer' | 'no-reviewer')
   * @throws AppError('not-found')
   */
  async request(
    actor: StaffActor,
    input: RequestReviewInput,
  ): Promise<string | DraftBlocked | Refused> {
    const { moduleId } = input;
    return this.db.transaction(async (tx) => {
      const module = await this.access.toWrite(tx, actor, moduleId);
      if (module.archived) return new Refused('archived');
      const [draft]: HandedIn[] = await tx.query(handedIn, [moduleId]);
      if (!draft || draft.stamp === draft.publishedStamp) return new Refused('nothing-new');
      const whatChanged = lineOf(input.whatChanged, draft.languages);
      if (!whatChanged && (draft.editions > 0 || input.whatChanged)) {
        return new Refused('what-changed');
      }
      const named = input.reviewerId ?? null;
      const possible = await this.possible(tx, actor, module, draft.authors);
      if (named !== null && !possible.some(({ id }) => id === named))
        return new Refused('reviewer');
      if (named === null && !possible.some(({ isCoordinator }) => isCoordinator)) {
        return new Refused('no-reviewer');
      }
      const blocked = await this.blocked(tx, actor, moduleId);
      if (blocked) return blocked;
      return this.open(tx, actor, { moduleId, stamp: draft.stamp, whatChanged, reviewerId: named });
    });
  }

  /**
   * Takes a draft back out of review: its authors go on writing.
   * @throws AppError('not-found') also when none is open
   */
  async cancel(actor: StaffActor, moduleId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await this.access.toWrite(tx, actor, moduleId);
      const review = await tx.findOneBy(ModuleReviewRow, { moduleId, state: 'open' });
      if (!review) throw new AppError('not-found');
      await this.decide(tx, actor, review, { state: 'cancelled' });
      await audit(tx, actor, 'module.review-cancelled', { kind: 'module', id: moduleId });
    });
  }

  /**
   * Sends a draft back to its authors.
   * @returns what was done, or Refused('note' | why not)
   * @throws AppError('not-found')
   */
  async sendBack(
    actor: StaffActor,
    reviewId: string,
    note: string,
  ): Promise<ReviewReturned | Refused> {
    const text = note.trim();
    if (text === '' || text.length > LONGEST_NOTE) return new Refused('note');
    return this.db.transaction(async (tx) => {
      const { module, review } = await this.atHand(tx, actor, reviewId);
      const verdict = canReturnReview(actor, module, review);
      if (!verdict.ok) return refusalOf(actor, module, verdict.reason);
      await this.decide(tx, actor, review, { state: 'returned', note: text });
      await audit(tx, actor, 'module.review-returned', { kind: 'module', id: module.id });
      return Object.assign(new ReviewReturned(), { moduleId: module.id });
    });
  }

  /**
   * Approves a draft, which publishes it in the same transaction: between an approval and a later publishing
   * the text could change, and two buttons would be two places to forget the second eyes.
   * @param checklist ids of the items of the safety checklist that were ticked
   * @returns the edition, what has to be mended first, or Refused('archived' | 'checklist' | why not)
   * @throws AppError('not-found')
   */
  async approve(
    actor: StaffActor,
    reviewId: string,
    checklist: string[],
  ): Promise<EditionPublished | DraftBlocked | Refused> {
    return this.db.transaction(async (tx) => {
      const { module, review } = await this.atHand(tx, actor, reviewId);
      const draft = await this.publishing.lock(tx, module.id);
      const facts = { ...review, authors: draft.authors, isStale: draft.stamp !== review.stamp };
      const verdict = canApproveReview(actor, module, facts);
      if (!verdict.ok) return refusalOf(actor, module, verdict.reason);
      if (module.archived) return new Refused('archived');
      if (openItems(checklist).length > 0) return new Refused('checklist');
      const blocked = await this.blocked(tx, actor, module.id);
      if (blocked) return blocked;
      const published = await this.publishing.publish(tx, actor, module.id, review.whatChanged);
      const { number: editionNumber } = published;
      await this.decide(tx, actor, review, { state: 'approved', checklist, editionNumber });
      return published;
    });
  }

  /** The review with its module, locked; the review is read after the lock, so two decide one after the other. */
  private async atHand(tx: EntityManager, actor: StaffActor, reviewId: string) {
    const found = await tx.findOneBy(ModuleReviewRow, { id: reviewId });
    if (!found) throw new AppError('not-found');
    const module = await this.access.inNetwork(tx, actor, found.moduleId);
    const review = await tx.findOneByOrFail(ModuleReviewRow, { id: reviewId });
    return { module, review };
  }

  private async blocked(
    tx: EntityManager,
    { networkId }: StaffActor,
    moduleId: string,
  ): Promise<DraftBlocked | null> {
    const problems = await this.checks.blocking(tx, networkId, moduleId);
    return problems.length === 0 ? null : Object.assign(new DraftBlocked(), { problems });
  }

  private async possible(
    tx: EntityManager,
    { accountId, networkId }: StaffActor,
    module: ModuleAtHand,
    authors: string[],
  ): Promise<Reviewer[]> {
    const staff: Reviewer[] = await tx.query(staffOfNetwork, [networkId]);
    const asks = { requestedBy: accountId, authors };
    return staff.filter(({ id }) => canBeReviewer({ accountId: id, networkId }, module, asks));
  }

  private async open(
    tx: EntityManager,
    actor: StaffActor,
    review: Pick<ModuleReviewRow, 'moduleId' | 'stamp' | 'whatChanged' | 'reviewerId'>,
  ): Promise<string> {
    const { moduleId } = review;
    await tx.update(ModuleReviewRow, { moduleId, state: 'open' }, { state: 'superseded' });
    const requested = { requestedBy: actor.accountId, requestedAt: this.publishing.now() };
    const { id } = await tx.save(
      tx.create(ModuleReviewRow, { ...review, ...requested, state: 'open' }),
    );
    await audit(tx, actor, 'module.review-requested', { kind: 'module', id: moduleId });
    return id;
  }

  private async decide(
    tx: EntityManager,
    { accountId }: StaffActor,
    { id }: ModuleReviewRow,
    decision: Pick<ModuleReviewRow, 'state'> & Partial<ModuleReviewRow>,
  ): Promise<void> {
    const decided = { decidedBy: accountId, decidedAt: this.publishing.now() };
    await tx.update(ModuleReviewRow, { id }, { ...decision, ...decided });
  }
}

/** To whom the module is none of her business it is not there. */
function refusalOf(actor: StaffActor, module: ModuleAtHand, reason: ReviewRefusal): Refused {
  const strange = reason === 'not-named' || reason === 'not-permitted';
  if (strange && !mayRead(actor, module)) throw new AppError('not-found');
  return new Refused(reason);
}

/** @returns the line "what changed" in each language of the module; null when it is missing or too long */
function lineOf(typed: Bilingual | null, languages: readonly Locale[]): Bilingual | null {
  const bg = typed?.bg.trim() ?? '';
  const en = languages.includes('en') ? (typed?.en.trim() ?? '') : bg;
  const fits = [bg, en].every((line) => line !== '' && line.length <= LONGEST_LINE);
  return fits ? { bg, en } : null;
}
