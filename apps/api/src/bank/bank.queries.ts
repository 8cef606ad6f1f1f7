import type { BankContent } from '@pateka/content/draft';
import type { Bilingual } from '@pateka/domain';

/** A row with what must be known to decide who may see it. */
export interface BankRow {
  id: string;
  organisationId: string;
  networkId: string | null;
  organisation: Bilingual;
  content: BankContent;
  tags: string[];
  version: number;
  savedAt: Date;
  archived: boolean;
}

const columns = `q.id, q.organisation_id AS "organisationId", o.network_id AS "networkId", o.name AS organisation,
  q.content, q.tags, q.version, q.saved_at AS "savedAt", q.archived`;

/** $1 a question */
export const bankQuestion = `SELECT ${columns} FROM bank_question q
  JOIN organisation o ON o.id = q.organisation_id WHERE q.id = $1`;

const found = `FROM bank_question q JOIN organisation o ON o.id = q.organisation_id
  WHERE q.organisation_id = ANY($1) AND q.archived = $2 AND q.words LIKE ALL($3)
    AND ($4::text IS NULL OR $4 = ANY(q.tags))`;

/** $1 organisations, $2 put away, $3 patterns, $4 tag or null, $5 how many, $6 after how many */
export const bankPage = `SELECT ${columns} ${found} ORDER BY q.saved_at DESC, q.id LIMIT $5 OFFSET $6`;

/** The same $1 to $4. */
export const bankCount = `SELECT count(*)::int AS total ${found}`;

/** $1 organisations, $2 put away */
export const bankTags = `SELECT DISTINCT unnest(tags) AS tag FROM bank_question
  WHERE organisation_id = ANY($1) AND archived = $2 ORDER BY tag LIMIT 200`;

/** What of a pattern of LIKE means something. */
const wild = /[\\%_]/g;

/**
 * @param text what somebody searches for
 * @returns a pattern of LIKE for each of its words
 */
export const patternsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 12)
    .map((word) => `%${word.replace(wild, '\\$&')}%`);
