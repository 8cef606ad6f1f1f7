import type { StaffReportQuery } from '@pateka/api-client';
import type { Figure } from '#lib/staff/figure.js';

export type Report = StaffReportQuery['completionReport'];
export type ReportRow = Report['rows'][number];

/** By what the figures can be set apart. */
export const dimensions = ['total', 'course', 'module', 'partner', 'cohort'] as const;
export type Dimension = (typeof dimensions)[number];

/** What is counted, from the first step to the last. */
export const measures = ['enrolled', 'started', 'completed', 'certificates'] as const;
export type Measure = (typeof measures)[number];

/** What the address of the report asks for. */
export interface Filter {
  by: Dimension;
  /** 'YYYY-MM', the first and the last month; null for no limit. */
  from: string | null;
  to: string | null;
  /** Month by month, or one sum over all of them. */
  monthly: boolean;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const monthOf = (text: string | null) => (text !== null && MONTH.test(text) ? text : null);

/**
 * Reads the filter from the address. What cannot be understood is left out instead of refused: an old
 * bookmark must still open a report.
 * @param query the address's parameters: by, from, to, view
 * @returns the filter; months the wrong way round are turned
 */
export function readFilter(query: URLSearchParams): Filter {
  const from = monthOf(query.get('from'));
  const to = monthOf(query.get('to'));
  const turned = from !== null && to !== null && from > to;
  return {
    by: dimensions.find((known) => known === query.get('by')) ?? 'total',
    from: turned ? to : from,
    to: turned ? from : to,
    monthly: query.get('view') !== 'sum',
  };
}

/**
 * Writes a filter as an address's query, so that page and file always show the same.
 * @param filter what is asked for
 * @returns such as '?by=course&from=2026-05&view=sum'
 */
export function queryOf({ by, from, to, monthly }: Filter): string {
  const query = new URLSearchParams({ by });
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  query.set('view', monthly ? 'months' : 'sum');
  return `?${query.toString()}`;
}

/** @returns the measures that this dimension counts */
export function measuresOf(report: Pick<Report, 'hasCertificates'>): Measure[] {
  return measures.filter((measure) => measure !== 'certificates' || report.hasCertificates);
}

/** @returns the rows to show: the sums, or the single months */
export function rowsOf(
  report: Pick<Report, 'rows'>,
  { monthly }: Pick<Filter, 'monthly'>,
): ReportRow[] {
  return report.rows.filter(({ period }) => (period !== null) === monthly);
}

/** One category of the chart with all its rows. */
export interface Group {
  key: string;
  label: string;
  rows: ReportRow[];
}

/**
 * Puts the rows of each category together, in their order.
 * @param rows what is shown
 */
export function groupsOf(rows: readonly ReportRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const group = groups.get(row.key) ?? { key: row.key, label: row.label, rows: [] };
    group.rows.push(row);
    groups.set(row.key, group);
  }
  return [...groups.values()];
}

/** @returns the figure of a row, hidden (null) or not */
export const figureOf = (row: ReportRow, measure: Measure): Figure => row[measure];

/** @returns whether anything that is shown is hidden, or is only a lower limit */
export function hasHidden(rows: readonly ReportRow[], shown: readonly Measure[]): boolean {
  return rows.some((row) => shown.some((measure) => row[measure]?.atLeast ?? true));
}
