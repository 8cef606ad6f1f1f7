import { countedWords, formatCount, formatNumber, type Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/**
 * How long a course is.
 * @param course number of lessons, nominal hours (halves)
 * @param locale the language
 * @returns „12 урока · около 1,5 ч“
 */
export function courseFacts(
  { lessonCount, hours }: { lessonCount: number; hours: number },
  locale: Locale,
): string {
  const lessons = formatCount(lessonCount, countedWords.lesson, locale);
  return m.learn_course_facts({ lessons, hours: formatNumber(hours, locale) });
}
