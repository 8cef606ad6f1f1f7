import { offeredFirst } from '../courses/edition.queries.js';

/** Parameters: account, cohort, month, language. Enrols in the edition on offer of each course of a cohort, once. */
export const enrolCohort = `
  INSERT INTO enrolment (network_id, account_id, course_id, course_edition_id, cohort_id, enrolled_month, locale)
  SELECT c.network_id, $1, c.id, ce.id, cc.cohort_id, $3, $4
  FROM cohort_course cc
  JOIN course c ON c.id = cc.course_id
  JOIN LATERAL (SELECT id FROM course_edition x WHERE x.course_id = c.id ORDER BY ${offeredFirst} LIMIT 1) ce ON true
  WHERE cc.cohort_id = $2
  ON CONFLICT (account_id, course_id) DO NOTHING
  RETURNING id, course_id AS "courseId"`;

/** Parameters: account, course, month, language, network. Of her own will: with the cohort she came with, if any. */
export const enrolSelf = `
  INSERT INTO enrolment (network_id, account_id, course_id, course_edition_id, cohort_id, enrolled_month, locale)
  SELECT c.network_id, $1, c.id, ce.id,
         (SELECT e.cohort_id FROM enrolment e WHERE e.account_id = $1 AND e.cohort_id IS NOT NULL LIMIT 1), $3, $4
  FROM course c
  JOIN LATERAL (SELECT id FROM course_edition x WHERE x.course_id = c.id ORDER BY ${offeredFirst} LIMIT 1) ce ON true
  WHERE c.id = $2 AND c.network_id = $5
  ON CONFLICT (account_id, course_id) DO NOTHING
  RETURNING id, course_id AS "courseId"`;

/**
 * Parameters: account, new enrolment. What she finished in another course with the same module: its
 * lessons and its answered questions, for the rules to choose from.
 */
export const finishedElsewhere = `
  SELECT DISTINCT ON (p.lesson_id) p.lesson_id AS "lessonId", p.state, p.touched_at AS "touchedAt"
  FROM lesson_progress p JOIN enrolment e ON e.id = p.enrolment_id
  WHERE e.account_id = $1 AND e.id <> $2 AND p.state <> 'opened'
  ORDER BY p.lesson_id, p.state`;
