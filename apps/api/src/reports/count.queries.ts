import type { DisclosureDimension, DisclosureMeasure } from '@pateka/domain';

/** One exact count. It exists between the database and the disclosure control and nowhere else. */
export interface CountRow {
  dimension: DisclosureDimension;
  category: string;
  measure: DisclosureMeasure;
  value: number;
}

/**
 * What a release took up, counted for the one fixed table. Parameters: network id, release id.
 * Whoever is in an older edition counts like everybody: a course has the modules of all its editions.
 * An event belongs to exactly one release, so two releases never overlap. Categories in which nothing
 * happened are there with 0: that a row is missing must not tell anything either.
 */
export const countRelease = `
WITH editions AS (
  SELECT ce.course_id, ce.structure FROM course_edition ce JOIN course c ON c.id = ce.course_id
  WHERE c.network_id = $1),
outline AS (
  SELECT DISTINCT l.course_id, m ->> 'id' AS module_id, mo.organisation_id::text AS partner_id, s ->> 'id' AS lesson_id
  FROM editions l
  CROSS JOIN LATERAL jsonb_array_elements(l.structure -> 'modules') m
  JOIN module mo ON mo.id = m ->> 'id'
  CROSS JOIN LATERAL jsonb_array_elements(m -> 'lessons') s),
open AS (
  SELECT ev.id, ev.enrolment_id, ev.scope, ev.scope_id, e.course_id,
         COALESCE(e.cohort_id::text, 'none') AS cohort_id,
         CASE ev.kind WHEN 'certificate' THEN 'certificates' ELSE ev.kind END AS measure
  FROM learning_event ev JOIN enrolment e ON e.id = ev.enrolment_id
  WHERE ev.release_id = $2),
course_events AS (SELECT * FROM open WHERE scope = 'course'),
first_of_partner AS (
  SELECT ev.enrolment_id, ev.kind AS measure, mo.organisation_id::text AS partner_id, min(ev.id) AS id
  FROM learning_event ev JOIN module mo ON mo.id = ev.scope_id
  WHERE ev.scope = 'module' AND ev.enrolment_id IN (SELECT enrolment_id FROM open WHERE scope = 'module')
  GROUP BY 1, 2, 3),
counted AS (
  SELECT 'total' AS dimension, 'all' AS category, measure FROM course_events
  UNION ALL SELECT 'course', course_id, measure FROM course_events
  UNION ALL SELECT 'cohort', cohort_id, measure FROM course_events
  UNION ALL SELECT 'module', scope_id, measure FROM open WHERE scope = 'module'
  UNION ALL SELECT 'module', o.module_id, 'enrolled' FROM course_events e
    JOIN (SELECT DISTINCT course_id, module_id FROM outline) o USING (course_id) WHERE e.measure = 'enrolled'
  UNION ALL SELECT 'partner', f.partner_id, f.measure FROM first_of_partner f JOIN open USING (id)
  UNION ALL SELECT 'partner', o.partner_id, 'enrolled' FROM course_events e
    JOIN (SELECT DISTINCT course_id, partner_id FROM outline) o USING (course_id) WHERE e.measure = 'enrolled'
  UNION ALL SELECT 'lesson', scope_id, measure FROM open WHERE scope = 'lesson'),
categories AS (
  SELECT 'total' AS dimension, 'all' AS category
  UNION SELECT 'course', course_id FROM outline
  UNION SELECT 'module', module_id FROM outline
  UNION SELECT 'partner', partner_id FROM outline
  UNION SELECT 'lesson', lesson_id FROM outline
  UNION SELECT 'cohort', id::text FROM cohort WHERE network_id = $1
  UNION SELECT 'cohort', 'none'),
measures AS (
  SELECT d AS dimension, m AS measure FROM (VALUES
    ('total', '{enrolled,started,completed,certificates}'::text[]),
    ('course', '{enrolled,started,completed,certificates}'),
    ('cohort', '{enrolled,started,completed,certificates}'),
    ('module', '{enrolled,started,completed}'),
    ('partner', '{enrolled,started,completed}'),
    ('lesson', '{completed}')) AS t(d, ms), unnest(ms) AS m)
SELECT c.dimension, c.category, m.measure, count(x.measure)::int AS value
FROM categories c JOIN measures m USING (dimension)
LEFT JOIN counted x ON x.dimension = c.dimension AND x.category = c.category AND x.measure = m.measure
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/**
 * Parameters: network id, release id. Taken before it is counted: what happens meanwhile is either in
 * this release or in the next one, never in none.
 */
export const takeEvents = `
  UPDATE learning_event SET release_id = $2 WHERE network_id = $1 AND release_id IS NULL`;

/** Parameters: network id, number of the closing release. All that was ever published before it. */
export const publishedBefore = `
  SELECT r.number AS release, c.dimension, c.category, c.measure, c.value
  FROM released_cell c JOIN release r ON r.id = c.release_id
  WHERE r.network_id = $1 AND r.number < $2 ORDER BY r.number`;

/**
 * Parameter: network id. Every edition of each course with the organisation of each module, and whether
 * something of it is or was withdrawn.
 */
export const allOutlines = `
  SELECT ce.course_id AS "courseId", ce.structure,
    (SELECT jsonb_object_agg(m.id, m.organisation_id) FROM module m
     WHERE m.id IN (SELECT x ->> 'id' FROM jsonb_array_elements(ce.structure -> 'modules') x)) AS owners,
    EXISTS (SELECT 1 FROM course_edition_module cem JOIN module_edition me ON me.id = cem.module_edition_id
     WHERE cem.course_edition_id = ce.id AND me.was_withdrawn) AS withdrawn
  FROM course_edition ce JOIN course c ON c.id = ce.course_id
  WHERE c.network_id = $1 ORDER BY ce.course_id, ce.number`;
