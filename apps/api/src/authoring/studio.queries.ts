import type { Bilingual, Locale, ModuleRow, ReviewState } from '@pateka/domain';
import { isInNetwork } from '../courses/module-in-network.js';
import { authorsSql, stampSql } from './draft-stamp.js';

/** A module with all that the studio shows of it, whoever looks. */
export interface StudioRow extends ModuleRow {
  id: string;
  archived: boolean;
  organisation: Bilingual;
  title: Bilingual;
  summary: Bilingual;
  languages: Locale[];
  /** Null: it has no draft. */
  version: number | null;
  newestEdition: number | null;
  lessonCount: number;
  /** How many lessons are complete in each language; null without a draft. */
  writtenLessons: Record<Locale, number> | null;
  savedAt: Date | null;
  stamp: string | null;
  publishedStamp: string | null;
  authors: string[];
  reviewerId: string | null;
  review: ReviewRow | null;
}

/** The newest review of a module, with names. Instants come as texts: they travel inside jsonb. */
export interface ReviewRow {
  id: string;
  state: ReviewState;
  stamp: string;
  whatChanged: Bilingual | null;
  requestedById: string | null;
  requestedBy: string | null;
  requestedAt: string;
  reviewerId: string | null;
  reviewer: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  note: string | null;
}

const newestReview = `
  SELECT jsonb_build_object('id', r.id, 'state', r.state, 'stamp', r.stamp, 'whatChanged', r.what_changed,
           'requestedById', r.requested_by, 'requestedBy', asked.name, 'requestedAt', r.requested_at,
           'reviewerId', r.reviewer_id, 'reviewer', named.name, 'decidedBy', decided.name,
           'decidedAt', r.decided_at, 'note', r.note) AS review
  FROM module_review r
  LEFT JOIN account asked ON asked.id = r.requested_by
  LEFT JOIN account named ON named.id = r.reviewer_id
  LEFT JOIN account decided ON decided.id = r.decided_by
  WHERE r.module_id = m.id AND r.state <> 'superseded'
  ORDER BY (r.state = 'open') DESC, r.requested_at DESC LIMIT 1`;

/** An edition in force goes before all; of what was withdrawn altogether the newest still has the title. */
const shownEdition = `
  SELECT e.number, e.title, e.summary, e.languages, e.published_at, e.withdrawn_at,
         jsonb_array_length(e.content -> 'lessons') AS lessons
  FROM module_edition e WHERE e.module_id = m.id ORDER BY (e.withdrawn_at IS NULL) DESC, e.number DESC LIMIT 1`;

const lessons = `
  SELECT count(*)::int AS lessons, max(l.saved_at) AS saved_at,
         jsonb_build_object('bg', count(*) FILTER (WHERE 'bg' = ANY(l.written_in)),
                            'en', count(*) FILTER (WHERE 'en' = ANY(l.written_in))) AS written
  FROM draft_lesson l WHERE l.module_id = m.id AND NOT l.removed`;

/** One statement whatever the number of modules: those of a network, or one of them. network, module or null */
export const studioRows = `
  SELECT m.id, m.archived, o.id AS "organisationId", o.network_id AS "networkId", o.name AS organisation,
         coalesce(d.title, e.title) AS title, coalesce(d.summary, e.summary) AS summary,
         coalesce(d.languages, e.languages) AS languages, d.version,
         CASE WHEN e.withdrawn_at IS NULL THEN e.number END AS "newestEdition",
         CASE WHEN d.version IS NULL THEN coalesce(e.lessons, 0) ELSE l.lessons END AS "lessonCount",
         CASE WHEN d.version IS NOT NULL THEN l.written END AS "writtenLessons",
         CASE WHEN d.version IS NULL THEN e.published_at ELSE greatest(d.saved_at, l.saved_at) END AS "savedAt",
         CASE WHEN d.version IS NOT NULL THEN ${stampSql('d')} END AS stamp, d.published_stamp AS "publishedStamp",
         ${authorsSql('m.id')} AS authors, r.review,
         CASE WHEN r.review ->> 'state' = 'open' THEN r.review ->> 'reviewerId' END AS "reviewerId"
  FROM module m JOIN organisation o ON o.id = m.organisation_id
  LEFT JOIN module_draft d ON d.module_id = m.id
  LEFT JOIN LATERAL (${shownEdition}) e ON true
  LEFT JOIN LATERAL (${lessons}) l ON true
  LEFT JOIN LATERAL (${newestReview}) r ON true
  WHERE ${isInNetwork('$1')} AND ($2::text IS NULL OR m.id = $2) AND (d.version IS NOT NULL OR e.number IS NOT NULL)
  ORDER BY m.archived, greatest(d.saved_at, l.saved_at, e.published_at) DESC, m.id`;

/** The lessons of some modules; of a module without a draft those of its newest edition. modules */
export const lessonHeads = `
  SELECT module_id AS "moduleId", lesson_id AS id, version, position, title, translation, skippable,
         saved_at AS "savedAt", removed
  FROM draft_lesson WHERE module_id = ANY($1)
  UNION ALL
  SELECT e.module_id, lesson.text ->> 'id', 0, lesson.at::int - 1,
         jsonb_build_object('bg', lesson.text #> '{bg,title}', 'en',
           CASE WHEN e.languages ? 'en' THEN lesson.text #> '{en,title}' ELSE '""' END),
         CASE WHEN e.languages ? 'en' THEN 'current' ELSE 'missing' END,
         (lesson.text ->> 'skippable')::boolean, e.published_at, false
  FROM (SELECT DISTINCT ON (module_id) * FROM module_edition
        WHERE module_id = ANY($1) ORDER BY module_id, (withdrawn_at IS NULL) DESC, number DESC) e,
       jsonb_array_elements(e.content -> 'lessons') WITH ORDINALITY AS lesson(text, at)
  WHERE NOT EXISTS (SELECT 1 FROM module_draft d WHERE d.module_id = e.module_id)
  ORDER BY "moduleId", position, id`;

/** The editions of some modules, the newest first. modules */
export const editions = `
  SELECT e.module_id AS "moduleId", e.id, e.number, e.title, e.languages, e.what_changed AS "whatChanged",
         e.published_at AS "publishedAt", decided.name AS "publishedBy", e.withdrawn_at AS "withdrawnAt",
         e.withdrawn_reason AS "withdrawnReason", e.withdrawn_note AS "withdrawnNote", withdrawn.name AS "withdrawnBy"
  FROM module_edition e
  LEFT JOIN module_review r ON r.module_id = e.module_id AND r.edition_number = e.number
  LEFT JOIN account decided ON decided.id = r.decided_by
  LEFT JOIN account withdrawn ON withdrawn.id = e.withdrawn_by
  WHERE e.module_id = ANY($1) ORDER BY e.module_id, e.number DESC`;

/** What can be copied: published modules of the network and its built-in ones, and drafts of one's own. network */
export const copyableRows = `
  SELECT m.id, o.id AS "organisationId", o.network_id AS "networkId", o.name AS organisation,
         coalesce(e.title, d.title) AS title, e.number IS NOT NULL AS "isPublished",
         coalesce(jsonb_array_length(e.content -> 'lessons'),
           (SELECT count(*)::int FROM draft_lesson l WHERE l.module_id = m.id AND NOT l.removed)) AS "lessonCount"
  FROM module m JOIN organisation o ON o.id = m.organisation_id
  LEFT JOIN module_draft d ON d.module_id = m.id
  LEFT JOIN LATERAL (SELECT number, title, content FROM module_edition x WHERE x.module_id = m.id AND x.withdrawn_at IS NULL
                     ORDER BY number DESC LIMIT 1) e ON true
  WHERE ${isInNetwork('$1')} AND (e.number IS NOT NULL OR d.version IS NOT NULL)
  ORDER BY o.id, m.id`;
