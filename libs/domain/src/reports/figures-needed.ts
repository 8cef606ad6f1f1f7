import type { ReportAsk } from './report-ask.js';
import { isWithin, monthsOf, periodBefore, quarterOf, yearOf } from './report-periods.js';

/** Where the figures of a report lie. */
export interface FiguresNeeded {
  /** Months of the releases, YYYY-MM. */
  months: string[];
  /** 'month', or names of quarters and years. */
  spans: string[];
}

const periodIn = (time: ReportAsk['time'], month: string): string =>
  time === 'quarter' ? quarterOf(month) : time === 'year' ? yearOf(month) : month;

/** The first month that is looked at: with a comparison that of the period before. */
function firstMonth({ time, from, compare }: ReportAsk): string | null {
  if (from === null || !compare || time === 'sum') return from;
  return monthsOf(periodBefore(periodIn(time, from)))[0];
}

/**
 * Tells which published figures a report is made of, so that those of other years need not be read: what it costs
 * grows with the answer and not with the history.
 * @param released months that have a release; a quarter and a year stand in that of their last month
 */
export function figuresNeeded(ask: ReportAsk, released: readonly string[]): FiguresNeeded {
  const { time, to } = ask;
  const from = firstMonth(ask);
  const months = [...new Set(released)].filter((month) => isWithin(month, from, to));
  const of = (span: (month: string) => string) => [...new Set(months.map(span))];
  if (time === 'sum') return { months, spans: ['month', ...of(quarterOf), ...of(yearOf)] };
  if (time === 'month') return { months, spans: ['month'] };
  return { months, spans: of((month) => periodIn(time, month)) };
}
