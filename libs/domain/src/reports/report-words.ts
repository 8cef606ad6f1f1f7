import { formatDate } from '../format/index.js';
import type { Bilingual, Locale } from '../locale.js';
import type { ReportDocument } from './report-document.js';

/** The words that every file of a report needs beside those of the document. */
export const reportWords = {
  manual: { bg: 'Въведено ръчно', en: 'Entered by hand' },
  yes: { bg: 'да', en: 'yes' },
  notes: { bg: 'Бележки', en: 'Notes' },
  table: { bg: 'Таблица', en: 'Table' },
} as const satisfies Record<string, Bilingual>;

/**
 * Says as of when a report speaks.
 * @param asOf 'YYYY-MM-DD' of the newest release; null before the first
 * @returns such as „Към 31.10.2026 г.“
 */
export function reportAsOf(asOf: string | null, locale: Locale): string {
  if (asOf === null) {
    return locale === 'bg' ? 'Още няма публикувани данни' : 'No figures have been published yet';
  }
  const date = formatDate(asOf, locale);
  return locale === 'bg' ? `Към ${date}` : `As of ${date}`;
}

/** Whether a part of a report was typed by hand; then each such row is marked. */
export const hasManualRows = ({ rows }: Pick<ReportDocument, 'rows'>): boolean =>
  rows.some(({ isManual }) => isManual);

const fileNames: Bilingual = { bg: 'otchet', en: 'report' };

/**
 * The name of a report's file: that it is a report and of when, neither of whom nor about what (safety 13).
 * @returns such as 'otchet-2026-10.csv'
 */
export function reportFileName(
  { asOf }: Pick<ReportDocument, 'asOf'>,
  kind: 'csv' | 'xlsx' | 'pdf',
  locale: Locale,
): string {
  const month = asOf === null ? '' : `-${asOf.slice(0, 7)}`;
  return `${fileNames[locale]}${month}.${kind}`;
}
