import type { DraftLesson } from '@pateka/content/draft';
import type { NamedQuery } from '../platform/database/named-query.js';

/** A lesson that is about to be saved, locked, with what the decision needs. */
export interface LessonAtHand {
  networkId: string | null;
  organisationId: string;
  archived: boolean;
  removed: boolean;
  version: number;
  /** What is to be saved stands there already. */
  isSame: boolean;
  savedAt: Date;
  savedBy: string | null;
  /** Given only when a newer version is there. */
  content: DraftLesson | null;
}

/** module, lesson, content, base version */
export const lessonAtHand: NamedQuery = {
  name: 'draft-lesson-at-hand',
  text: `SELECT o.network_id AS "networkId", o.id AS "organisationId", m.archived, l.removed, l.version,
           l.content = $3::jsonb AS "isSame", l.saved_at AS "savedAt",
           (SELECT a.name FROM account a WHERE a.id = l.saved_by) AS "savedBy",
           CASE WHEN l.version <> $4 THEN l.content END AS content
         FROM draft_lesson l JOIN module m ON m.id = l.module_id JOIN organisation o ON o.id = m.organisation_id
         WHERE l.module_id = $1 AND l.lesson_id = $2 FOR NO KEY UPDATE OF l`,
};

/** module, lesson, content, title, skippable, translation, written in, media, instant, account */
export const storeLesson: NamedQuery = {
  name: 'draft-lesson-store',
  text: `WITH author AS (
           INSERT INTO draft_author (module_id, lesson_id, account_id) VALUES ($1, $2, $10) ON CONFLICT DO NOTHING)
         UPDATE draft_lesson SET version = version + 1, content = $3, title = $4, skippable = $5, translation = $6,
           written_in = $7, media = $8, saved_at = $9, saved_by = $10
         WHERE module_id = $1 AND lesson_id = $2`,
};
