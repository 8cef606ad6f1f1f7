import { formatMonth } from '../format/index.js';
import type { Locale } from '../locale.js';
import type { ReportTime } from './report-tables.js';

/** @returns the quarter of a month 'YYYY-MM', such as '2026-Q4' */
export const quarterOf = (period: string): string =>
  `${period.slice(0, 4)}-Q${Math.ceil(Number(period.slice(5, 7)) / 3)}`;

/** @returns the year of a month or quarter */
export const yearOf = (period: string): string => period.slice(0, 4);

/** @returns the first and the last month of a month, quarter or year */
export function monthsOf(span: string): [first: string, last: string] {
  const [year = '', part] = span.split('-');
  if (part === undefined) return [`${year}-01`, `${year}-12`];
  if (!part.startsWith('Q')) return [span, span];
  const last = Number(part.slice(1)) * 3;
  const monthOf = (month: number) => `${year}-${String(month).padStart(2, '0')}`;
  return [monthOf(last - 2), monthOf(last)];
}

/** Whether a month, quarter or year lies wholly between two months. */
export function isWithin(span: string, from: string | null, to: string | null): boolean {
  const [first, last] = monthsOf(span);
  return (from === null || first >= from) && (to === null || last <= to);
}

/** @returns the month, quarter or year before */
export function periodBefore(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return String(Number(year) - 1);
  const size = part.startsWith('Q') ? 4 : 12;
  const number = Number(part.replace('Q', ''));
  const [sameYear, before] = number > 1 ? [year, number - 1] : [String(Number(year) - 1), size];
  return `${sameYear}-${size === 4 ? `Q${before}` : String(before).padStart(2, '0')}`;
}

/**
 * Writes a month, quarter or year.
 * @returns such as „ноември 2026 г.“, „4. тримесечие 2026 г.“, '2026'
 */
export function periodText(
  period: string,
  time: Exclude<ReportTime, 'sum'>,
  locale: Locale,
): string {
  if (time === 'month') return formatMonth(period, locale);
  if (time === 'year') return locale === 'bg' ? `${period} г.` : period;
  const [year = '', part = ''] = period.split('-');
  return locale === 'bg' ? `${part.slice(1)}. тримесечие ${year} г.` : `${part} ${year}`;
}

/** @returns the quarter and the year that a month 'YYYY-MM' lies in */
export const spansOf = (period: string): string[] => [quarterOf(period), yearOf(period)];

/**
 * The quarters and years that end with a release. A period that closes early ends none.
 * @param period 'YYYY-MM', the month it is counted to
 * @param isWholeMonth whether the month is over
 */
export function spansEnding(period: string, isWholeMonth: boolean): string[] {
  if (!isWholeMonth) return [];
  return spansOf(period).filter((span) => monthsOf(span)[1] === period);
}
