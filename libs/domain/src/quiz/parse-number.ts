import type { Locale } from '../locale.js';

/** Longer input is no number that anybody meant. */
const longestInput = 40;

/** An amount in leva must not be taken for euro in silence. */
const oldCurrency = /(?:лв\.?|лева|лев|lv\.?|leva|bgn)$/iu;

/** A sign of currency, a unit, a word after the number. */
const trailingUnit = /[\p{L}%€°.]*[\p{L}%€°][\p{L}%€°.]*$/u;

function isGrouped(text: string, separator: string): boolean {
  const [first = '', ...rest] = text.split(separator);
  return /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part));
}

/** Which sign stands before the decimals: the last of two kinds, or the only one if it stands once. */
function decimalSign(digits: string, locale: Locale | undefined): ',' | '.' | null {
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  if (comma < 0 && dot < 0) return null;
  const sign = comma >= 0 ? ',' : '.';
  if (digits.indexOf(sign) !== digits.lastIndexOf(sign)) return null;
  const isEnglishGroup = locale === 'en' && sign === ',' && isGrouped(digits, ',');
  return isEnglishGroup ? null : sign;
}

function plainDigits(digits: string, locale: Locale | undefined): string | null {
  const sign = decimalSign(digits, locale);
  const cut = sign === null ? digits.length : digits.lastIndexOf(sign);
  const whole = digits.slice(0, cut);
  const part = digits.slice(cut + 1);
  const group = /[.,]/.exec(whole)?.[0];
  if (group !== undefined && !isGrouped(whole, group)) return null;
  const plain = `${whole.replace(/[.,]/g, '')}.${part}`;
  return /^\d*\.\d*$/.test(plain) && /\d/.test(plain) ? plain : null;
}

/**
 * Reads a number as people type it: '1 234,5', '1234.5', '25 €', '€ 25', '12%', '-5', '1.234,50'. One
 * comma or dot is the decimal sign; with locale 'en' a comma before three digits is a group ('1,234').
 * An amount in leva is not read as a number, lest it pass for euro.
 * @param input what was typed
 * @param locale the language of the page; without it a comma is never an English group
 * @returns the number, or null when it is none
 */
export function parseNumber(input: string, locale?: Locale): number | null {
  if (input.length > longestInput) return null;
  const typed = input.normalize('NFKC').replace(/[\s'’_]/gu, '');
  if (oldCurrency.test(typed)) return null;
  const bare = typed.replace(/€|^EUR/giu, '').replace(trailingUnit, '');
  const found = /^([+\-\u2212\u2013]?)([\d.,]+)$/.exec(bare);
  const plain = plainDigits(found?.[2] ?? '', locale);
  if (!found || plain === null) return null;
  const value = Number(plain);
  if (!Number.isFinite(value)) return null;
  const isNegative = found[1] !== '' && found[1] !== '+';
  return isNegative && value !== 0 ? -value : value;
}
