import type { ReportCell, ReportSection } from './report.js';

/**
 * A part of a result that is a list and needs no heads of columns.
 * @param heading the part's heading, different from the other headings of the result
 * @param rows its rows; the first cell names the row
 * @param sentences what to say under them
 */
export function plainSection(
  heading: string,
  rows: ReportCell[][],
  sentences: string[] = [],
): ReportSection {
  return { heading, columns: [], rows, sentences };
}

/**
 * Splits a longer text into its lines, for results that print a line a row or all in one cell.
 * @param note text as it was typed, lines ended by LF
 * @returns the lines, trimmed; empty ones are left out
 */
export function noteLines(note: string): string[] {
  return note
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
