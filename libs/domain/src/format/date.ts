import type { Locale } from '../locale.js';
import { noBreak } from './number.js';

const months: Record<Locale, readonly string[]> = {
  bg: [
    'януари',
    'февруари',
    'март',
    'април',
    'май',
    'юни',
    'юли',
    'август',
    'септември',
    'октомври',
    'ноември',
    'декември',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/**
 * Counts days, so that two dates can be subtracted and a calendar date that does not exist is found.
 * @param isoDate 'YYYY-MM-DD'; a longer ISO time is cut to its date
 * @returns days since 1970-01-01, or null when there is no such day (2026-02-30)
 */
export function dayNumber(isoDate: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(isoDate);
  if (!found) return null;
  const time = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  const isDay = new Date(time).toISOString().slice(0, 10) === isoDate.slice(0, 10);
  return isDay ? Math.round(time / 86_400_000) : null;
}

/**
 * Writes a date as people read it.
 * @param isoDate 'YYYY-MM-DD' or an ISO time, of which the date is taken as it stands (no time zone)
 * @param locale the language
 * @returns '22.11.2026 г.' in bg (no-break space before „г.“), '22 November 2026' in en; what is no date
 *   comes back as it was given
 */
export function formatDate(isoDate: string, locale: Locale): string {
  if (dayNumber(isoDate) === null) return isoDate;
  const [year = '', month = '', day = ''] = isoDate.slice(0, 10).split('-');
  if (locale === 'bg') return `${day}.${month}.${year}${noBreak}г.`;
  return `${Number(day)}${noBreak}${months.en[Number(month) - 1] ?? month} ${year}`;
}

/**
 * Writes a month, such as a release's period.
 * @param period 'YYYY-MM'
 * @param locale the language
 * @returns 'ноември 2026 г.' in bg, 'November 2026' in en; what is no month comes back as it was given
 */
export function formatMonth(period: string, locale: Locale): string {
  const [, year = '', month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  const name = months[locale][Number(month) - 1];
  if (name === undefined) return period;
  return locale === 'bg' ? `${name} ${year}${noBreak}г.` : `${name} ${year}`;
}

/**
 * Writes a day that comes every year, such as the last day of a tax return.
 * @param monthDay 'MM-DD'
 * @param locale the language
 * @returns '30 април' in bg, '30 April' in en; what is no such day comes back as it was given
 */
export function formatDayOfYear(monthDay: string, locale: Locale): string {
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(monthDay) ?? [];
  const name = months[locale][Number(month) - 1];
  return name === undefined ? monthDay : `${Number(day)}${noBreak}${name}`;
}

/** Which ending a day's number takes: by its last digit, but 11 to 19 as the others. */
const dayEndings: Record<Locale, { rest: string; last: Readonly<Record<number, string>> }> = {
  bg: { rest: 'то', last: { 1: 'во', 2: 'ро', 7: 'мо', 8: 'мо' } },
  en: { rest: 'th', last: { 1: 'st', 2: 'nd', 3: 'rd' } },
};

/**
 * Writes a day of the month as it is said.
 * @param day 1 to 31
 * @param locale the language
 * @returns '25-то' in bg (число), '25th' in en
 */
export function formatDayOfMonth(day: number, locale: Locale): string {
  const { rest, last } = dayEndings[locale];
  const ending = day > 10 && day < 20 ? rest : (last[day % 10] ?? rest);
  return locale === 'bg' ? `${day}-${ending}` : `${day}${ending}`;
}

/** Sweden writes dates as ISO does. */
const sofia = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Sofia' });

/**
 * The calendar day in Bulgaria.
 * @param now a moment
 * @returns YYYY-MM-DD
 */
export function sofiaDay(now: Date): string {
  return sofia.format(now);
}
