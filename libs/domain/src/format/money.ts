import type { Locale } from '../locale.js';
import { formatNumber, noBreak } from './number.js';

/**
 * Writes an amount of money.
 * @param cents whole euro cents; may be negative
 * @param locale the language
 * @returns '620,20 €' in bg (no-break space), '€620.20' in en; whole euros without decimals: '220 €'
 */
export function formatMoney(cents: number, locale: Locale): string {
  const decimals = cents % 100 === 0 ? 0 : 2;
  const amount = formatNumber(Math.abs(cents) / 100, locale, decimals);
  const sign = cents < 0 ? '\u2212' : '';
  return locale === 'bg' ? `${sign}${amount}${noBreak}€` : `${sign}€${amount}`;
}

/**
 * Writes an amount for a spreadsheet: no sign of currency, no groups, so that it can be summed.
 * @param cents whole euro cents; may be negative
 * @param locale decides the decimal sign
 * @returns '-1234,50' in bg, '-1234.50' in en
 */
export function formatPlainMoney(cents: number, locale: Locale): string {
  const text = (Math.round(cents) / 100).toFixed(2);
  return locale === 'bg' ? text.replace('.', ',') : text;
}
