import type { Locale } from '../locale.js';

/**
 * Signs that make a spreadsheet read a cell as a formula (OWASP, CSV injection), their full-width forms too, which
 * Excel takes for the same in East Asian settings. Some programs skip blanks before them.
 */
const formulaStart = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

const plainNumber = /^[-+]?\d+(?:[.,]\d+)?$/;

/** What a file of cells looks like. */
export interface CsvForm {
  separator: ';' | ',';
  /** A byte order mark, by which spreadsheets know Cyrillic. */
  bom: boolean;
}

/** What the spreadsheets of a language open by a double click: in bg the comma is the decimal sign. */
const csvForms: Record<Locale, CsvForm> = {
  bg: { separator: ';', bom: true },
  en: { separator: ',', bom: true },
};

/**
 * Takes the power from a text that a spreadsheet would run.
 * @returns the text, with an apostrophe in front if it begins as a formula and is no plain number
 */
export function defusedCell(value: string): string {
  return formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value;
}

function cellOf(value: string, separator: string): string {
  const safe = defusedCell(value);
  const needsQuotes = safe.includes(separator) || /["\r\n]/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes rows as CSV (RFC 4180). A cell that would run as a formula gets an apostrophe in front.
 * @param rows the cells as text; numbers in the decimal sign that goes with the separator
 * @returns the whole file, lines ended by CR LF
 */
export function writeCsv(
  rows: readonly (readonly string[])[],
  { separator, bom }: CsvForm,
): string {
  const lines = rows.map((row) => row.map((cell) => cellOf(cell, separator)).join(separator));
  return `${bom ? '\ufeff' : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
}

/**
 * Writes rows as `writeCsv` does, in the form that the spreadsheets of the language open by a double click: a
 * semicolon between cells in bg, where the comma is the decimal sign, and a byte order mark for Cyrillic.
 * @param rows the cells as text; numbers in the decimal sign of the language
 * @param locale decides the separator
 * @returns the whole file, lines ended by CR LF
 */
export function formatCsv(rows: readonly (readonly string[])[], locale: Locale): string {
  return writeCsv(rows, csvForms[locale]);
}
