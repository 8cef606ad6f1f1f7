import type { Locator, Page } from '@playwright/test';
import type { Locale } from './words.js';

/** Blanks that do not break, and groups of thousands, are for the eye; a file has none. */
const plain = (text: string): string =>
  /^[\d,\u00a0]+$/.test(text)
    ? text.replace(/[,\u00a0]/g, '')
    : text.replaceAll('\u00a0', ' ').trim();

/** What the first child of a cell says; what follows it is for screen readers only. */
const shown = (cell: Locator): Promise<string[]> =>
  cell.evaluateAll((cells) =>
    cells.map((one) => (one.firstElementChild ?? one).textContent?.trim() ?? ''),
  );

/** @returns the report's table, head first, as the file writes it unless told otherwise */
export async function readTable(
  page: Page | Locator,
  write: (text: string) => string = plain,
): Promise<string[][]> {
  const table = page.getByRole('table');
  const head = await shown(table.getByRole('columnheader'));
  const rows = await table.locator('tbody tr').all();
  const body = await Promise.all(rows.map((row) => shown(row.locator('th, td'))));
  return [head, ...body].map((row) => row.map(write));
}

const csvCells = {
  ';': /("(?:[^"]|"")*"|[^;\r\n]*)(;|\r\n|$)/g,
  ',': /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g,
};

/** The lines of a file with separators (RFC 4180), without the byte order mark. */
export function readCsv(text: string, separator: ';' | ',' = ';'): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of text.replace(/^\ufeff/, '').matchAll(csvCells[separator])) {
    rows.at(-1)?.push(cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.map((row) => (row.length === 1 && row[0] === '' ? [] : row));
}

const inSofia = (now: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Sofia', ...options }).format(now);

const bgMonths =
  'януари февруари март април май юни юли август септември октомври ноември декември'.split(' ');

/** The present month as the report names it. */
export function monthName(language: Locale, now = new Date()): string {
  if (language === 'en') return inSofia(now, { month: 'long', year: 'numeric' });
  const month = Number(inSofia(now, { month: 'numeric' }));
  return `${bgMonths[month - 1] ?? ''} ${inSofia(now, { year: 'numeric' })} г.`;
}

/** The first day of the next month, when the next release comes, as the page writes it. */
export function nextRelease(language: Locale, now = new Date()): string {
  const [year, month] = [inSofia(now, { year: 'numeric' }), inSofia(now, { month: 'numeric' })];
  const first = new Date(Date.UTC(Number(year), Number(month), 1, 12));
  if (language === 'en') return inSofia(first, { day: 'numeric', month: 'long', year: 'numeric' });
  const numeric = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
  return `${inSofia(first, numeric).replaceAll('/', '.')} г.`;
}
