import { dayNumber } from '../format/date.js';

const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * Counts days on from a calendar day.
 * @param isoDate YYYY-MM-DD
 * @param days whole days, at most some thousands of years; under 0 counts back
 * @returns YYYY-MM-DD; what is no date comes back as it was given
 */
export function addDays(isoDate: string, days: number): string {
  const from = dayNumber(isoDate);
  return from === null ? isoDate : isoOf((from + days) * 86_400_000);
}

/**
 * Counts months on from a calendar day. Where the month has no such day its last one counts, as terms in
 * months do (ДОПК, чл. 22; ЗЗД, чл. 72).
 * @param isoDate YYYY-MM-DD
 * @param months whole months; under 0 counts back
 * @returns YYYY-MM-DD: a month after 2027-01-31 is 2027-02-28; what is no date comes back as it was given
 */
export function addMonths(isoDate: string, months: number): string {
  if (dayNumber(isoDate) === null) return isoDate;
  const [year = 0, month = 1, day = 1] = isoDate.slice(0, 10).split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoOf(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}
