import type { Locale } from '@pateka/domain';

const units: Record<string, Record<Locale, string>> = {
  EUR: { bg: '€', en: '€' },
  'EUR/month': { bg: '€ на месец', en: '€ a month' },
  'EUR/hour': { bg: '€ на час', en: '€ an hour' },
  percent: { bg: '%', en: '%' },
  days: { bg: 'дни', en: 'days' },
  weeks: { bg: 'седмици', en: 'weeks' },
  months: { bg: 'месеца', en: 'months' },
  years: { bg: 'години', en: 'years' },
};

/**
 * What stands after the field of a number.
 * @param unit the unit of the course package, or none
 * @param locale the language
 * @returns the sign or word; an unknown unit as it is, none as an empty text
 */
export function unitText(unit: string | null, locale: Locale): string {
  return unit === null ? '' : (units[unit]?.[locale] ?? unit);
}
