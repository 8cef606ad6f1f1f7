import fc from 'fast-check';
import type { ReportColumn, ReportDocument, ReportNumber, ReportRow } from './report-document.js';

export const columns: ReportColumn[] = [
  { key: 'category', label: 'Курс', unit: null },
  { key: 'started', label: 'Започнали', unit: 'people' },
  { key: 'period', label: 'Срок', unit: null },
  { key: 'change', label: 'Промяна', unit: 'tenths' },
];

export const exact = (value: number | null): ReportNumber => ({ value, atLeast: false });

export const row = (words: string[], numbers: ReportNumber[], isManual = false): ReportRow => ({
  keys: ['c1'],
  period: '2026-Q4',
  isManual,
  words,
  numbers,
});

export const report = (rows: ReportRow[], notes: string[] = []): ReportDocument => ({
  table: 'course',
  time: 'quarter',
  title: 'По курсове, по тримесечия',
  asOf: '2026-10-31',
  columns,
  rows,
  notes,
});

/** Words as people write them, and as somebody writes them who wants a spreadsheet to run them. */
const anyWords = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '=1',
    '+1+1',
    '-2',
    '@A1',
    ' =1',
    '\t=1',
    '\r=1',
    '\n',
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ),
  fc.constantFrom('a;b', 'a,b', '"', 'a"b', 'два\r\nреда', '\u00a0=1', 'Срок\u00a0г.', ''),
);

const anyNumber: fc.Arbitrary<ReportNumber> = fc.oneof(
  fc.integer({ min: 0, max: 2_000_000 }).map(exact),
  fc.integer({ min: 5, max: 9_999 }).map((value) => ({ value, atLeast: true })),
  fc.constant(exact(null)),
);

const anyTenths = fc.oneof(fc.integer({ min: -40, max: 50 }), fc.constant(null)).map(exact);

const anyRow = fc
  .tuple(fc.tuple(anyWords, anyWords), anyNumber, anyTenths, fc.boolean())
  .map(([words, number, tenths, isManual]) => row(words, [number, tenths], isManual));

/** Any report with these columns, the words of which may be anything. */
export const anyReport = fc
  .tuple(fc.array(anyRow), fc.array(anyWords))
  .map(([rows, notes]) => report(rows, notes));
