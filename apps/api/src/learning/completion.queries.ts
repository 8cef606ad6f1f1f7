/** The enrolment with its outline and records, locked: one final submit after the other. */
export const lockEnrolment = `
  SELECT e.id, e.network_id, e.course_id, ce.structure
  FROM enrolment e JOIN course_edition ce ON ce.id = e.course_edition_id
  WHERE e.account_id = $1 AND e.course_id = $2 FOR NO KEY UPDATE OF e`;

export const findRecords = `
  SELECT lesson_id AS "lessonId", state, touched_at AS "touchedAt" FROM lesson_progress WHERE enrolment_id = $1`;

/** Parameters: enrolment, lesson, state, now. A completed lesson never becomes a skipped one. */
export const finishLesson = `
  INSERT INTO lesson_progress (enrolment_id, lesson_id, state, touched_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (enrolment_id, lesson_id) DO UPDATE SET touched_at = EXCLUDED.touched_at,
    state = CASE WHEN lesson_progress.state = 'completed' THEN 'completed' ELSE EXCLUDED.state END`;

/** Parameters: enrolment, scopes, scope ids, now, inputs. Returns what is complete for the first time. */
export const insertCompletions = `
  INSERT INTO completion (enrolment_id, scope, scope_id, recorded_at, inputs)
  SELECT $1, s.scope, s.id, $4, $5 FROM unnest($2::text[], $3::text[]) AS s(scope, id)
  ON CONFLICT (enrolment_id, scope, scope_id) DO NOTHING RETURNING scope, scope_id AS "scopeId"`;

/** Parameters: enrolment, kind, scopes, scope ids. What reports count; each line once (unique). */
export const insertEvents = `
  INSERT INTO learning_event (network_id, enrolment_id, kind, scope, scope_id)
  SELECT e.network_id, e.id, $2, s.scope, s.id
  FROM enrolment e, unnest($3::text[], $4::text[]) AS s(scope, id)
  WHERE e.id = $1
  ON CONFLICT (enrolment_id, kind, scope, scope_id) DO NOTHING`;

/** Parameters: enrolment, lesson. The course and the module of the lesson are begun, once. */
export const insertStart = `
  INSERT INTO learning_event (network_id, enrolment_id, kind, scope, scope_id)
  SELECT e.network_id, e.id, 'started', s.scope, s.id
  FROM enrolment e
  JOIN course_edition ce ON ce.id = e.course_edition_id
  CROSS JOIN LATERAL (
    SELECT 'course' AS scope, e.course_id AS id
    UNION ALL
    SELECT 'module', m ->> 'id' FROM jsonb_array_elements(ce.structure -> 'modules') m
    WHERE m -> 'lessons' @> jsonb_build_array(jsonb_build_object('id', $2::text))) s
  WHERE e.id = $1
  ON CONFLICT (enrolment_id, kind, scope, scope_id) DO NOTHING`;

/** Parameters: enrolment, day. */
export const markStarted = `
  UPDATE enrolment SET started_on = $2 WHERE id = $1 AND started_on IS NULL`;
