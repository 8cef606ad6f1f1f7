import { formatMoney, formatPlainMoney } from '../format/money.js';
import type { Bilingual, Locale } from '../locale.js';

/** One cell: text, or an amount in cents, which a page and a spreadsheet write differently. */
export type ReportCell = string | { cents: number };

/** A part of a worksheet's result: a table (the first column names the row) and sentences under it. */
export interface ReportSection {
  heading: string;
  /** Heads of the columns; none for a plain list of label and value. */
  columns: string[];
  rows: ReportCell[][];
  sentences: string[];
}

/** The result of a worksheet in one language: one source for page, print, text and spreadsheet. */
export interface WorksheetReport {
  title: string;
  sections: ReportSection[];
}

/**
 * Puts values into a bilingual sentence.
 * @param text a sentence with places such as {amount}
 * @param locale the language
 * @param values what to put in, by name
 * @returns the sentence; a place without a value stays as it is
 */
export function fillText(
  text: Bilingual,
  locale: Locale,
  values: Readonly<Record<string, string>> = {},
): string {
  return text[locale].replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/**
 * Writes one cell for reading.
 * @param cell text or cents
 * @param locale the language
 * @returns the text, or the amount with its sign of currency
 */
export function cellText(cell: ReportCell, locale: Locale): string {
  return typeof cell === 'string' ? cell : formatMoney(cell.cents, locale);
}

function lineOf(section: ReportSection, row: ReportCell[], locale: Locale): string {
  const [name = '', ...values] = row.map((cell) => cellText(cell, locale));
  const named = values.flatMap((value, index) => {
    if (value === '') return [];
    const column = section.columns[index + 1];
    return [column ? `${column}: ${value}` : value];
  });
  return named.length === 0 ? name : `${name}: ${named.join('; ')}`;
}

/**
 * Writes a result as plain text, to read, print or copy.
 * @param report the result
 * @param locale its language
 * @returns lines ended by LF: the title, then each section with its rows and sentences
 */
export function reportToText(report: WorksheetReport, locale: Locale): string {
  const parts = report.sections.map((section) => [
    section.heading,
    ...section.rows.map((row) => `• ${lineOf(section, row, locale)}`),
    ...section.sentences,
  ]);
  return `${[[report.title], ...parts].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/**
 * Lays a result out for a spreadsheet (see formatCsv for the file).
 * @param report the result
 * @param locale its language; decides the decimal sign
 * @returns rows of cells: the title, then each section with heading, columns, rows and sentences
 */
export function reportToCsv(report: WorksheetReport, locale: Locale): string[][] {
  const plain = (cell: ReportCell): string =>
    typeof cell === 'string' ? cell : formatPlainMoney(cell.cents, locale);
  const sections = report.sections.flatMap((section) => [
    [],
    [section.heading],
    ...(section.columns.length > 0 ? [section.columns] : []),
    ...section.rows.map((row) => row.map(plain)),
    ...section.sentences.map((sentence) => [sentence]),
  ]);
  return [[report.title], ...sections];
}
