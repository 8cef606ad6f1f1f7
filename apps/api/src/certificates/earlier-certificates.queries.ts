/** Enrolments of a course that were completed and have no certificate. */
const without = `
  FROM enrolment e
  JOIN completion d ON d.enrolment_id = e.id AND d.scope = 'course'
  WHERE e.account_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.enrolment_id = e.id)`;

/** Parameters: id, course edition, now. Nothing when the edition gives none or nobody is without. */
export const insertBatch = `
  INSERT INTO certificate_batch (id, course_id, course_edition_id, requested_at)
  SELECT $1, ce.course_id, ce.id, $3 FROM course_edition ce
  WHERE ce.id = $2 AND ce.certificate AND EXISTS (SELECT 1 ${without} AND e.course_id = ce.course_id)
  RETURNING id`;

/** Parameters: batch, how many. Rows that another process is just giving one are left to it. */
export const withoutCertificate = `
  SELECT e.id AS "enrolmentId", to_char(d.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "completedOn",
         coalesce(a.locale, 'bg') AS locale
  ${without.replace('WHERE', 'JOIN certificate_batch b ON b.course_id = e.course_id JOIN account a ON a.id = e.account_id WHERE')}
    AND b.id = $1
  LIMIT $2 FOR UPDATE OF e SKIP LOCKED`;

/**
 * Parameters: batch, now, then lists: enrolments, numbers, days, languages. They are asked for at once: without
 * a name and without a code, because nobody has chosen one. Each keeps the edition that was completed; the one
 * with which certificates began lends its neutral title.
 */
export const insertEarlier = `
  INSERT INTO certificate (enrolment_id, course_edition_id, title_edition_id, version, state, number,
                           completed_on, locale, with_check_code, request, requested_at, certificate_batch_id)
  SELECT e.id, coalesce(ce.id, e.course_edition_id), b.course_edition_id, 1, 'requested', n.number, n.day,
         n.locale, false, 1, $2, b.id
  FROM unnest($3::uuid[], $4::text[], $5::date[], $6::text[]) AS n(enrolment_id, number, day, locale)
  JOIN enrolment e ON e.id = n.enrolment_id
  JOIN certificate_batch b ON b.id = $1
  JOIN completion d ON d.enrolment_id = e.id AND d.scope = 'course'
  LEFT JOIN course_edition ce ON ce.course_id = e.course_id AND ce.number = (d.inputs ->> 'edition')::int
  ON CONFLICT (enrolment_id, version) DO NOTHING
  RETURNING id AS "certificateId", request::text AS request`;

/** Parameters: course, network. One row for a course of the network. */
export const batchState = `
  SELECT CASE WHEN b.id IS NULL THEN 'none'
              WHEN b.state = 'gathering' OR EXISTS (
                SELECT 1 FROM certificate c WHERE c.certificate_batch_id = b.id AND c.state = 'requested') THEN 'running'
              ELSE 'done' END AS state
  FROM (SELECT id FROM course WHERE id = $1 AND network_id = $2
        UNION SELECT course_id FROM course_draft WHERE course_id = $1 AND network_id = $2) o
  LEFT JOIN LATERAL (SELECT id, state FROM certificate_batch WHERE course_id = o.id
                     ORDER BY requested_at DESC LIMIT 1) b ON true`;

/** How far a batch has come, for operators only: staff of the network see releases. */
export interface BatchUnderWay {
  courseId: string;
  since: Date;
  state: 'gathering' | 'issuing';
  requested: number;
  ready: number;
  failed: number;
}

/** Batches that have something left to do, the newest first. */
export const batchesUnderWay = `
  SELECT b.course_id AS "courseId", b.requested_at AS since, b.state,
         count(*) FILTER (WHERE c.state = 'requested')::int AS requested,
         count(*) FILTER (WHERE c.state = 'ready')::int AS ready,
         count(*) FILTER (WHERE c.state = 'failed')::int AS failed
  FROM certificate_batch b LEFT JOIN certificate c ON c.certificate_batch_id = b.id
  GROUP BY b.id
  HAVING b.state = 'gathering' OR count(*) FILTER (WHERE c.state IN ('requested', 'failed')) > 0
  ORDER BY b.requested_at DESC`;
