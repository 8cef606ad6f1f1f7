import type pg from 'pg';
import type * as Domain from '@pateka/domain';
import { networkId } from './network.ts';

type Table = Domain.ReportTable;

/** One exact count of a month, straight from what learners did. */
export type NaiveRow = { period: string; category: string; measure: string; count: number };

const pair = (first: string, second: string): string => `${first} || chr(31) || ${second}`;

const tag = `COALESCE(k.reported_tag, k.project_tag, '')`;
const sex = `COALESCE(e.sex, 'unstated')`;
const age = `COALESCE(e.age_band, 'unstated')`;

/** Under what an enrolment e of cohort k is counted. */
const categories: Partial<Record<Table, string>> = {
  total: `'all'`,
  course: 'e.course_id',
  tag,
  cohort: `COALESCE(e.cohort_id::text, 'none')`,
  language: 'e.locale',
  sex,
  age,
  region: `COALESCE(e.region_size, 'unstated')`,
  'course-tag': pair('e.course_id', tag),
  'tag-sex': pair(tag, sex),
  'tag-age': pair(tag, age),
};

const monthOf = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM')`;
const within = (column: string): string => `${column} >= $2 AND ${column} < $3`;

const minutes = `(SELECT l ->> 'id' AS id, (l ->> 'minutes')::int AS minutes FROM course_edition ce
  CROSS JOIN LATERAL jsonb_array_elements(ce.structure -> 'modules') m
  CROSS JOIN LATERAL jsonb_array_elements(m -> 'lessons') l)`;

const lessonRecords = `lesson_progress p JOIN e ON e.id = p.enrolment_id
  WHERE p.state = 'completed' AND ${within('p.touched_at')}`;

/** How each measure is counted by those who have nothing but the tables of the learners. */
const counting: Record<string, string> = {
  enrolled: `SELECT to_char(enrolled_month, 'YYYY-MM') AS period, category, count(*) AS count FROM e
    WHERE ${within('enrolled_month')} GROUP BY 1, 2`,
  started: `SELECT to_char(started_on, 'YYYY-MM') AS period, category, count(*) AS count FROM e
    WHERE ${within('started_on')} GROUP BY 1, 2`,
  active: `SELECT ${monthOf('p.touched_at')} AS period, category, count(DISTINCT p.enrolment_id) AS count
    FROM ${lessonRecords} GROUP BY 1, 2`,
  completed: `SELECT ${monthOf('c.recorded_at')} AS period, category, count(*) AS count
    FROM completion c JOIN e ON e.id = c.enrolment_id
    WHERE c.scope = 'course' AND ${within('c.recorded_at')} GROUP BY 1, 2`,
  certificates: `SELECT r.period, category, count(*) AS count
    FROM learning_event v JOIN release r ON r.id = v.release_id JOIN e ON e.id = v.enrolment_id
    WHERE v.kind = 'certificate' AND r.from_at >= $2 AND r.from_at < $3 GROUP BY 1, 2`,
  minutes: `SELECT ${monthOf('p.touched_at')} AS period, category, sum(n.minutes) AS count
    FROM lesson_progress p JOIN e ON e.id = p.enrolment_id JOIN ${minutes} n ON n.id = p.lesson_id
    WHERE p.state = 'completed' AND ${within('p.touched_at')} GROUP BY 1, 2`,
};

const ofPeople = (category: string, measures: readonly string[]): string => `
  WITH e AS (SELECT e.id, e.enrolled_month, e.started_on, ${category} AS category
    FROM enrolment e LEFT JOIN cohort k ON k.id = e.cohort_id WHERE e.network_id = $1)
  ${measures
    .flatMap((measure) =>
      counting[measure]
        ? [`SELECT '${measure}' AS measure, q.* FROM (${counting[measure]}) q`]
        : [],
    )
    .join(' UNION ALL ')}`;

const events = (scope: string, category: string, from: string): string => `
  SELECT v.kind AS measure, r.period, ${category} AS category, count(DISTINCT v.enrolment_id) AS count
  FROM learning_event v JOIN release r ON r.id = v.release_id ${from}
  WHERE v.network_id = $1 AND v.scope = '${scope}' AND v.kind IN ('started', 'completed')
    AND r.from_at >= $2 AND r.from_at < $3 GROUP BY 1, 2, 3`;

const statementOf = (table: Table, measures: readonly string[]): string => {
  if (table === 'module') return events('module', 'v.scope_id', '');
  if (table === 'partner')
    return events('module', 'mo.organisation_id::text', 'JOIN module mo ON mo.id = v.scope_id');
  if (table === 'lesson') {
    return `SELECT 'completed' AS measure, ${monthOf('p.touched_at')} AS period, p.lesson_id AS category, count(*) AS count
      FROM lesson_progress p JOIN enrolment e ON e.id = p.enrolment_id
      WHERE e.network_id = $1 AND p.state = 'completed' AND ${within('p.touched_at')} GROUP BY 2, 3`;
  }
  return ofPeople(categories[table] ?? `''`, measures);
};

/**
 * Asks for a report as if there were no releases: exact counts from the learners' own tables, month by month.
 * @param months half open, the first days of two months, YYYY-MM-DD
 */
export const askNaively = async (
  db: pg.Client,
  [table, measures]: [table: Table, measures: readonly string[]],
  [from, to]: [from: string, to: string],
): Promise<NaiveRow[]> => {
  const { rows } = await db.query<Omit<NaiveRow, 'count'> & { count: string }>(
    statementOf(table, measures),
    [networkId, from, to],
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
};

const shown = `
  SELECT r.period, c.category, c.measure, c.value AS count FROM released_cell c JOIN release r ON r.id = c.release_id
  WHERE r.network_id = $1 AND r.from_at >= $2 AND r.from_at < $3 AND c.span = 'month' AND c.dimension = $4
    AND c.measure = ANY($5) AND c.value > 0 AND c.measure <> 'minutes'`;

/**
 * Compares what was published with what the tables say: two figures that differ are not the same question.
 * @returns how many shown figures there are, and how many of them the tables contradict
 */
export const compareWithNaive = async (
  db: pg.Client,
  table: Table,
  rows: readonly NaiveRow[],
  [from, to]: [from: string, to: string],
): Promise<{ shown: number; wrong: number }> => {
  const key = ({ period, category, measure }: NaiveRow) => `${period} ${category} ${measure}`;
  const exact = new Map(rows.map((row) => [key(row), row.count]));
  const measures = [...new Set(rows.map(({ measure }) => measure))];
  const published = await db.query<NaiveRow>(shown, [networkId, from, to, table, measures]);
  return {
    shown: published.rows.length,
    wrong: published.rows.filter((row) => exact.get(key(row)) !== row.count).length,
  };
};
