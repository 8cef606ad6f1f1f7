import type { Locale } from '../locale.js';

/**
 * Numbers are written by this table and not by Intl, so that server, browser, print and tests agree
 * whatever ICU data they carry.
 */
const signs: Record<Locale, { decimal: string; group: string; groupFrom: number }> = {
  // Bulgarian sets groups apart from five digits on
  bg: { decimal: ',', group: '\u00a0', groupFrom: 5 },
  en: { decimal: '.', group: ',', groupFrom: 4 },
};

/** Keeps number and sign on one line. */
export const noBreak = '\u00a0';

/** The true minus; a hyphen could end a line. */
const minus = '\u2212';

function grouped(digits: string, locale: Locale): string {
  const { group, groupFrom } = signs[locale];
  if (digits.length < groupFrom) return digits;
  return digits.replace(/\B(?=(\d{3})+$)/g, group);
}

/**
 * Writes a number.
 * @param value any finite number; others are written as an en dash
 * @param locale the language
 * @param decimals digits after the decimal sign: exactly so many; without it as many as the number has,
 *   at most three
 * @returns such as '1234,5' or '12 345' (no-break space) in bg, '1,234.5' in en; −3 with a true minus
 */
export function formatNumber(value: number, locale: Locale, decimals?: number): string {
  if (!Number.isFinite(value)) return '–';
  const exact = Math.abs(value).toFixed(decimals ?? 3);
  const written = decimals === undefined ? exact.replace(/\.?0+$/, '') : exact;
  const [whole = '0', part] = written.split('.');
  const isZero = /^[0.]*$/.test(written);
  const sign = value < 0 && !isZero ? minus : '';
  const rest = part === undefined ? '' : signs[locale].decimal + part;
  return sign + grouped(whole, locale) + rest;
}

/**
 * Writes a percentage.
 * @param percent 12.5 for 12.5 %
 * @param locale the language
 * @param decimals as in formatNumber
 * @returns '12,5 %' with a no-break space in bg, '12.5%' in en
 */
export function formatPercent(percent: number, locale: Locale, decimals?: number): string {
  const number = formatNumber(percent, locale, decimals);
  return locale === 'bg' ? `${number}${noBreak}%` : `${number}%`;
}
