import type { NamedQuery } from '../platform/database/named-query.js';
import { tell } from './completion.queries.js';

/** Parameters: enrolment. Asked after the lock, so that a second post sees what the first has kept. */
export const findRatingStanding: NamedQuery = {
  name: 'rating-standing',
  text: `
  SELECT (SELECT count(*)::int FROM lesson_progress p
          WHERE p.enrolment_id = $1 AND p.state <> 'opened') AS finished,
         EXISTS (SELECT 1 FROM completion d WHERE d.enrolment_id = $1 AND d.scope = 'course') AS completed,
         ARRAY(SELECT r.kind FROM course_rating r WHERE r.enrolment_id = $1) AS given`,
};

/**
 * Keeps ratings, each kind once, with what the reports count of them: how useful the course was, and how
 * much surer she is than before. Parameters: enrolment, kinds, values.
 */
export const keepRatings: NamedQuery = {
  name: 'ratings-keep',
  text: `
  WITH kept AS (
    INSERT INTO course_rating (enrolment_id, kind, value)
    SELECT $1, r.kind, r.value FROM unnest($2::text[], $3::int[]) AS r(kind, value)
    ON CONFLICT (enrolment_id, kind) DO NOTHING RETURNING kind, value),
  lines AS (
    SELECT 'rated' AS kind, value FROM kept WHERE kind = 'satisfaction'
    UNION ALL
    SELECT 'compared', k.value - b.value FROM kept k
    JOIN course_rating b ON b.enrolment_id = $1 AND b.kind = 'before' WHERE k.kind = 'after')
  ${tell(
    's.kind',
    `enrolment e, LATERAL (SELECT 'course' AS scope, e.course_id AS id, l.kind, l.value FROM lines l) s
     WHERE e.id = $1`,
    's.value',
  )}`,
};
