import { Injectable } from '@nestjs/common';
import type { Module } from '@pateka/content';
import { draftFromLesson, type DraftLesson } from '@pateka/content/draft';
import type { Bilingual, Locale } from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import { DraftLessonRow } from './draft-lesson.entity.js';
import { stampSql } from './draft-stamp.js';
import { columnsOf } from './lesson-content.js';
import { ModuleDraft } from './module-draft.entity.js';

/** A module while it is written, whole. */
export interface DraftText {
  title: Bilingual;
  summary: Bilingual;
  languages: Locale[];
  lessons: DraftLesson[];
}

interface EditionRow {
  title: Bilingual;
  summary: Bilingual;
  languages: Locale[];
  content: Module;
  publishedAt: Date;
  withdrawnAt: Date | null;
}

/** Stands in draft_author for title, summary, languages and the order of lessons. */
export const HEAD = '';

/** The rows of drafts: who may touch them is asked by the services above. */
@Injectable()
export class DraftStore {
  constructor(private readonly clock: Clock) {}

  /** @returns the stamp of a draft as it stands; null when there is none */
  async stamp(tx: EntityManager, moduleId: string): Promise<string | null> {
    const [row]: { stamp: string }[] = await tx.query(
      `SELECT ${stampSql('d')} AS stamp FROM module_draft d WHERE d.module_id = $1`,
      [moduleId],
    );
    return row?.stamp ?? null;
  }

  /**
   * Opens the newest edition of a module for writing. It counts as published, so the draft is not newer.
   * @param tx a transaction that holds the module's lock
   */
  async open(tx: EntityManager, moduleId: string): Promise<void> {
    const edition = await this.edition(tx, moduleId);
    if (!edition) return;
    const saved = { savedAt: edition.publishedAt, savedBy: null };
    await this.insert(tx, moduleId, textOf(edition), saved);
    await this.markPublished(tx, moduleId);
  }

  /** Says that what stands in the draft is what was published last. */
  async markPublished(tx: EntityManager, moduleId: string): Promise<void> {
    await tx.query(
      `UPDATE module_draft d SET published_stamp = ${stampSql('d')} WHERE d.module_id = $1`,
      [moduleId],
    );
  }

  /** Writes a new draft. */
  async insert(
    tx: EntityManager,
    moduleId: string,
    { lessons, ...head }: DraftText,
    saved: { savedAt: Date; savedBy: string | null },
  ): Promise<void> {
    await tx.insert(ModuleDraft, { moduleId, version: 1, ...head, ...saved, publishedStamp: null });
    await this.insertLessons(tx, moduleId, lessons, { position: 0, ...saved });
  }

  /** Writes further lessons of a draft, the first one at a position. */
  async insertLessons(
    tx: EntityManager,
    moduleId: string,
    lessons: readonly DraftLesson[],
    place: { position: number; savedAt: Date; savedBy: string | null },
  ): Promise<void> {
    if (lessons.length === 0) return;
    const { position, ...saved } = place;
    await tx.insert(
      DraftLessonRow,
      lessons.map((lesson, at) => ({
        moduleId,
        lessonId: lesson.id,
        position: position + at,
        version: 1,
        ...columnsOf(lesson),
        ...saved,
      })),
    );
  }

  /** Remembers who wrote in a draft: no author approves what she wrote. */
  async addAuthor(
    tx: EntityManager,
    moduleId: string,
    accountId: string,
    lessonIds: readonly string[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO draft_author (module_id, lesson_id, account_id)
       SELECT $1, unnest($2::text[]), $3 ON CONFLICT DO NOTHING`,
      [moduleId, lessonIds, accountId],
    );
  }

  /** Of what is published nobody is an author any more; who wrote in lessons that were taken out stays known. */
  async forgetAuthors(tx: EntityManager, moduleId: string): Promise<void> {
    await tx.query(
      `DELETE FROM draft_author author WHERE author.module_id = $1 AND (author.lesson_id = '' OR EXISTS (
         SELECT 1 FROM draft_lesson l WHERE l.module_id = $1 AND l.lesson_id = author.lesson_id AND NOT l.removed))`,
      [moduleId],
    );
  }

  /**
   * Reads a module as it is written, without what was taken out; one that has no draft as its newest edition.
   * @returns null for a module that has neither
   */
  async load(tx: EntityManager, moduleId: string): Promise<DraftText | null> {
    const head = await tx.findOneBy(ModuleDraft, { moduleId });
    if (!head) {
      const edition = await this.edition(tx, moduleId);
      return edition && textOf(edition);
    }
    const rows = await tx.find(DraftLessonRow, {
      select: { content: true },
      where: { moduleId, removed: false },
      order: { position: 'ASC', lessonId: 'ASC' },
    });
    const { title, summary, languages } = head;
    return { title, summary, languages, lessons: rows.map(({ content }) => content) };
  }

  /** @returns what learners may read of a module now; null when nothing is published */
  async published(tx: EntityManager, moduleId: string): Promise<DraftText | null> {
    const edition = await this.edition(tx, moduleId);
    return edition && edition.withdrawnAt === null ? textOf(edition) : null;
  }

  /** @returns the newest edition that is in force, or the newest one when all were withdrawn */
  private async edition(tx: EntityManager, moduleId: string): Promise<EditionRow | null> {
    const [row]: EditionRow[] = await tx.query(
      `SELECT title, summary, languages, content, published_at AS "publishedAt",
              withdrawn_at AS "withdrawnAt" FROM module_edition
       WHERE module_id = $1 ORDER BY (withdrawn_at IS NULL) DESC, number DESC LIMIT 1`,
      [moduleId],
    );
    return row ?? null;
  }

  /** @returns the instant of a save */
  now(): Date {
    return this.clock.now();
  }
}

function textOf({ title, summary, languages, content }: EditionRow): DraftText {
  const lessons = content.lessons.map((lesson) => draftFromLesson(lesson, languages));
  return { title, summary, languages, lessons };
}
