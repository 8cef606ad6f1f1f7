/** One exact count. It exists between the database and the disclosure control and nowhere else. */
export interface CountRow {
  dimension: string;
  category: string;
  measure: string;
  bucket: number;
  count: number;
}

/**
 * Parameters: network id, release id. Only lines that the tally has counted: what happens meanwhile is either in
 * this release or in the next one, never in none.
 */
export const takeEvents = `
  UPDATE learning_event SET release_id = $2 WHERE network_id = $1 AND release_id IS NULL AND tallied`;

/** Parameters: network id, release id. The counts of the open period become those of a release. */
export const closeTally = `UPDATE tally SET release_id = $2 WHERE network_id = $1 AND release_id IS NULL`;

/**
 * Parameters: network id, release id. An enrolment is counted under what she had told of herself when its first
 * release closed, and under that for ever: otherwise a later figure could be more than what includes it.
 */
export const noteFacts = `
  UPDATE enrolment SET sex = COALESCE(told.sex, enrolment.sex, 'unstated'),
    age_band = COALESCE(told.age_band, enrolment.age_band, 'unstated'),
    region_size = COALESCE(told.region_size, enrolment.region_size, 'unstated')
  FROM (SELECT ev.enrolment_id, f.* FROM learning_event ev JOIN enrolment e ON e.id = ev.enrolment_id
        LEFT JOIN learner_fact f ON f.account_id = e.account_id
        WHERE ev.network_id = $1 AND ev.release_id = $2 AND ev.kind = 'enrolled') told
  WHERE enrolment.id = told.enrolment_id`;

/** Parameter: network id. A cohort that stands in a release keeps its project there, whatever it is called later. */
export const noteTags = `
  UPDATE cohort SET reported_tag = project_tag WHERE network_id = $1 AND reported_tag IS NULL`;

/** Parameters: network id, release id. Counts by what learners told of themselves, which may come late. */
export const countFacts = `
  INSERT INTO tally (network_id, release_id, dimension, category, measure, count)
  SELECT $1, $2, row.dimension, row.category, ev.kind, count(*)
  FROM learning_event ev JOIN enrolment e ON e.id = ev.enrolment_id LEFT JOIN cohort k ON k.id = e.cohort_id
  CROSS JOIN LATERAL (VALUES ('sex', COALESCE(e.sex, 'unstated')), ('age', COALESCE(e.age_band, 'unstated')),
    ('region', COALESCE(e.region_size, 'unstated')),
    ('tag-sex', COALESCE(k.reported_tag, k.project_tag, '') || chr(31) || COALESCE(e.sex, 'unstated')),
    ('tag-age', COALESCE(k.reported_tag, k.project_tag, '') || chr(31) || COALESCE(e.age_band, 'unstated')))
    AS row(dimension, category)
  WHERE ev.network_id = $1 AND ev.release_id = $2 AND ev.scope = 'course' AND ev.kind IN ('enrolled', 'completed')
  GROUP BY 3, 4, 5`;

/** Parameter: network id. Of an account that is gone nothing more will come: what it told is not kept. */
export const forgetFacts = `
  UPDATE enrolment SET sex = NULL, age_band = NULL, region_size = NULL
  WHERE network_id = $1 AND account_id IS NULL AND (sex IS NOT NULL OR age_band IS NOT NULL OR region_size IS NOT NULL)`;

/** Parameters: network id, release ids. The exact counts of some releases together. */
export const countsOf = `
  SELECT dimension, category, measure, bucket, sum(count)::int AS count
  FROM tally WHERE network_id = $1 AND release_id = ANY($2) GROUP BY 1, 2, 3, 4`;

/**
 * Parameters: network id, release ids. How many of these have their exact counts of events still; in one in which
 * nothing happened somebody may have answered a question.
 */
export const countedReleases = `
  SELECT count(DISTINCT release_id)::int AS count FROM tally
  WHERE network_id = $1 AND release_id = ANY($2) AND dimension NOT IN ('question', 'answer')`;

/** Parameters: network id, first month that still needs them. Exact counts of years that have ended. */
export const forgetCounts = `
  DELETE FROM tally USING release r
  WHERE tally.network_id = $1 AND r.id = tally.release_id AND r.period < $2`;

/** Parameter: network id. Every category that the fixed table of a release has, also where nothing happened. */
export const categoriesOfTable = `
  WITH outline AS (
    SELECT DISTINCT ce.course_id, m ->> 'id' AS module_id, mo.organisation_id::text AS partner_id, s ->> 'id' AS lesson_id
    FROM course_edition ce JOIN course c ON c.id = ce.course_id AND c.network_id = $1
    CROSS JOIN LATERAL jsonb_array_elements(ce.structure -> 'modules') m
    JOIN module mo ON mo.id = m ->> 'id'
    CROSS JOIN LATERAL jsonb_array_elements(m -> 'lessons') s)
  SELECT 'course' AS dimension, course_id AS category FROM outline
  UNION SELECT 'module', module_id FROM outline
  UNION SELECT 'partner', partner_id FROM outline
  UNION SELECT 'lesson', lesson_id FROM outline
  ORDER BY 1, 2`;

/** Parameter: network id. Every question of its courses, as it is in the newest edition of its module. */
export const questionsOf = `
  SELECT DISTINCT ON (le.lesson_id, k ->> 'id') le.lesson_id AS "lessonId", k AS key
  FROM course c JOIN course_edition ce ON ce.course_id = c.id
  JOIN course_edition_module cem ON cem.course_edition_id = ce.id
  JOIN module_edition me ON me.id = cem.module_edition_id
  JOIN lesson_edition le ON le.module_edition_id = me.id AND le.locale = 'bg'
  CROSS JOIN LATERAL jsonb_array_elements(le.answer_keys) k
  WHERE c.network_id = $1 ORDER BY le.lesson_id, k ->> 'id', me.number DESC`;

/** Parameter: network id. */
export const cohortsOf = `
  SELECT id::text, COALESCE(reported_tag, project_tag) AS tag FROM cohort WHERE network_id = $1 ORDER BY number`;

/** Parameters: network id, release id. Hand-typed totals of months that have ended go with the release. */
export const takeManualTotals = `
  UPDATE manual_total SET release_id = $2 WHERE network_id = $1 AND release_id IS NULL AND period <= $3`;

/** Parameter: network id. What the control has to know of all releases up to a number. */
export const settledPast = `SELECT up_to AS "upTo", past FROM settled_past WHERE network_id = $1`;

/** Parameters: network id, number of the closing release, what it said that later ones have to know. */
export const settlePast = `
  INSERT INTO settled_past (network_id, up_to, past) VALUES ($1, $2, $3)
  ON CONFLICT (network_id) DO UPDATE SET up_to = excluded.up_to, past = excluded.past`;

/** Parameters: network id, the number up to which the past is settled, that of the closing release. */
export const publishedSince = `
  SELECT r.number, r.period, c.span, c.dimension, c.category, c.measure, c.value
  FROM released_cell c JOIN release r ON r.id = c.release_id
  WHERE r.network_id = $1 AND r.number > $2 AND r.number < $3 ORDER BY r.number`;

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
