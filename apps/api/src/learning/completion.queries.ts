import type { NamedQuery } from '../platform/database/named-query.js';
import { withdrawnModules } from '../courses/edition.queries.js';
import { answeredQuestions, bestScores, recordsOfEnrolment } from './lesson.queries.js';

/** Parameters: account, course. The enrolment, locked: one final submit after the other. */
export const lockEnrolment: NamedQuery = {
  name: 'enrolment-lock',
  text: `
  SELECT id, course_id FROM enrolment WHERE account_id = $1 AND course_id = $2 FOR NO KEY UPDATE`,
};

/**
 * Parameters: enrolment, lesson. Asked after the lock and not with it: a statement that has waited for a
 * lock still sees the other tables, and the edition she was in, as they were before.
 */
export const findStanding: NamedQuery = {
  name: 'enrolment-standing',
  text: `
  SELECT ce.structure, ce.number, ${withdrawnModules('ce.id')} AS withdrawn, ${bestScores},
         ${recordsOfEnrolment('e.id')}, ${answeredQuestions('e.id', '$2')}
  FROM enrolment e JOIN course_edition ce ON ce.id = e.course_edition_id WHERE e.id = $1`,
};

/**
 * What reports count, each line once (unique). All is SQL: `from` an enrolment e with lines s, `value` what
 * a line measures, if anything.
 */
export const tell = (kind: string, from: string, value = 'NULL::int') => `
  INSERT INTO learning_event (network_id, enrolment_id, kind, scope, scope_id, value)
  SELECT e.network_id, e.id, ${kind}, s.scope, s.id, ${value} FROM ${from}
  ON CONFLICT (enrolment_id, kind, scope, scope_id) DO NOTHING`;

/** The course of an enrolment e and one of its modules. */
const begun = (moduleId: string) =>
  tell(
    "'started'",
    `e, LATERAL (VALUES ('course', e.course_id), ('module', ${moduleId})) s(scope, id)`,
  );

/**
 * The course and a module are begun, and an attempt is kept: the same attempt sent twice (a double click,
 * a repeated form) only once. The enrolment is locked first, as finishing does.
 * Parameters: attempt id, enrolment, lesson, question, answer, score, now, module, today.
 */
export const keepAttempt: NamedQuery = {
  name: 'attempt-keep',
  text: `
  WITH e AS (SELECT id, network_id, course_id FROM enrolment WHERE id = $2 FOR NO KEY UPDATE),
  kept AS (
    INSERT INTO attempt (id, enrolment_id, lesson_id, question_id, answer, score, at)
    SELECT $1, e.id, $3, $4, $5, $6, $7 FROM e ON CONFLICT (id) DO NOTHING),
  begun AS (${begun('$8')})
  UPDATE enrolment SET started_on = $9 FROM e WHERE enrolment.id = e.id AND started_on IS NULL`,
};

/**
 * The lesson is done or skipped, its course and module are begun. A completed lesson never becomes a
 * skipped one. Parameters: enrolment, lesson, state, now, module, today.
 */
export const finishLesson: NamedQuery = {
  name: 'lesson-finish',
  text: `
  WITH e AS (SELECT id, network_id, course_id FROM enrolment WHERE id = $1),
  finished AS (
    INSERT INTO lesson_progress (enrolment_id, lesson_id, state, touched_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (enrolment_id, lesson_id) DO UPDATE SET touched_at = EXCLUDED.touched_at,
      state = CASE WHEN lesson_progress.state = 'completed' THEN 'completed' ELSE EXCLUDED.state END),
  begun AS (${begun('$5')})
  UPDATE enrolment SET started_on = $6 WHERE id = $1 AND started_on IS NULL`,
};

/** Whole days that a course took: nothing when its start is not known. Parameter $6: today. */
const daysTaken = `
  CASE WHEN s.scope = 'course' AND e.started_on IS NOT NULL THEN greatest(0, $6::date - e.started_on) END`;

/**
 * Records what is complete, with the event of each. Returns what is complete for the first time.
 * Parameters: enrolment, scopes, scope ids, now, inputs, today.
 */
export const recordCompletions: NamedQuery = {
  name: 'completions-record',
  text: `
  WITH done AS (
    INSERT INTO completion (enrolment_id, scope, scope_id, recorded_at, inputs)
    SELECT $1, s.scope, s.id, $4, $5 FROM unnest($2::text[], $3::text[]) AS s(scope, id)
    ON CONFLICT (enrolment_id, scope, scope_id) DO NOTHING RETURNING scope, scope_id),
  told AS (${tell("'completed'", 'enrolment e, done AS s(scope, id) WHERE e.id = $1', daysTaken)})
  SELECT scope, scope_id AS "scopeId" FROM done`,
};

/** Parameters: enrolment. What was ever recorded of it. */
export const findCompletions: NamedQuery = {
  name: 'completions-find',
  text: `SELECT scope, scope_id AS "scopeId" FROM completion WHERE enrolment_id = $1`,
};

/** Parameters: enrolment, kind, scopes, scope ids. */
export const insertEvents = tell(
  '$2',
  'enrolment e, unnest($3::text[], $4::text[]) AS s(scope, id) WHERE e.id = $1',
);
