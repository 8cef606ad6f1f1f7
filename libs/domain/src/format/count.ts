import type { Bilingual, Locale } from '../locale.js';
import { formatNumber, noBreak } from './number.js';

/** The forms of a counted word: exactly one, and any other number (in Bulgarian the counted form). */
export interface CountedWord {
  one: Bilingual;
  other: Bilingual;
}

/** Words that more than one part of the product counts. */
export const countedWords = {
  minute: { one: { bg: 'минута', en: 'minute' }, other: { bg: 'минути', en: 'minutes' } },
  week: { one: { bg: 'седмица', en: 'week' }, other: { bg: 'седмици', en: 'weeks' } },
  month: { one: { bg: 'месец', en: 'month' }, other: { bg: 'месеца', en: 'months' } },
  day: { one: { bg: 'ден', en: 'day' }, other: { bg: 'дни', en: 'days' } },
  lesson: { one: { bg: 'урок', en: 'lesson' }, other: { bg: 'урока', en: 'lessons' } },
  question: { one: { bg: 'въпрос', en: 'question' }, other: { bg: 'въпроса', en: 'questions' } },
} as const satisfies Record<string, CountedWord>;

/**
 * Writes a number with the word it counts.
 * @param count how many
 * @param word its forms
 * @param locale the language
 * @returns '1 урок', '12 урока' (no-break space)
 */
export function formatCount(count: number, word: CountedWord, locale: Locale): string {
  const form = Math.abs(count) === 1 ? word.one : word.other;
  return `${formatNumber(count, locale)}${noBreak}${form[locale]}`;
}

/**
 * Writes learning time.
 * @param minutes whole minutes, not negative
 * @param locale the language
 * @returns '45 мин', '1 ч 20 мин', '2 ч' in bg; '45 min', '1 h 20 min', '2 h' in en
 */
export function formatDuration(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const units = locale === 'bg' ? { hour: 'ч', minute: 'мин' } : { hour: 'h', minute: 'min' };
  const parts: string[] = [];
  if (hours > 0) parts.push(`${formatNumber(hours, locale)}${noBreak}${units.hour}`);
  if (rest > 0 || hours === 0) parts.push(`${formatNumber(rest, locale)}${noBreak}${units.minute}`);
  return parts.join(' ');
}
