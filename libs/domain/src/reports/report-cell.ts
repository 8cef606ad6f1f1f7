import { formatNumber } from '../format/index.js';
import type { Locale } from '../locale.js';
import type { ReportNumber, ReportUnit } from './report-document.js';

const hidden = { bg: 'скрито', en: 'hidden' };
const atLeast = { bg: 'поне', en: 'at least' };

/**
 * Writes a number of a report as the screen and the paper show it.
 * @returns such as '1 234', 'поне 12', '4,3', or the one word that every hidden number gets
 */
export function reportCellText(
  { value, atLeast: isLeast }: ReportNumber,
  unit: ReportUnit,
  locale: Locale,
): string {
  if (value === null) return hidden[locale];
  const text =
    unit === 'tenths' ? formatNumber(value / 10, locale, 1) : formatNumber(value, locale);
  return isLeast ? `${atLeast[locale]} ${text}` : text;
}
