import { formatNumber, noBreak, type Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

/**
 * How long the course takes, as the document says it.
 * @param hours to halves of an hour
 * @param locale the language of the document
 */
export function lengthIn(hours: number, locale: Locale): string {
  const word = hours === 1 ? m.certificate_doc_hour : m.certificate_doc_hours;
  const length = `${formatNumber(hours, locale)}${noBreak}${word({}, { locale })}`;
  return m.certificate_doc_length({ length }, { locale });
}

/**
 * A day with its month in words, as the document writes it.
 * @param day 'YYYY-MM-DD'
 * @param locale the language of the document
 */
export const longDay = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'bg' ? 'bg' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(day));

/** @returns in which size a text fits its line */
export function sizeOf(text: string): 'short' | 'medium' | 'long' {
  if (text.length > 44) return 'long';
  return text.length > 26 ? 'medium' : 'short';
}
