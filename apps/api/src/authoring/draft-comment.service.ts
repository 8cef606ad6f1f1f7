import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@pateka/domain';
import { kebabId } from '@pateka/content';
import type { DataSource, EntityManager } from 'typeorm';
import { InjectDataSource } from '@nestjs/typeorm';
import { Refused } from '../identity/identity.types.js';
import { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { DraftCommentRow } from './draft-comment.entity.js';
import { DraftLessonRow } from './draft-lesson.entity.js';
import type { AddDraftCommentInput } from './draft.types.js';
import { ModuleAccess } from './module-access.js';
import { DraftComment } from './studio.types.js';

const LONGEST = 2_000;
const MOST = 1_000;

const comments = `
  SELECT c.id, c.lesson_id AS "lessonId", c.block_id AS "blockId", c.reply_to AS "replyTo", c.text,
         a.name AS "writtenBy", c.written_by AS "writtenById", c.written_at AS "writtenAt", c.resolved_at AS "resolvedAt"
  FROM draft_comment c LEFT JOIN account a ON a.id = c.written_by
  WHERE c.module_id = $1 AND ($2::uuid IS NULL OR c.id = $2) ORDER BY c.written_at, c.id`;

/** Remarks about a draft, for whoever writes or reviews it. They outlast a review: what was said stays to be mended. */
@Injectable()
export class DraftCommentService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns remarks and answers, the oldest first
   * @throws AppError('not-found')
   */
  async list(actor: StaffActor, moduleId: string): Promise<DraftComment[]> {
    await this.access.toRead(actor, moduleId);
    return this.read(this.db.manager, actor, moduleId, null);
  }

  /**
   * Adds a remark, or an answer to one, which stands where the remark stands. The same id twice is one.
   * @returns it, or Refused('text' | 'too-many')
   * @throws AppError('not-found') also for a lesson or a remark that is not there
   */
  async add(actor: StaffActor, input: AddDraftCommentInput): Promise<DraftComment | Refused> {
    const text = input.text.trim();
    if (text === '' || text.length > LONGEST) return new Refused('text');
    const { id, moduleId } = input;
    return this.db.transaction(async (tx) => {
      await this.access.toRead(actor, moduleId, tx);
      const place = await this.placeOf(tx, input);
      if ((await tx.countBy(DraftCommentRow, { moduleId })) >= MOST) return new Refused('too-many');
      const written = { writtenBy: actor.accountId, writtenAt: this.clock.now() };
      await tx
        .createQueryBuilder()
        .insert()
        .into(DraftCommentRow)
        .values({ id, moduleId, ...place, text, ...written })
        .orIgnore()
        .execute();
      return this.one(tx, actor, { moduleId, id });
    });
  }

  /**
   * Marks a remark as done, or as open again.
   * @throws AppError('not-found') also for an answer: only remarks are done
   */
  async resolve(actor: StaffActor, id: string, resolved: boolean): Promise<DraftComment> {
    return this.db.transaction(async (tx) => {
      const row = await tx.findOneBy(DraftCommentRow, { id });
      if (!row || row.replyTo !== null) throw new AppError('not-found');
      const { moduleId } = row;
      await this.access.toRead(actor, moduleId, tx);
      const mark = resolved
        ? { resolvedAt: row.resolvedAt ?? this.clock.now(), resolvedBy: actor.accountId }
        : { resolvedAt: null, resolvedBy: null };
      await tx.update(DraftCommentRow, { id }, mark);
      return this.one(tx, actor, { moduleId, id });
    });
  }

  private async placeOf(
    tx: EntityManager,
    { moduleId, ...input }: AddDraftCommentInput,
  ): Promise<Pick<DraftCommentRow, 'lessonId' | 'blockId' | 'replyTo'>> {
    const replyTo = input.replyTo ?? null;
    if (replyTo !== null) {
      const row = await tx.findOneBy(DraftCommentRow, { id: replyTo, moduleId });
      if (!row || row.replyTo !== null) throw new AppError('not-found');
      return { lessonId: row.lessonId, blockId: row.blockId, replyTo };
    }
    const [lessonId, blockId] = [input.lessonId ?? null, input.blockId ?? null];
    if (blockId !== null && (lessonId === null || !kebabId.safeParse(blockId).success)) {
      throw new AppError('invalid-input', 'blockId');
    }
    if (lessonId !== null && !(await tx.existsBy(DraftLessonRow, { moduleId, lessonId }))) {
      throw new AppError('not-found');
    }
    return { lessonId, blockId, replyTo };
  }

  private async one(
    tx: EntityManager,
    actor: StaffActor,
    { moduleId, id }: { moduleId: string; id: string },
  ): Promise<DraftComment> {
    const [found] = await this.read(tx, actor, moduleId, id);
    if (!found) throw new AppError('not-found');
    return found;
  }

  private async read(
    tx: EntityManager,
    { accountId }: StaffActor,
    moduleId: string,
    id: string | null,
  ): Promise<DraftComment[]> {
    const rows: (DraftComment & { writtenById: string | null })[] = await tx.query(comments, [
      moduleId,
      id,
    ]);
    return rows.map(({ writtenById, ...row }) =>
      Object.assign(new DraftComment(), { ...row, isOwn: writtenById === accountId }),
    );
  }
}
