import type { Bilingual, DisclosureDimension, DisclosureMeasure } from '@pateka/domain';

/** A published cell with the month it belongs to and what its category is called. */
export interface CellRow {
  period: string;
  category: string;
  measure: DisclosureMeasure;
  value: number | null;
  label: Bilingual | null;
}

/** What a category of each dimension is called; a category without a row here has no name of its own. */
const labels: Record<DisclosureDimension, string> = {
  total: `SELECT NULL::text AS id, NULL::jsonb AS label WHERE false`,
  course: `SELECT DISTINCT ON (course_id) course_id AS id, title AS label FROM course_edition ORDER BY course_id, number DESC`,
  module: `SELECT DISTINCT ON (module_id) module_id AS id, title AS label FROM module_edition ORDER BY module_id, number DESC`,
  partner: `SELECT id::text, name AS label FROM organisation`,
  // The project tag stands there for the funder's sake.
  cohort: `SELECT id::text, jsonb_build_object('bg', label, 'en', label) AS label
    FROM (SELECT id, concat_ws(' · ', name, NULLIF(project_tag, '')) AS label FROM cohort) named`,
  lesson: `SELECT DISTINCT ON (lesson_id) lesson_id AS id, jsonb_build_object('bg', title, 'en', title) AS label FROM lesson_edition ORDER BY lesson_id, locale`,
};

/**
 * Reads published cells only. Parameters: network id, first and last month or null, categories or null.
 * @param dimension one of the fixed list; it chooses a constant text
 */
export const publishedCells = (dimension: DisclosureDimension) => `
  SELECT r.period, c.category, c.measure, c.value, l.label
  FROM release r
  JOIN released_cell c ON c.release_id = r.id AND c.dimension = '${dimension}'
  LEFT JOIN (${labels[dimension]}) l ON l.id = c.category
  WHERE r.network_id = $1 AND ($2::text IS NULL OR r.period >= $2) AND ($3::text IS NULL OR r.period <= $3)
    AND ($4::text[] IS NULL OR c.category = ANY($4))
  ORDER BY l.label ->> 'bg' NULLS LAST, c.category, r.number`;

/** Parameter: network id. A period ends before its end: October speaks as of the 31st. */
export const releasesOf = `
  SELECT period,
         to_char((to_at - interval '1 millisecond') AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "asOf"
  FROM release WHERE network_id = $1 ORDER BY number`;

export interface ReleaseRow {
  period: string;
  asOf: string;
}
