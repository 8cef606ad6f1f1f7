import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportCells, reportCellText, type Locale, type ReportDocument } from '@pateka/domain';
import { deniedWords } from '../../test-support/denied-words.js';
import { readPdf } from '../../test-support/read-pdf.js';
import { lessonReport, quarterReport, reportRow } from '../../test-support/report-inputs.js';
import { createReportRenderer } from './render-report.js';
import { reportPageData } from './report-page-data.js';

const renderer = createReportRenderer();
const pdfOf = (report: ReportDocument, locale: Locale) =>
  renderer.render(reportPageData({ report, locale }));

/** The table as somebody reads it: each row's words and numbers in their order, blanks between them. */
const linesOf = ({ columns, rows }: ReportDocument, locale: Locale): string[] =>
  rows.map((row) =>
    reportCells(columns, row)
      .map((cell) =>
        typeof cell === 'string' ? cell : reportCellText(cell.number, cell.unit, locale),
      )
      .join(' ')
      .replaceAll('\u00a0', ' '),
  );

test.each(['bg', 'en'] as const)(
  'a report in %s is tagged, in its language, of its day',
  (locale) => {
    const report = quarterReport(locale);
    const { text, language, title, size, pages, embedded, everything } = readPdf(
      pdfOf(report, locale),
    );
    for (const { label } of report.columns) expect(text).toContain(label.split(' ')[0]);
    for (const note of report.notes) expect(text).toContain(note.replaceAll('\u00a0', ' '));
    expect(text).toContain(locale === 'bg' ? 'Към 30.09.2026 г.' : 'As of 30 September 2026');
    expect(text).toContain(locale === 'bg' ? 'Страница 1 от 1' : 'Page 1 of 1');
    expect({ language, title, pages }).toEqual({ language: locale, title: report.title, pages: 1 });
    expect(size.map(Math.round)).toEqual([297, 210]);
    expect(embedded).not.toContain(false);
    expect(everything).toContain('StructTreeRoot');
    expect(everything).toMatch(/pdfuaid:part>1</);
    expect(everything).toContain(locale === 'bg' ? 'Диаграма със стълбове' : 'Bar chart');
  },
);

test('a report tells neither who made it nor what the house does, and no moment but its day', () => {
  const { everything } = readPdf(pdfOf(quarterReport('bg'), 'bg'));
  expect(everything).not.toMatch(deniedWords);
  expect(everything).not.toMatch(/dc:creator|\/Author|\/Keywords|\/Subject/);
  const moments = everything.match(/\d{4}-\d\d-\d\dT[\d:]+Z|D:\d{8}/g) ?? [];
  expect(moments.length).toBeGreaterThan(0);
  for (const moment of moments) expect(moment).toMatch(/^(2026-09-30T00:00:00Z|D:20260930)/);
});

test('the same report is the same to the byte', () => {
  const first = pdfOf(quarterReport('bg'), 'bg');
  pdfOf(lessonReport('en'), 'en');
  expect(Buffer.compare(first, pdfOf(quarterReport('bg'), 'bg'))).toBe(0);
});

test('before the first release there is a page that says so', () => {
  const report = { ...quarterReport('bg'), rows: [], notes: [], asOf: null };
  const { text, pages, everything } = readPdf(pdfOf(report, 'bg'));
  expect(text).toContain('Още няма публикувани данни');
  expect(text).toContain('В този отчет още няма числа.');
  expect(text).not.toContain('Диаграма');
  expect(pages).toBe(1);
  expect(everything).not.toMatch(/\d{4}-\d\d-\d\dT[\d:]+/);
});

test('words are data: nothing in them is read as markup, and an odd sign does not stop a report', () => {
  const words = '#panic("x") $a$ *b* _c_ @e `f` // g ~ [h] "i" {j} \\k';
  const rows = [reportRow([words], [], { keys: ['a'] }), reportRow(['\u202eЕдно 🐢 \u0007'], [])];
  const columns = quarterReport('en').columns.slice(0, 1);
  const report: ReportDocument = { ...quarterReport('en'), columns, rows, notes: ['= 1', '+ 2'] };
  const { text } = readPdf(pdfOf(report, 'en'));
  for (const shown of [words, '?Едно ? ?', '1. = 1', '2. + 2']) expect(text).toContain(shown);
});

const tools = ['pdftotext', 'pdfinfo', 'qpdf'];
const missing = tools.filter((tool) => {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return false;
  } catch {
    return true;
  }
});
const withTools = missing.length === 0 ? describe : describe.skip;
if (missing.length > 0)
  console.warn(`SKIPPED: readers of PDF that are not here: ${missing.join(', ')}`);

withTools('other readers of PDF agree', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'report-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (tool: string, ...args: string[]): string =>
    execFileSync(tool, args, { encoding: 'utf8', cwd: folder, maxBuffer: 1e8 });

  /** What stands under the heading of the table, every run of white space one blank. */
  const tableText = (report: ReportDocument, locale: Locale): string => {
    writeFileSync(join(folder, 'a.pdf'), pdfOf(report, locale));
    const [, table = ''] = run('pdftotext', '-layout', 'a.pdf', '-').split(
      locale === 'bg' ? /^ *Таблица$/m : /^ *Table$/m,
    );
    return table.replace(/\s+/g, ' ');
  };

  test.each(['bg', 'en'] as const)('every row stands in the table, in %s', (locale) => {
    const { rows, ...rest } = quarterReport(locale);
    // a figure with words may take two lines: it is looked for in the reading order instead
    const report = { ...rest, rows: rows.slice(0, -1) };
    for (const line of linesOf(report, locale)) expect(tableText(report, locale)).toContain(line);
    const lessons = lessonReport(locale);
    for (const line of linesOf(lessons, locale)) expect(tableText(lessons, locale)).toContain(line);
  });

  test('a sum of which a part is hidden keeps its words', () => {
    writeFileSync(join(folder, 'a.pdf'), pdfOf(quarterReport('bg'), 'bg'));
    const text = run('pdftotext', '-raw', 'a.pdf', '-').replace(/\s+/g, ' ');
    expect(text).toContain('Всичко 3566 2945 2504 поне 1692 поне 1213 23 316 18 скрито 0,4');
  });

  test('500 rows are set, with the head of the table on every page', () => {
    const report = lessonReport('bg', 500);
    const text = tableText(report, 'bg');
    for (const line of linesOf(report, 'bg')) expect(text).toContain(line);
    const pages = Number(/Pages: +(\d+)/.exec(run('pdfinfo', 'a.pdf'))?.[1]);
    expect(pages).toBeGreaterThan(10);
    for (let page = 1; page < pages; page += 1) {
      const own = run('pdftotext', '-f', String(page), '-l', String(page), '-layout', 'a.pdf', '-');
      expect(own).toMatch(/Урок +Започнали +Завършили/);
    }
  });

  test('the file is sound, and its parts are told apart', () => {
    writeFileSync(join(folder, 'a.pdf'), pdfOf(lessonReport('en'), 'en'));
    expect(run('qpdf', '--check', 'a.pdf')).toContain('No syntax or stream encoding errors found');
    expect(run('pdfinfo', 'a.pdf')).toMatch(/Tagged: +yes/);
    const structure = run('pdfinfo', '-struct', 'a.pdf');
    for (const part of ['H1', 'H2', 'Figure', 'Table', 'THead', 'TH', 'TD', 'L ', 'Lbl']) {
      expect(structure).toContain(part);
    }
  });
});
