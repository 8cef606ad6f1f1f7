import { formatNumber } from '../format/index.js';
import type { Locale } from '../locale.js';
import type { ReportColumn, ReportNumber, ReportRow, ReportUnit } from './report-document.js';

const hidden = { bg: 'скрито', en: 'hidden' };
const atLeast = { bg: 'поне', en: 'at least' };

/** A cell of a report: words, or a number with what it counts in. */
export type ShownCell = string | { number: ReportNumber; unit: ReportUnit };

/**
 * Puts the words and the numbers of a row in the order of the columns.
 * @returns one cell for each column; a number that is not there is hidden
 */
export function reportCells(
  columns: readonly ReportColumn[],
  { words, numbers }: Pick<ReportRow, 'words' | 'numbers'>,
): ShownCell[] {
  let [word, number] = [0, 0];
  return columns.map(({ unit }) =>
    unit === null
      ? (words[word++] ?? '')
      : { number: numbers[number++] ?? { value: null, atLeast: false }, unit },
  );
}

/**
 * Says of a number that it is hidden or that it may be more; the number itself is written by the caller.
 * @param write writes the value, in tenths where the unit is
 */
export function hiddenOrAtLeast(
  { value, atLeast: isLeast }: ReportNumber,
  locale: Locale,
  write: (value: number) => string,
): string {
  if (value === null) return hidden[locale];
  return isLeast ? `${atLeast[locale]} ${write(value)}` : write(value);
}

/**
 * Writes a number of a report as the screen and the paper show it.
 * @returns such as '1 234', 'поне 12', '4,3', or the one word that every hidden number gets
 */
export function reportCellText(number: ReportNumber, unit: ReportUnit, locale: Locale): string {
  return hiddenOrAtLeast(number, locale, (value) =>
    unit === 'tenths' ? formatNumber(value / 10, locale, 1) : formatNumber(value, locale),
  );
}
