import type { Module } from '@pateka/content';
import type { Bilingual, CourseRule, Cover, Locale } from '@pateka/domain';

/** $1 a module, $2 the number of an edition, or null for the newest: what of it is in force */
export const editionToExport = `
  SELECT id, number, languages, content FROM module_edition
  WHERE module_id = $1 AND withdrawn_at IS NULL AND ($2::int IS NULL OR number = $2)
  ORDER BY number DESC LIMIT 1`;

/** What editionToExport gives. */
export interface EditionRow {
  id: string;
  number: number;
  languages: Locale[];
  content: Module;
}

/** $1 module editions: the files that they show, with their bytes */
export const mediaOfEditions = `
  SELECT DISTINCT f.id, f.bytes FROM edition_media e JOIN media_file f ON f.id = e.media_id
  WHERE e.module_edition_id = ANY($1)`;

/**
 * $1 a course, $2 the network: its newest edition with the editions of its modules in order. What was withdrawn
 * does not go out any more; it is only counted.
 */
export const courseToExport = `
  SELECT c.id, e.title, e.summary, e.outcomes, e.certificate_title AS "certificateTitle", e.certificate,
         e.cover, e.rule, e.structure, m.modules, m.withdrawn
  FROM course c
  JOIN LATERAL (SELECT * FROM course_edition WHERE course_id = c.id ORDER BY number DESC LIMIT 1) e ON true
  JOIN LATERAL (
    SELECT count(*) FILTER (WHERE me.withdrawn_at IS NOT NULL)::int AS withdrawn,
           coalesce(jsonb_agg(jsonb_build_object('editionId', me.id, 'moduleId', me.module_id,
             'languages', me.languages, 'content', me.content) ORDER BY cem.position)
             FILTER (WHERE me.withdrawn_at IS NULL), '[]') AS modules
    FROM course_edition_module cem JOIN module_edition me ON me.id = cem.module_edition_id
    WHERE cem.course_edition_id = e.id) m ON true
  WHERE c.id = $1 AND c.network_id = $2`;

/** One module of a course, as the course has it. */
export interface CourseModuleRow {
  editionId: string;
  moduleId: string;
  languages: Locale[];
  content: Module;
}

/** What courseToExport gives. */
export interface CourseRow {
  id: string;
  title: Bilingual;
  summary: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  certificateTitle: Bilingual;
  certificate: boolean;
  cover: Cover;
  rule: CourseRule;
  structure: { modules: { id: string; after?: string[] }[] };
  modules: CourseModuleRow[];
  withdrawn: number;
}
