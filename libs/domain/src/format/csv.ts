import type { Locale } from '../locale.js';

/** Signs that make a spreadsheet read a cell as a formula (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r]/;

const plainNumber = /^[-+]?\d+(?:[.,]\d+)?$/;

function cellOf(value: string, separator: string): string {
  const safe = formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  const needsQuotes = safe.includes(separator) || /["\r\n]/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes rows as CSV (RFC 4180) that the spreadsheets of the language open by a double click: a
 * semicolon between cells in bg, where the comma is the decimal sign, and a byte order mark for Cyrillic.
 * A cell that would run as a formula gets an apostrophe in front.
 * @param rows the cells as text; numbers in the decimal sign of the language
 * @param locale decides the separator
 * @returns the whole file, lines ended by CR LF
 */
export function formatCsv(rows: readonly (readonly string[])[], locale: Locale): string {
  const separator = locale === 'bg' ? ';' : ',';
  const lines = rows.map((row) => row.map((cell) => cellOf(cell, separator)).join(separator));
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`;
}
