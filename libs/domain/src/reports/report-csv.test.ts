import fc from 'fast-check';
import { locales } from '../locale.js';
import { reportCsv } from './report-csv.js';
import type { ReportDocument, ReportNumber } from './report-document.js';
import { anyReport, columns, exact, report, row } from './report.fixture.js';

const forms = [';', ','].map((separator) => ({ separator: separator as ';' | ',', bom: true }));

/** A reader of RFC 4180 that shares nothing with the writer. */
function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let [cells, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted && sign === '"' && text[at + 1] === '"') {
      cell += text[(at += 1)];
    } else if (sign === '"' && (isQuoted || cell === '')) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && sign === separator) {
      [cells, cell] = [[...cells, cell], ''];
    } else if (!isQuoted && sign === '\r' && text[at + 1] === '\n') {
      rows.push([...cells, cell]);
      [cells, cell] = [[], ''];
      at += 1;
    } else cell += sign;
  }
  expect([cells, cell, isQuoted]).toEqual([[], '', false]);
  return rows;
}

test('a report as the spreadsheets of Bulgaria open it', () => {
  const rows = [
    row(['Моите пари', 'октомври 2026\u00a0г.'], [exact(12_345), exact(-3)]),
    row(['Кредит; лихва', ''], [{ value: 7, atLeast: true }, exact(null)]),
  ];
  expect(
    reportCsv(report(rows, ['„Скрито“: малко число']), 'bg', { separator: ';', bom: true }),
  ).toBe(
    [
      '\ufeffКурс;Започнали;Срок;Промяна',
      'Моите пари;12345;октомври 2026 г.;-0,3',
      '"Кредит; лихва";поне 7;;скрито',
      '',
      '„Скрито“: малко число',
      '',
    ].join('\r\n'),
  );
});

test('rows typed by hand are marked in a column of its own', () => {
  const rows = [
    row(['А', 'Б'], [exact(5), exact(43)], true),
    row(['В', 'Г'], [exact(6), exact(40)]),
  ];
  expect(reportCsv(report(rows), 'en', { separator: ',', bom: false })).toBe(
    'Курс,Започнали,Срок,Промяна,Entered by hand\r\nА,5,Б,4.3,yes\r\nВ,6,Г,4.0,\r\n\r\n',
  );
});

test('a report without rows has its columns and its notes', () => {
  expect(reportCsv(report([], ['a']), 'en', { separator: ',', bom: false })).toBe(
    'Курс,Започнали,Срок,Промяна\r\n\r\na\r\n',
  );
});

/** What a spreadsheet makes of a cell: a number, or words. */
function read(cell: string, separator: string): number | string {
  const decimal = separator === ';' ? ',' : '.';
  const isNumber = new RegExp(`^-?\\d+(\\${decimal}\\d)?$`).test(cell);
  return isNumber ? Number(cell.replace(decimal, '.')) : cell;
}

const meant = ({ value, atLeast }: ReportNumber, inTenths: boolean) => {
  if (value === null) return 'hidden';
  if (atLeast) return `at least ${value}`;
  return inTenths ? value / 10 : value;
};

const wordsOf = (cell: string | undefined) =>
  cell?.replace(/^'(?=[\t\r\n]|\s*[=+\-@＝＋－＠])/, '');
const plain = (words: string | undefined) => words?.replaceAll('\u00a0', ' ');

const expectSame = (document: ReportDocument, rows: string[][], separator: string): void => {
  const isMarked = document.rows.some(({ isManual }) => isManual);
  document.rows.forEach(({ words, numbers, isManual }, index) => {
    const cells = rows[index + 1] ?? [];
    expect([cells[0], cells[2]].map(wordsOf)).toEqual(words.map(plain).map(wordsOf));
    expect([cells[1], cells[3]].map((cell) => read(cell ?? '', separator))).toEqual(
      numbers.map((number, at) => meant(number, at === 1)),
    );
    expect(cells.slice(columns.length)).toEqual(isMarked ? [isManual ? 'yes' : ''] : []);
  });
};

test('read back, a file has every word and number of the report', () => {
  fc.assert(
    fc.property(anyReport, fc.constantFrom(...forms), (document, form) => {
      const rows = readCsv(reportCsv(document, 'en', form).slice(1), form.separator);
      expect(rows[0]?.slice(0, columns.length)).toEqual(columns.map(({ label }) => label));
      expectSame(document, rows, form.separator);
      const end = document.rows.length + 1;
      expect(rows[end]).toEqual(['']);
      expect(rows.slice(end + 1).map(([note]) => wordsOf(note))).toEqual(
        document.notes.map(plain).map(wordsOf),
      );
    }),
  );
});

test('no cell of a file can start a formula', () => {
  fc.assert(
    fc.property(
      anyReport,
      fc.constantFrom(...forms),
      fc.constantFrom(...locales),
      (document, form, locale) => {
        const text = reportCsv(document, locale, form).slice(1);
        for (const cell of readCsv(text, form.separator).flat()) {
          if (/^-?\+?\d+([.,]\d+)?$/.test(cell)) continue;
          expect(cell).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/);
        }
      },
    ),
  );
});
