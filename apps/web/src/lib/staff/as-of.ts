import { formatDate, type Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/**
 * Says as of when figures speak, and when the next release comes.
 * @param asOf 'YYYY-MM-DD' of the newest release; null before the first
 * @param nextReleaseOn 'YYYY-MM-DD'
 * @param locale the language
 * @returns such as „Към 31.10.2026 г. · следващо издание 01.12.2026 г.“
 */
export function asOfText(asOf: string | null, nextReleaseOn: string, locale: Locale): string {
  const next = m.staff_next_release({ date: formatDate(nextReleaseOn, locale) });
  return asOf === null ? next : `${m.staff_as_of({ date: formatDate(asOf, locale) })} · ${next}`;
}
