const columns = `t.id::text, t.period, t.course_id AS "courseId", t.enrolled, t.completed, t.hours,
  (SELECT period FROM release WHERE id = t.release_id) AS "releasedIn"`;

/** A total as it lies in the database. */
export interface ManualTotalRow {
  id: string;
  period: string;
  courseId: string;
  enrolled: number;
  completed: number;
  hours: number;
  releasedIn: string | null;
}

/** Parameters: network id, locale. Those that still wait first, then the newest month first. */
export const manualTotalsOf = `
  SELECT ${columns},
    (SELECT title ->> $2 FROM course_edition WHERE course_id = t.course_id ORDER BY number DESC LIMIT 1) AS "courseName"
  FROM manual_total t WHERE t.network_id = $1
  ORDER BY t.release_id IS NOT NULL, t.period DESC, "courseName", t.id`;

/** Parameters: network id, course id. Whether the network has published the course. */
export const isCourseOf = `
  SELECT 1 FROM course c WHERE c.network_id = $1 AND c.id = $2
    AND EXISTS (SELECT 1 FROM course_edition WHERE course_id = c.id)`;

/** Parameters: network id, month, course id. All that was typed of a course and month, released or not. */
export const manualTotalsAt = `
  SELECT ${columns} FROM manual_total t WHERE t.network_id = $1 AND t.period = $2 AND t.course_id = $3`;

/** Parameters: network id, id. */
export const manualTotalById = `
  SELECT ${columns} FROM manual_total t WHERE t.network_id = $1 AND t.id = $2`;

/** Parameters: network id, month, course id, enrolled, completed, hours, account id, moment. */
export const putManualTotal = `
  INSERT INTO manual_total (network_id, period, course_id, enrolled, completed, hours, entered_by, entered_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (network_id, period, course_id) WHERE release_id IS NULL
  DO UPDATE SET enrolled = EXCLUDED.enrolled, completed = EXCLUDED.completed, hours = EXCLUDED.hours,
    entered_by = EXCLUDED.entered_by, entered_at = EXCLUDED.entered_at
  RETURNING id::text`;

/** Parameters: network id, id. A released total stays. */
export const dropManualTotal = `
  DELETE FROM manual_total WHERE network_id = $1 AND id = $2 AND release_id IS NULL`;
