import { type CsvForm, writeCsv } from '../format/index.js';
import type { Locale } from '../locale.js';
import { hiddenOrAtLeast, reportCells, type ShownCell } from './report-cell.js';
import type { ReportDocument, ReportRow } from './report-document.js';
import { hasManualRows, reportWords } from './report-words.js';

/** No-break blanks are for the eye: in a spreadsheet they hinder searching and sorting. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

function cellText(cell: ShownCell, locale: Locale, { separator }: CsvForm): string {
  if (typeof cell === 'string') return plain(cell);
  return hiddenOrAtLeast(cell.number, locale, (value) => {
    if (cell.unit !== 'tenths') return String(value);
    const tenths = (value / 10).toFixed(1);
    return separator === ';' ? tenths.replace('.', ',') : tenths;
  });
}

/**
 * Writes a report as CSV: the names of the columns, the rows, an empty line, the notes. Numbers stand plain, so that
 * they can be summed; hidden ones and "at least" keep their words and are text to a spreadsheet. Where rows were typed
 * by hand, a last column says of each whether it was.
 * @param report as the screen shows it
 * @param locale the language of the report
 * @param form with ';' tenths have a decimal comma, with ',' a decimal point
 * @returns the file's text; no cell can run as a formula
 */
export function reportCsv(report: ReportDocument, locale: Locale, form: CsvForm): string {
  const { columns, rows, notes } = report;
  const isMarked = hasManualRows(report);
  const markOf = ({ isManual }: ReportRow): string => (isManual ? reportWords.yes[locale] : '');
  const head = columns.map(({ label }) => plain(label));
  return writeCsv(
    [
      isMarked ? [...head, reportWords.manual[locale]] : head,
      ...rows.map((row) => {
        const cells = reportCells(columns, row).map((cell) => cellText(cell, locale, form));
        return isMarked ? [...cells, markOf(row)] : cells;
      }),
      [],
      ...notes.map((note) => [plain(note)]),
    ],
    form,
  );
}
