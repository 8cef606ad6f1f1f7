import { Injectable } from '@nestjs/common';
import { lessonFromDraft, linkedLessons, writtenBlocks } from '@pateka/content/draft';
import type { Bilingual, StaffActor } from '@pateka/domain';
import type { EntityManager } from 'typeorm';
import { lessonIdIn, PublishEditionService } from '../courses/publish-edition.service.js';
import { audit } from '../identity/audit.js';
import { AppError } from '../platform/errors.js';
import { DraftStore, type DraftText } from './draft-store.js';
import { EditionPublished } from './draft.types.js';
import { type HandedIn, handedIn } from './review.queries.js';

/** Freezes a draft as the next edition, once a review says so. */
@Injectable()
export class PublishDraftService {
  constructor(
    private readonly editions: PublishEditionService,
    private readonly store: DraftStore,
  ) {}

  /**
   * Holds every row of a draft until the end of the transaction: whoever is saving is waited for, whoever
   * comes later waits. Only then is it sure what is being published.
   * @returns the draft's stamp and its authors, read after the lock
   * @throws AppError('not-found') without a draft
   */
  async lock(tx: EntityManager, moduleId: string): Promise<HandedIn> {
    await tx.query('SELECT 1 FROM module_draft WHERE module_id = $1 FOR UPDATE', [moduleId]);
    await tx.query(
      'SELECT 1 FROM draft_lesson WHERE module_id = $1 ORDER BY lesson_id FOR UPDATE',
      [moduleId],
    );
    const [draft]: HandedIn[] = await tx.query(handedIn, [moduleId]);
    if (!draft) throw new AppError('not-found');
    return draft;
  }

  /**
   * Publishes a locked draft. Who wrote it is forgotten with that: of the next edition nobody is an author yet.
   * @returns the new edition's number
   */
  async publish(
    tx: EntityManager,
    actor: StaffActor,
    moduleId: string,
    whatChanged: Bilingual | null,
  ): Promise<EditionPublished> {
    const text = await this.store.load(tx, moduleId);
    if (!text) throw new AppError('not-found');
    const { editionId } = await this.editions.publishModule(tx, {
      moduleId,
      module: moduleOf(moduleId, text),
      languages: text.languages,
      whatChanged,
      lessonIdOf: await lessonIdsOf(tx, moduleId, text),
    });
    await this.store.markPublished(tx, moduleId);
    await this.store.forgetAuthors(tx, moduleId);
    await audit(tx, actor, 'module.published', { kind: 'module', id: moduleId });
    const [row]: { number: number }[] = await tx.query(
      'SELECT number FROM module_edition WHERE id = $1',
      [editionId],
    );
    return Object.assign(new EditionPublished(), { moduleId, number: row?.number ?? 0 });
  }

  /** @returns the instant of a decision */
  now(): Date {
    return this.store.now();
  }
}

/** @returns a module as a package and an edition hold it */
export function moduleOf(id: string, { title, summary, languages, lessons }: DraftText) {
  const inBulgarian = !languages.includes('en');
  const both = (text: Bilingual): Bilingual => (inBulgarian ? { bg: text.bg, en: text.bg } : text);
  return {
    id,
    title: both(title),
    summary: both(summary),
    lessons: lessons.map((lesson) => lessonFromDraft(lesson, languages)),
  };
}

/**
 * Parameters: module, lesson ids of authors. Where links out of a module lead: lessons of the published modules
 * of its network, first those that stand in a course with it, then what was published last.
 */
const lessonsElsewhere = `
  SELECT DISTINCT ON (l.id) l.id AS "authorsId", me.module_id AS "moduleId"
  FROM module m JOIN organisation o ON o.id = m.organisation_id
  JOIN course c ON c.network_id = o.network_id
  JOIN course_edition ce ON ce.course_id = c.id
  JOIN course_edition_module cem ON cem.course_edition_id = ce.id
  JOIN module_edition me ON me.id = cem.module_edition_id AND me.module_id <> m.id
  CROSS JOIN LATERAL jsonb_to_recordset(me.content->'lessons') AS l(id text)
  WHERE m.id = $1 AND l.id = ANY($2)
  ORDER BY l.id, EXISTS (
      SELECT 1 FROM course_edition_module own JOIN module_edition mine ON mine.id = own.module_edition_id
      WHERE own.course_edition_id = ce.id AND mine.module_id = m.id) DESC,
    ce.published_at DESC, cem.position`;

/** What a link names: the lessons of the module itself, then those of others that it names. */
async function lessonIdsOf(tx: EntityManager, moduleId: string, { lessons }: DraftText) {
  const known = new Map(lessons.map(({ id }) => [id, lessonIdIn(moduleId, id)]));
  const links = linkedLessons(writtenBlocks(lessons.flatMap(({ blocks }) => blocks)));
  const named = links.filter((id) => !known.has(id));
  const rows: { authorsId: string; moduleId: string }[] =
    named.length === 0 ? [] : await tx.query(lessonsElsewhere, [moduleId, named]);
  for (const row of rows) known.set(row.authorsId, lessonIdIn(row.moduleId, row.authorsId));
  return (authorsId: string): string | undefined => known.get(authorsId);
}
