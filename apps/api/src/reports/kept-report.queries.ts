/**
 * Keeps a report, and tells every coordinator of its network that there is one. Nothing is kept when the schedule is
 * gone, or when the same is kept already: by this schedule, or by one like it that was deleted. Parameters: schedule
 * id, span, document, day.
 */
export const keepReport = `
  WITH kept AS (
    INSERT INTO kept_report (network_id, schedule_id, span, report_table, locale, document, reported_on)
    SELECT s.network_id, s.id, $2::text, s.report_table, s.locale, $3::jsonb, $4::date
    FROM report_schedule s
    WHERE s.id = $1 AND NOT EXISTS (
      SELECT FROM kept_report k WHERE k.network_id = s.network_id AND k.span = $2
        AND k.report_table = s.report_table AND k.locale = s.locale)
    ON CONFLICT DO NOTHING
    RETURNING id, network_id)
  INSERT INTO kept_report_note (account_id, kept_report_id)
  SELECT DISTINCT m.account_id, k.id
  FROM kept k
  JOIN organisation o ON o.network_id = k.network_id
  JOIN membership m ON m.organisation_id = o.id AND m.role = 'coordinator'`;

/** Whoever keeps one report holds its schedule: the second waits and then finds it kept. Parameter: schedule id. */
export const holdSchedule = 'SELECT id FROM report_schedule WHERE id = $1 FOR UPDATE';

/**
 * Releases of which a schedule has not kept what it should, since the day it was made. It says in SQL what `spanDue`
 * says of a release and a rhythm.
 */
export const owedReleases = `
  SELECT DISTINCT r.id AS "releaseId"
  FROM report_schedule s
  JOIN release r ON r.network_id = s.network_id AND (r.to_at AT TIME ZONE 'UTC')::date >= s.created_on
  WHERE (s.every = 'month' OR (
      right(r.period, 2) IN ('03', '06', '09', '12')
      AND to_char(r.to_at AT TIME ZONE 'UTC', 'YYYY-MM') > r.period))
    AND NOT EXISTS (
      SELECT FROM kept_report k WHERE k.network_id = s.network_id
        AND k.report_table = s.report_table AND k.locale = s.locale
        AND k.span = CASE s.every WHEN 'month' THEN r.period
          ELSE to_char(to_date(r.period, 'YYYY-MM'), 'YYYY-"Q"Q') END)`;

/** Parameters: network id, account id. The newest first; of one day, in the order of their titles. */
export const keptReportsOf = `
  SELECT k.id, k.document ->> 'title' AS title, k.span, k.locale,
    to_char(k.reported_on, 'YYYY-MM-DD') AS "reportedOn", n.account_id IS NOT NULL AS "isNew"
  FROM kept_report k
  LEFT JOIN kept_report_note n ON n.kept_report_id = k.id AND n.account_id = $2
  WHERE k.network_id = $1
  ORDER BY k.reported_on DESC, k.span DESC, title, k.locale, k.id`;
