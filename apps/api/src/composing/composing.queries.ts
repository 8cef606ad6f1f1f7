import type { ShelfEdition } from '@pateka/content/draft';
import type { Bilingual } from '@pateka/domain';
import { isInNetwork } from '../courses/module-in-network.js';

/** A row of the shelf: one module with its editions. */
export interface ShelfRow {
  moduleId: string;
  organisation: Bilingual;
  archived: boolean;
  editions: ShelfEdition[];
}

/** Parameters: network. Every module that has an edition, with all its editions, in one statement. */
export const shelfOf = `
  SELECT m.id AS "moduleId", o.name AS organisation, m.archived, x.editions
  FROM module m JOIN organisation o ON o.id = m.organisation_id
  JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('number', me.number, 'title', me.title, 'languages', me.languages,
      'withdrawn', me.withdrawn_at IS NOT NULL, 'lessons', l.lessons) ORDER BY me.number) AS editions
    FROM module_edition me JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', bg.lesson_id, 'minutes', bg.minutes,
        'skippable', bg.skippable, 'title', jsonb_build_object('bg', bg.title, 'en', en.title))
        ORDER BY bg.position), '[]') AS lessons
      FROM lesson_edition bg JOIN lesson_edition en ON en.module_edition_id = bg.module_edition_id
        AND en.lesson_id = bg.lesson_id AND en.locale = 'en'
      WHERE bg.module_edition_id = me.id AND bg.locale = 'bg') l ON true
    WHERE me.module_id = m.id) x ON x.editions IS NOT NULL
  WHERE ${isInNetwork('$1')} ORDER BY o.network_id IS NULL, o.id, m.id`;

/** What of an edition a draft begins with, and what the list says of it. */
const editionColumns = `ce.number, ce.title, ce.summary, ce.outcomes, ce.certificate_title AS "certificateTitle",
  ce.certificate, ce.cover, ce.rule, ce.structure, ce.languages, 
  (SELECT jsonb_object_agg(me.module_id, me.number) FROM course_edition_module cem
   JOIN module_edition me ON me.id = cem.module_edition_id WHERE cem.course_edition_id = ce.id) AS numbers`;

/** Parameters: network, course or null for all. A course has an edition, a draft, or both. */
export const coursesOf = `
  SELECT coalesce(c.id, d.course_id) AS "courseId", to_jsonb(e.*) AS edition, d.version, d.content,
         d.published_version AS "publishedVersion", d.saved_at AS "savedAt", a.name AS "savedBy"
  FROM (SELECT * FROM course WHERE network_id = $1) c
  FULL JOIN (SELECT * FROM course_draft WHERE network_id = $1) d ON d.course_id = c.id
  LEFT JOIN account a ON a.id = d.saved_by
  LEFT JOIN LATERAL (SELECT ${editionColumns} FROM course_edition ce WHERE ce.course_id = c.id
                     ORDER BY ce.number DESC LIMIT 1) e ON true
  WHERE $2::text IS NULL OR coalesce(c.id, d.course_id) = $2`;

/** Parameters: module ids and, in the same order, edition numbers. */
export const chosenEditions = `
  SELECT me.id, me.module_id AS "moduleId", me.content AS module, me.languages
  FROM module_edition me JOIN unnest($1::text[], $2::int[]) AS w(module_id, number)
    ON w.module_id = me.module_id AND w.number = me.number`;

/** The same, held until the transaction ends, so that none is withdrawn meanwhile. */
export const lockEditions = `${chosenEditions} FOR SHARE OF me`;
