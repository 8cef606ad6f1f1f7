import {
  defusedCell,
  hasManualRows,
  type Locale,
  reportAsOf,
  reportCells,
  reportCellText,
  type ReportDocument,
  type ReportRow,
  reportWords,
  type ShownCell,
} from '@pateka/domain';
import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node';

/** The first day that ZIP can write: the same report is the same file, whenever it is fetched. */
const mtime = '1980-01-01T00:00:00';

/** Widths of columns in signs. */
const widths = { least: 12, most: 60, notes: 100 };

/**
 * A cell of words: never a formula, and begun with an apostrophe where a program could take it for one. The library
 * finds a text it has written before in an object, where the names of every object's own parts seem to be written
 * already: a blank makes another text of them.
 */
function wordsCell(words: string): CellObject {
  const safe = defusedCell(words);
  return { type: String, value: safe in {} ? `${safe} ` : safe };
}

const headCell = (words: string): CellObject => ({
  ...wordsCell(words),
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'bottom',
});

function cellOf(cell: ShownCell, locale: Locale): CellObject {
  if (typeof cell === 'string') return wordsCell(cell);
  const { number, unit } = cell;
  if (number.value === null || number.atLeast) {
    return { ...wordsCell(reportCellText(number, unit, locale)), align: 'right' };
  }
  if (unit === 'tenths') return { type: Number, value: number.value / 10, format: '0.0' };
  return { type: Number, value: number.value, format: '0' };
}

function tableOf(report: ReportDocument, locale: Locale): SheetData {
  const { columns, rows } = report;
  const isMarked = hasManualRows(report);
  const markOf = ({ isManual }: ReportRow) => wordsCell(isManual ? reportWords.yes[locale] : '');
  const head = columns.map(({ label }) => headCell(label));
  return [
    isMarked ? [...head, headCell(reportWords.manual[locale])] : head,
    ...rows.map((row) => {
      const cells = reportCells(columns, row).map((cell) => cellOf(cell, locale));
      return isMarked ? [...cells, markOf(row)] : cells;
    }),
  ];
}

const lengthOf = (cell: SheetData[number][number]): number =>
  typeof cell === 'object' && cell !== null && 'value' in cell ? String(cell.value).length : 0;

/** Wide enough for what stands in each column, within reason. */
function widthsOf(table: SheetData): { width: number }[] {
  return (table[0] ?? []).map((_, at) => {
    const longest = table.reduce((most, row) => Math.max(most, lengthOf(row[at])), 0);
    return { width: Math.min(widths.most, Math.max(widths.least, longest + 2)) };
  });
}

function notesOf({ title, asOf, notes }: ReportDocument, locale: Locale): SheetData {
  return [
    [headCell(title)],
    [wordsCell(reportAsOf(asOf, locale))],
    ...notes.map((note) => [{ ...wordsCell(note), wrap: true }]),
  ];
}

/** The library stamps each part with the present moment. */
function withoutMoments(file: Uint8Array): Uint8Array<ArrayBuffer> {
  return zipSync(unzipSync(file), { mtime });
}

/**
 * Writes a report as a workbook: a sheet with the table, a sheet with the title, as of when, and the notes. Exact
 * numbers are numbers, so that they can be summed; hidden ones and "at least" are the words of the screen.
 * @param report as the screen shows it
 * @param locale the language of the report
 * @returns XLSX without author, date or any other property; the same report gives the same bytes
 */
export async function reportXlsx(
  report: ReportDocument,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const table = tableOf(report, locale);
  const file = await writeExcelFile([
    {
      data: table,
      sheet: reportWords.table[locale],
      columns: widthsOf(table),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    {
      data: notesOf(report, locale),
      sheet: reportWords.notes[locale],
      columns: [{ width: widths.notes }],
    },
  ]).toBuffer();
  return withoutMoments(file);
}
