import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type ReportDocument, type ReportTable, reportTables, reportWords } from '@pateka/domain';
import { expect, test } from '../support/journey.js';
import { readPdf } from '../support/pdf.js';
import {
  type Figure,
  figureOf,
  figuresIn,
  readFigure,
  readXlsx,
} from '../support/report-figures.js';
import { readCsv, readTable } from '../support/staff-report.js';
import { signedInAs } from '../support/staff.js';
import { stackInfo } from '../support/stack.js';
import type { Locale, Say } from '../support/words.js';

/** Every table, and every way to cut time. */
const times = ['month', 'quarter', 'year', 'sum'] as const;
const views = [
  ...reportTables.map((by, at) => ({ by, time: times[at % times.length] ?? 'sum' })),
  ...times.map((time) => ({ by: 'course' as ReportTable, time })),
  // long enough for the screen to have pages
  { by: 'lesson' as ReportTable, time: 'month' as const },
];

async function makeToken(page: Page, say: Say): Promise<string> {
  await page.goto('/staff/report/access');
  await page.getByLabel(say('access_name'), { exact: true }).fill('Съгласие');
  await page.getByRole('button', { name: say('access_submit'), exact: true }).click();
  return page.getByRole('textbox', { name: say('access_token'), exact: true }).inputValue();
}

async function askApi(token: string, query: string): Promise<ReportDocument> {
  const answer = await fetch(`${stackInfo().publicUrl}/api/reports/${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as ReportDocument;
}

/** The table of the screen through all its pages, of which the last stays open. */
async function readPages(page: Page, say: Say): Promise<string[][]> {
  const [head = [], ...body] = await readTable(page, (text) => text.trim());
  const next = page.getByRole('link', { name: say('report_page_next'), exact: true });
  for (let at = 2; await next.isVisible(); at += 1) {
    await next.click();
    const where = say('report_page', { page: String(at), pages: '\\d+' });
    await expect(page.getByText(new RegExp(`^${where}$`))).toBeVisible();
    body.push(...(await readTable(page, (text) => text.trim())).slice(1));
  }
  return [head, ...body];
}

/** Presses what downloads; the file's name says what it is and of when. */
async function download(page: Page, role: 'link' | 'button', name: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole(role, { name, exact: true }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^(otchet|report)-\d{4}-\d{2}\.(csv|xlsx|pdf)$/);
  return file.path();
}

/** Without what sets thousands apart and breaks no line: a page may break where it will. */
const spaced = (text: string): string => text.replaceAll(/\s+/gu, ' ');

/** In the file for paper the figures of each row stand beside each other, row after row. */
function expectInOrder(text: string, rows: readonly string[][]): void {
  let from = 0;
  for (const row of rows) {
    const figures = spaced(row.join(' '));
    const found = text.indexOf(figures, from);
    expect(found, `${figures} after ${from}`).toBeGreaterThanOrEqual(from);
    from = found + figures.length;
  }
}

for (const language of ['bg', 'en'] as const satisfies Locale[]) {
  test.describe(language, () => {
    test.use({ language, viewport: { width: 1280, height: 900 } });

    test('the numbers of screen, CSV, XLSX, PDF and API agree', async ({ page, say }) => {
      test.setTimeout(600_000);
      await signedInAs(page.context(), 'coordinator');
      const token = await makeToken(page, say);
      const sign = language === 'bg' ? ',' : '.';
      const separator = language === 'bg' ? ';' : ',';
      let [compared, pages] = [0, 1];
      for (const { by, time } of views) {
        const report = await askApi(token, `${by}?time=${time}&lang=${language}`);
        const { columns, rows } = report;
        const units = columns.flatMap(({ unit }) => unit ?? []);
        const meant: Figure[][] = rows.map(({ numbers }) =>
          numbers.map((number, at) => figureOf(number, units[at] ?? 'people')),
        );
        await page.goto(`/staff/report?by=${by}&time=${time}`);
        if (rows.length === 0) {
          await expect(page.getByRole('table')).toHaveCount(0);
          continue;
        }
        await test.step(`${by}, ${time}`, async () => {
          const read = (text: string) => readFigure(text, language, sign);
          const [head = [], ...body] = await readPages(page, say);
          pages = Math.max(pages, Number(/&page=(\d+)/.exec(page.url())?.[1] ?? 1));
          expect(head).toEqual(columns.map(({ label }) => label));
          expect(figuresIn(body, report, read), 'screen').toEqual(meant);

          await page
            .getByLabel(say('report_files_sep'))
            .selectOption(separator === ';' ? 'semicolon' : 'comma');
          const csv = await download(page, 'button', say('report_files_csv'));
          const lines = readCsv(readFileSync(csv, 'utf8'), separator);
          // where something was typed by hand a file has a column more that says so
          const marked = rows.some(({ isManual }) => isManual)
            ? [reportWords.manual[language]]
            : [];
          expect(lines[0]).toEqual([...head.map(spaced), ...marked]);
          const inCsv = lines.slice(
            1,
            lines.findIndex((line) => line.length === 0),
          );
          expect(figuresIn(inCsv, report, read), 'CSV').toEqual(meant);

          const xlsx = readXlsx(
            readFileSync(await download(page, 'link', say('report_files_xlsx'))),
          );
          const ofSheet = (text: string) =>
            readFigure(text, language, /^-?[\d.]+$/.test(text) ? '.' : sign);
          expect(figuresIn(xlsx.slice(1), report, ofSheet), 'XLSX').toEqual(meant);

          const { text } = await readPdf(await download(page, 'link', say('report_files_pdf')));
          const shown = body.map((row) => row.filter((_, at) => columns[at]?.unit !== null));
          expectInOrder(spaced(text), shown);
        });
        compared += meant.flat().length;
      }
      expect(compared).toBeGreaterThan(200);
      expect(pages, 'one of them has pages').toBeGreaterThan(1);
    });
  });
}
