import { formatCsv, type Locale } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';
import { asOfText } from '#lib/staff/as-of.js';
import { cellText, columnsOf } from './report-words.js';
import { type Filter, hasHidden, measuresOf, type Report, rowsOf } from './report-view.js';

/**
 * Writes the report as a file: the very cells of the screen, then as of when they speak. The figures
 * are whole numbers, so the semicolon of Bulgarian spreadsheets serves both languages.
 * @param report as the API gave it
 * @param filter what was asked for
 * @param locale the language of the texts
 * @returns the file's text, with byte order mark; no cell can run as a formula
 */
export function reportCsv(report: Report, filter: Filter, locale: Locale): string {
  const measures = measuresOf(report);
  const columns = columnsOf(filter, measures);
  const rows = rowsOf(report, filter);
  const notes = [
    asOfText(report.asOf, report.nextReleaseOn, locale),
    ...(hasHidden(rows, measures) ? [m.staff_report_hidden_note()] : []),
  ];
  return formatCsv(
    [
      columns.map(({ label }) => label),
      ...rows.map((row) => columns.map(({ key }) => plain(cellText(row, key, locale)))),
      [],
      ...notes.map((note) => [plain(note)]),
    ],
    'bg',
  );
}

/** Groups of thousands and no-break blanks are for the eye; a spreadsheet would take them for text. */
const plain = (text: string) =>
  /^[\d,\u00a0]+$/.test(text) ? text.replace(/[,\u00a0]/g, '') : text.replaceAll('\u00a0', ' ');

/**
 * The file's name says what and when, nothing else (safety 13).
 * @param asOf 'YYYY-MM-DD' of the newest release, or null
 */
export const csvName = (asOf: string | null): string =>
  asOf ? `otchet-${asOf.slice(0, 7)}.csv` : 'otchet.csv';
