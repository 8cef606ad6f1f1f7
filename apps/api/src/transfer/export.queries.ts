import type { Module } from '@pateka/content';
import type { Bilingual, CourseRule, Locale } from '@pateka/domain';

/** $1 a course, $2 the network: its newest edition with the editions of its modules in order */
export const courseToExport = `
  SELECT c.id, e.title, e.summary, e.outcomes, e.certificate_title AS "certificateTitle", e.rule,
         (SELECT jsonb_agg(jsonb_build_object('languages', me.languages, 'content', me.content)
                           ORDER BY cem.position)
          FROM course_edition_module cem JOIN module_edition me ON me.id = cem.module_edition_id
          WHERE cem.course_edition_id = e.id) AS modules
  FROM course c
  JOIN LATERAL (SELECT * FROM course_edition WHERE course_id = c.id ORDER BY number DESC LIMIT 1) e ON true
  WHERE c.id = $1 AND c.network_id = $2`;

/** What courseToExport gives. */
export interface CourseRow {
  id: string;
  title: Bilingual;
  summary: Bilingual;
  outcomes: { bg: string[]; en: string[] };
  certificateTitle: Bilingual;
  rule: CourseRule;
  modules: { languages: Locale[]; content: Module }[];
}
