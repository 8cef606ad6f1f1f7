import type { ReportAsk } from './report-ask.js';
import { monthsOf, spansEnding } from './report-periods.js';
import type { ReportTable } from './report-tables.js';

/** How often a scheduled report is made: with each month, or with each quarter that ends. */
export const scheduleRhythms = ['month', 'quarter'] as const;

export type ScheduleRhythm = (typeof scheduleRhythms)[number];

/** So many schedules a network may have: what nobody reads is not worth keeping. */
export const mostReportSchedules = 40;

/** A release, as far as a schedule looks at it. */
export interface EndedPeriod {
  /** YYYY-MM, the month it is counted to. */
  period: string;
  /** The first instant that does not belong to it. */
  toAt: Date;
}

/** @returns whether the month of a release is over, in UTC as all months of releases are */
export const isWholeMonth = ({ period, toAt }: EndedPeriod): boolean =>
  toAt.toISOString().slice(0, 7) > period;

/**
 * What a schedule keeps when a release was made.
 * @param every the rhythm of the schedule
 * @param release the release; one that closes early is kept as its month, and ends no quarter
 * @returns the month '2026-11' or the quarter '2026-Q4', null when nothing is due
 */
export function spanDue(every: ScheduleRhythm, release: EndedPeriod): string | null {
  const { period } = release;
  if (every === 'month') return period;
  return spansEnding(period, isWholeMonth(release)).find((span) => span.includes('Q')) ?? null;
}

/** @returns what is asked of the reports for a kept one: the whole table for this month or quarter alone */
export function askOfSpan(table: ReportTable, every: ScheduleRhythm, span: string): ReportAsk {
  const [from, to] = monthsOf(span);
  return { table, time: every, from, to, category: null, compare: false };
}

/** @returns the rhythm of which a kept month or quarter is */
export const rhythmOf = (span: string): ScheduleRhythm =>
  span.includes('Q') ? 'quarter' : 'month';
