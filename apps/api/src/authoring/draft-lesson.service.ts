import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DraftLesson } from '@pateka/content/draft';
import { canWriteModule, placedBehind, type StaffActor } from '@pateka/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { Refused } from '../identity/identity.types.js';
import { queryNamed } from '../platform/database/named-query.js';
import { AppError } from '../platform/errors.js';
import { DraftLessonRow } from './draft-lesson.entity.js';
import { DraftStore, HEAD } from './draft-store.js';
import { DraftService, MOST_LESSONS } from './draft.service.js';
import { lessonAtHand, type LessonAtHand, storeLesson } from './draft-lesson.queries.js';
import {
  type AddDraftLessonInput,
  type CopyDraftLessonInput,
  DraftLessonState,
  LessonConflict,
  LessonSaved,
  type SaveDraftLessonInput,
} from './draft.types.js';
import { checkedLesson, columnsOf } from './lesson-content.js';
import { ModuleAccess, type ModuleAtHand } from './module-access.js';

/** Lessons of a draft: read, saved, added, taken out and put back, moved. */
@Injectable()
export class DraftLessonService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: ModuleAccess,
    private readonly store: DraftStore,
    private readonly drafts: DraftService,
  ) {}

  /**
   * A lesson to be written or reviewed. Of a module that has no draft yet one is opened for who writes it;
   * for a reader it is what was published, with version 0.
   * @throws AppError('not-found')
   */
  async one(actor: StaffActor, moduleId: string, lessonId: string): Promise<DraftLessonState> {
    const module = await this.access.toRead(actor, moduleId);
    if (!module.hasDraft) await this.drafts.open(actor, moduleId);
    const [row]: DraftLessonState[] = await this.db.query(
      `SELECT l.lesson_id AS "lessonId", l.version, l.content, l.saved_at AS "savedAt", a.name AS "savedBy", l.removed
       FROM draft_lesson l LEFT JOIN account a ON a.id = l.saved_by WHERE l.module_id = $1 AND l.lesson_id = $2`,
      [moduleId, lessonId],
    );
    return row ?? (await this.published(moduleId, lessonId));
  }

  /**
   * Saves a lesson over the version that its writer had before her. One transaction, two statements.
   * @returns saved (what stands there already is saved), what a colleague saved meanwhile, or
   *   Refused('archived' | 'removed' | 'too-large' | 'invalid')
   * @throws AppError('not-found')
   */
  async save(
    actor: StaffActor,
    input: SaveDraftLessonInput,
  ): Promise<LessonSaved | LessonConflict | Refused> {
    const checked = checkedLesson(input.content, input.lessonId);
    if (!checked.ok) return new Refused(checked.reason);
    return this.db.transaction(async (tx) => {
      const now = await this.toSave(tx, actor, input, checked.lesson);
      if (now.archived) return new Refused('archived');
      if (now.removed) return new Refused('removed');
      if (now.isSame) return savedAs(now.version, now.savedAt);
      if (now.version !== input.baseVersion) return conflictWith(now);
      const savedAt = this.store.now();
      await this.replace(tx, actor, input, { lesson: checked.lesson, savedAt });
      return savedAs(now.version + 1, savedAt);
    });
  }

  /**
   * Adds a lesson behind another one. The same id twice is one lesson.
   * @returns its version, or Refused('archived' | 'too-many' | 'too-large' | 'invalid')
   * @throws AppError('not-found')
   */
  async add(actor: StaffActor, input: AddDraftLessonInput): Promise<LessonSaved | Refused> {
    const { moduleId, lessonId, content } = input;
    const checked = checkedLesson(content, lessonId);
    if (!checked.ok) return new Refused(checked.reason);
    const place = { moduleId, afterLessonId: input.afterLessonId ?? null };
    return this.db.transaction((tx) => this.insert(tx, actor, place, checked.lesson));
  }

  /**
   * Copies a lesson within its module; the copy stands behind it and is a lesson of its own. Who wrote the
   * lesson has written the copy, too.
   * @returns its version, or Refused('archived' | 'too-many' | 'invalid')
   * @throws AppError('not-found')
   */
  async copy(actor: StaffActor, input: CopyDraftLessonInput): Promise<LessonSaved | Refused> {
    const { moduleId, lessonId, newLessonId } = input;
    return this.db.transaction(async (tx) => {
      await this.toChange(tx, actor, moduleId);
      const { content } = await this.row(tx, moduleId, lessonId);
      const checked = checkedLesson({ ...content, id: newLessonId }, newLessonId);
      if (!checked.ok) return new Refused(checked.reason);
      const place = { moduleId, afterLessonId: lessonId };
      const added = await this.insert(tx, actor, place, checked.lesson);
      if (added instanceof LessonSaved) await this.copyAuthors(tx, input);
      return added;
    });
  }

  /**
   * Takes a lesson out of the module or puts it back at its place; its text stays as it is.
   * @returns Refused('archived' | 'too-many'), or null when it is done
   * @throws AppError('not-found')
   */
  async setRemoved(
    actor: StaffActor,
    { moduleId, lessonId, removed }: { moduleId: string; lessonId: string; removed: boolean },
  ): Promise<Refused | null> {
    return this.db.transaction(async (tx) => {
      const { archived } = await this.toChange(tx, actor, moduleId);
      if (archived) return new Refused('archived');
      const row = await this.row(tx, moduleId, lessonId);
      if (row.removed === removed) return null;
      await tx.update(DraftLessonRow, { moduleId, lessonId }, { removed });
      await this.store.addAuthor(tx, moduleId, actor.accountId, [HEAD]);
      return null;
    });
  }

  /**
   * Moves a lesson behind another one, or before all.
   * @returns Refused('archived'), or null when it is done
   * @throws AppError('not-found') also for a lesson that is not there
   */
  async move(
    actor: StaffActor,
    place: { moduleId: string; lessonId: string; afterLessonId: string | null },
  ): Promise<Refused | null> {
    const { moduleId, lessonId, afterLessonId } = place;
    return this.db.transaction(async (tx) => {
      const { archived } = await this.toChange(tx, actor, moduleId);
      if (archived) return new Refused('archived');
      const order = await this.order(tx, moduleId);
      const moved = placedBehind(order, lessonId, afterLessonId);
      if (!order.includes(lessonId) || !moved) throw new AppError('not-found');
      if (moved.every((id, at) => id === order[at])) return null;
      await this.reorder(tx, moduleId, moved);
      await this.store.addAuthor(tx, moduleId, actor.accountId, [HEAD]);
      return null;
    });
  }

  private async insert(
    tx: EntityManager,
    actor: StaffActor,
    { moduleId, afterLessonId }: { moduleId: string; afterLessonId: string | null },
    lesson: DraftLesson,
  ): Promise<LessonSaved | Refused> {
    const { archived } = await this.toChange(tx, actor, moduleId);
    if (archived) return new Refused('archived');
    const there = await tx.findOneBy(DraftLessonRow, { moduleId, lessonId: lesson.id });
    if (there) return savedAs(there.version, there.savedAt);
    const order = await this.order(tx, moduleId);
    if (order.length >= MOST_LESSONS) return new Refused('too-many');
    const placed = placedBehind(order, lesson.id, afterLessonId);
    if (!placed) throw new AppError('not-found');
    const saved = { savedAt: this.store.now(), savedBy: actor.accountId };
    await this.store.insertLessons(tx, moduleId, [lesson], { position: order.length, ...saved });
    await this.reorder(tx, moduleId, placed);
    await this.store.addAuthor(tx, moduleId, actor.accountId, [HEAD, lesson.id]);
    return savedAs(1, saved.savedAt);
  }

  /** The module, locked; its draft is opened if it has none. */
  private async toChange(
    tx: EntityManager,
    actor: StaffActor,
    moduleId: string,
  ): Promise<ModuleAtHand> {
    const module = await this.access.toWrite(tx, actor, moduleId);
    if (!module.hasDraft && !module.archived) await this.store.open(tx, moduleId);
    return module;
  }

  private async toSave(
    tx: EntityManager,
    actor: StaffActor,
    { moduleId, lessonId, baseVersion }: SaveDraftLessonInput,
    lesson: DraftLesson,
  ): Promise<LessonAtHand> {
    const [now] = await queryNamed<LessonAtHand>(tx, lessonAtHand, [
      moduleId,
      lessonId,
      JSON.stringify(lesson),
      baseVersion,
    ]);
    if (!now || !canWriteModule(actor, now).ok) throw new AppError('not-found');
    return now;
  }

  private async replace(
    tx: EntityManager,
    actor: StaffActor,
    { moduleId, lessonId }: SaveDraftLessonInput,
    { lesson, savedAt }: { lesson: DraftLesson; savedAt: Date },
  ): Promise<void> {
    const { title, skippable, translation, writtenIn, media } = columnsOf(lesson);
    await queryNamed(tx, storeLesson, [
      ...[moduleId, lessonId, JSON.stringify(lesson), JSON.stringify(title)],
      ...[skippable, translation, writtenIn, media, savedAt, actor.accountId],
    ]);
  }

  private async row(
    tx: EntityManager,
    moduleId: string,
    lessonId: string,
  ): Promise<DraftLessonRow> {
    const row = await tx.findOneBy(DraftLessonRow, { moduleId, lessonId });
    if (!row) throw new AppError('not-found');
    return row;
  }

  /** All lessons, those taken out at their places, too: put back they stand where they stood. */
  private async order(tx: EntityManager, moduleId: string): Promise<string[]> {
    const rows: { lesson_id: string }[] = await tx.query(
      'SELECT lesson_id FROM draft_lesson WHERE module_id = $1 ORDER BY position, lesson_id',
      [moduleId],
    );
    return rows.map((row) => row.lesson_id);
  }

  private async reorder(tx: EntityManager, moduleId: string, order: string[]): Promise<void> {
    await tx.query(
      `UPDATE draft_lesson l SET position = placed.at - 1
       FROM unnest($2::text[]) WITH ORDINALITY AS placed(id, at)
       WHERE l.module_id = $1 AND l.lesson_id = placed.id AND l.position <> placed.at - 1`,
      [moduleId, order],
    );
  }

  private async copyAuthors(
    tx: EntityManager,
    { moduleId, lessonId, newLessonId }: CopyDraftLessonInput,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO draft_author (module_id, lesson_id, account_id)
       SELECT module_id, $3, account_id FROM draft_author WHERE module_id = $1 AND lesson_id = $2
       ON CONFLICT DO NOTHING`,
      [moduleId, lessonId, newLessonId],
    );
  }

  private async published(moduleId: string, lessonId: string): Promise<DraftLessonState> {
    const text = await this.drafts.load(moduleId);
    const content = text?.lessons.find((lesson) => lesson.id === lessonId);
    if (!content) throw new AppError('not-found');
    const none = { version: 0, savedAt: this.store.now(), savedBy: null, removed: false };
    return Object.assign(new DraftLessonState(), { lessonId, content, ...none });
  }
}

const savedAs = (version: number, savedAt: Date): LessonSaved =>
  Object.assign(new LessonSaved(), { version, savedAt });

const conflictWith = ({ version, content, savedAt, savedBy }: LessonAtHand): LessonConflict =>
  Object.assign(new LessonConflict(), { version, content, savedAt, savedBy });
