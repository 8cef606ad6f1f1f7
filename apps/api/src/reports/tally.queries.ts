/**
 * The read model of the reports: exact counts of the open period, `tally` rows without a release. A line of
 * `learning_event` is written in the transaction of what it tells of, and is so the outbox of the reports: it
 * stays untold until a tally has taken it up, exactly once (ADR 0023).
 */

/** Under which courses, projects and languages an enrolment e of cohort k is counted. */
const rows = `(VALUES ('total', 'all'), ('course', e.course_id),
    ('tag', COALESCE(k.reported_tag, k.project_tag, '')), ('cohort', COALESCE(e.cohort_id::text, 'none')),
    ('language', e.locale), ('course-tag', e.course_id || chr(31) || COALESCE(k.reported_tag, k.project_tag, '')))`;

/** What each of these counts, see `measuresOf`. */
const counts = `(row.dimension IN ('total', 'course', 'tag', 'cohort')
    OR (row.dimension IN ('language', 'course-tag') AND measure IN ('enrolled', 'completed')))
    AND (measure NOT IN ('rated', 'compared') OR row.dimension IN ('total', 'course'))`;

/**
 * Takes up the next lines of a network that no tally has counted, and adds them to the counts of the open period.
 * Who holds the lock of the network tallies; a line is marked in the same statement, so that none is counted
 * twice. Parameters: network id, how many at most. Returns how many there were.
 */
export const tallyNext = `
WITH taken AS (
  UPDATE learning_event SET tallied = true
  WHERE id IN (SELECT id FROM learning_event WHERE network_id = $1 AND NOT tallied ORDER BY id LIMIT $2)
  RETURNING id, enrolment_id, kind, scope, scope_id, value),
events AS (
  SELECT t.*, e.course_id, e.cohort_id, e.course_edition_id, e.locale,
         CASE t.kind WHEN 'certificate' THEN 'certificates' ELSE t.kind END AS measure
  FROM taken t JOIN enrolment e ON e.id = t.enrolment_id),
newly_active AS (
  SELECT DISTINCT enrolment_id FROM events v WHERE kind IN ('started', 'completed') AND NOT EXISTS (
    SELECT 1 FROM learning_event x WHERE x.enrolment_id = v.enrolment_id AND x.release_id IS NULL
      AND x.tallied AND x.kind IN ('started', 'completed'))),
minutes AS (
  SELECT ce.id AS edition_id, l ->> 'id' AS lesson_id, (l ->> 'minutes')::int AS minutes
  FROM course_edition ce
  CROSS JOIN LATERAL jsonb_array_elements(ce.structure -> 'modules') m
  CROSS JOIN LATERAL jsonb_array_elements(m -> 'lessons') l
  WHERE ce.id IN (SELECT course_edition_id FROM events WHERE scope = 'lesson')),
by_row AS (
  SELECT enrolment_id, measure, 0 AS bucket, 1 AS times FROM events WHERE scope = 'course'
  UNION ALL SELECT enrolment_id, 'active', 0, 1 FROM newly_active
  UNION ALL SELECT v.enrolment_id, 'minutes', 0, n.minutes FROM events v
    JOIN minutes n ON n.edition_id = v.course_edition_id AND n.lesson_id = v.scope_id
    WHERE v.scope = 'lesson' AND v.kind = 'completed'),
counted AS (
  SELECT row.dimension, row.category, b.measure, b.bucket, b.times
  FROM by_row b JOIN enrolment e ON e.id = b.enrolment_id LEFT JOIN cohort k ON k.id = e.cohort_id
  CROSS JOIN LATERAL ${rows} AS row(dimension, category)
  WHERE CASE measure WHEN 'active' THEN row.dimension IN ('total', 'course', 'tag')
                     WHEN 'minutes' THEN row.dimension IN ('total', 'course', 'tag') ELSE ${counts} END
  UNION ALL
  SELECT row.dimension, row.category, told.measure, v.value, 1 FROM events v
    JOIN (VALUES ('completed', 'days'), ('rated', 'rating'), ('compared', 'change')) told(kind, measure) USING (kind)
    CROSS JOIN LATERAL (VALUES ('total', 'all'), ('course', v.course_id)) AS row(dimension, category)
    WHERE v.scope = 'course' AND v.value IS NOT NULL
  UNION ALL SELECT 'lesson', scope_id, measure, 0, 1 FROM events WHERE scope = 'lesson'
  UNION ALL SELECT 'module', scope_id, measure, 0, 1 FROM events WHERE scope = 'module'
  UNION ALL SELECT DISTINCT ON (v.enrolment_id, v.measure, mo.organisation_id)
      'partner', mo.organisation_id::text, v.measure, 0, 1
    FROM events v JOIN module mo ON mo.id = v.scope_id WHERE v.scope = 'module' AND NOT EXISTS (
      SELECT 1 FROM learning_event x JOIN module other ON other.id = x.scope_id
      WHERE x.enrolment_id = v.enrolment_id AND x.kind = v.kind AND x.scope = 'module' AND x.id < v.id
        AND other.organisation_id = mo.organisation_id)),
added AS (
  INSERT INTO tally (network_id, dimension, category, measure, bucket, count)
  SELECT $1, dimension, category, measure, bucket, sum(times) FROM counted GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT (network_id, release_id, dimension, category, measure, bucket)
  DO UPDATE SET count = tally.count + EXCLUDED.count)
SELECT count(*)::int AS taken FROM taken`;

/** Parameter: network id. Forgets the counts of the open period, so that its lines are counted anew. */
export const forgetOpenTally = `DELETE FROM tally WHERE network_id = $1 AND release_id IS NULL`;
export const untellOpenEvents = `
  UPDATE learning_event SET tallied = false WHERE network_id = $1 AND release_id IS NULL AND tallied`;

/** Parameter: network id. Lines that no tally has counted yet. */
export const countUntold = `
  SELECT count(*)::int AS count FROM learning_event WHERE network_id = $1 AND NOT tallied`;

/** Parameter: network id. What is counted of the open period, in a fixed order. */
export const openTally = `
  SELECT dimension, category, measure, bucket, count::int AS count
  FROM tally WHERE network_id = $1 AND release_id IS NULL ORDER BY 1, 2, 3, 4`;

/**
 * Parameters: network id, since when the period is open. What the sources hold of it and no line tells of: such a
 * thing would be in no report.
 */
export const countMissing = `
  SELECT (SELECT count(*) FROM completion c JOIN enrolment e ON e.id = c.enrolment_id
          WHERE e.network_id = $1 AND c.recorded_at >= $2 AND NOT EXISTS (
            SELECT 1 FROM learning_event ev WHERE ev.enrolment_id = c.enrolment_id AND ev.kind = 'completed'
              AND ev.scope = c.scope AND ev.scope_id = c.scope_id))::int
       + (SELECT count(*) FROM enrolment e WHERE e.network_id = $1 AND e.enrolled_month >= date_trunc('month', $2::timestamptz)
            AND NOT EXISTS (SELECT 1 FROM learning_event ev WHERE ev.enrolment_id = e.id AND ev.kind = 'enrolled'))::int
       AS count`;
