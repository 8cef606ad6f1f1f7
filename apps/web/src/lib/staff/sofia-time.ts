import { formatDate, type Locale } from '@pateka/domain';

const ZONE = 'Europe/Sofia';
const DAY_MS = 86_400_000;

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function parts(moment: string | number): Record<string, string> {
  const found = wallClock.formatToParts(new Date(moment));
  return Object.fromEntries(found.map(({ type, value }) => [type, value]));
}

/**
 * The calendar day of a moment in Bulgaria.
 * @param moment an ISO time with zone, or milliseconds since 1970
 * @returns 'YYYY-MM-DD'
 */
export function dayInSofia(moment: string | number): string {
  const { year, month, day } = parts(moment);
  return `${year}-${month}-${day}`;
}

/**
 * The last day on which something is valid from morning to night: what to print on a card, because
 * the day of the expiry itself ends at an hour that nobody knows.
 * @param expiresAt an ISO time with zone
 * @returns 'YYYY-MM-DD' in Bulgaria
 */
export function lastFullDay(expiresAt: string): string {
  return dayInSofia(new Date(expiresAt).getTime() - DAY_MS);
}

/**
 * Writes a moment by the clock in Bulgaria.
 * @param moment an ISO time with zone
 * @param locale the language
 * @returns '22.11.2026 г., 14:05' in bg, '22 November 2026, 14:05' in en
 */
export function formatMoment(moment: string, locale: Locale): string {
  const { hour, minute } = parts(moment);
  return `${formatDate(dayInSofia(moment), locale)}, ${hour}:${minute}`;
}
