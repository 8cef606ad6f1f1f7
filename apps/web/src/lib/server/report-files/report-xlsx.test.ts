import type { ReportColumn, ReportDocument, ReportNumber, ReportRow } from '@pateka/domain';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { reportXlsx } from './report-xlsx.js';

const columns: ReportColumn[] = [
  { key: 'category', label: 'Курс', unit: null },
  { key: 'completed', label: 'Завършили', unit: 'people' },
  { key: 'period', label: 'Срок', unit: null },
  { key: 'change', label: 'Промяна', unit: 'tenths' },
];

const exact = (value: number | null): ReportNumber => ({ value, atLeast: false });

const rowOf = (words: string[], numbers: ReportNumber[], isManual = false): ReportRow => ({
  keys: ['c1'],
  period: '2026-Q3',
  isManual,
  words,
  numbers,
});

const reportOf = (rows: ReportRow[], notes: string[] = []): ReportDocument => ({
  table: 'course',
  time: 'quarter',
  title: 'По курсове, по тримесечия',
  asOf: '2026-09-30',
  columns,
  rows,
  notes,
});

const xml = (text: string) => {
  const { document } = parseHTML(`<html><body>${text.replace(/<\?xml.*?\?>/, '')}</body></html>`);
  return (selector: string) => [...document.querySelectorAll(selector)];
};

const partsOf = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(file)).map(([name, part]) => [name, strFromU8(part)]),
  );

/** Reads a sheet as a program would: by the address of each cell, words through the table of shared texts. */
function readSheet(parts: Record<string, string>, sheet: 1 | 2): (string | number)[][] {
  const shared = xml(parts['xl/sharedStrings.xml'] ?? '')('si').map((text) => text.textContent);
  const cells: (string | number)[][] = [];
  for (const cell of xml(parts[`xl/worksheets/sheet${sheet}.xml`] ?? '')('c')) {
    const [, letter = '', row = ''] = /^([A-Z])(\d+)$/.exec(cell.getAttribute('r') ?? '') ?? [];
    const value = cell.querySelector('v')?.textContent ?? '';
    const isText = cell.getAttribute('t') === 's';
    (cells[Number(row) - 1] ??= [])[letter.charCodeAt(0) - 65] = isText
      ? (shared[Number(value)] ?? '')
      : Number(value);
  }
  return cells;
}

test('every cell is the one of the report: numbers as numbers, hidden and partly hidden ones as words', async () => {
  const rows = [
    rowOf(['Моите пари', '3. тримесечие'], [exact(12_345), exact(-3)]),
    rowOf(['Кредит', '3. тримесечие'], [{ value: 1234, atLeast: true }, exact(null)], true),
  ];
  const parts = partsOf(await reportXlsx(reportOf(rows, ['„Скрито“: малко число']), 'bg'));
  expect(readSheet(parts, 1)).toEqual([
    ['Курс', 'Завършили', 'Срок', 'Промяна', 'Въведено ръчно'],
    ['Моите пари', 12_345, '3. тримесечие', -0.3],
    ['Кредит', 'поне 1234', '3. тримесечие', 'скрито', 'да'],
  ]);
  expect(readSheet(parts, 2).flat()).toEqual([
    'По курсове, по тримесечия',
    'Към 30.09.2026\u00a0г.',
    '„Скрито“: малко число',
  ]);
});

test('the head is bold and stays, tenths have their format', async () => {
  const parts = partsOf(
    await reportXlsx(reportOf([rowOf(['a', 'b'], [exact(7), exact(43)])]), 'en'),
  );
  const sheet = xml(parts['xl/worksheets/sheet1.xml'] ?? '');
  expect(sheet('pane')[0]?.getAttribute('state')).toBe('frozen');
  expect(sheet('pane')[0]?.getAttribute('ySplit')).toBe('1');
  const styles = xml(parts['xl/styles.xml'] ?? '');
  const styleOf = (address: string) => {
    const cell = sheet('c').find((one) => one.getAttribute('r') === address);
    return styles('cellXfs > xf')[Number(cell?.getAttribute('s'))];
  };
  const font = styles('fonts > font')[Number(styleOf('A1')?.getAttribute('fontId'))];
  expect(font?.querySelector('b')).not.toBeNull();
  const format = styleOf('D2')?.getAttribute('numFmtId');
  const formats = styles('numFmt').filter((one) => one.getAttribute('numFmtId') === format);
  expect(formats.map((one) => one.getAttribute('formatCode'))).toEqual(['0.0']);
  expect(sheet('col').length).toBe(columns.length);
});

test('the same report is the same file, and the file says nothing of who made it or when', async () => {
  const report = reportOf([rowOf(['a', 'b'], [exact(7), exact(43)])]);
  const file = await reportXlsx(report, 'en');
  const { now } = Date;
  Date.now = () => now() + 86_400_000;
  try {
    expect(Buffer.compare(file, await reportXlsx(report, 'en'))).toBe(0);
  } finally {
    Date.now = now;
  }
  const parts = partsOf(file);
  expect(Object.keys(parts).filter((name) => name.startsWith('docProps'))).toEqual([]);
  expect(Object.values(parts).join()).not.toMatch(/creator|author|lastModifiedBy|dcterms/i);
});

test('a report without rows has its head and its notes', async () => {
  const parts = partsOf(await reportXlsx({ ...reportOf([], ['a']), asOf: null }, 'en'));
  expect(readSheet(parts, 1)).toEqual([['Курс', 'Завършили', 'Срок', 'Промяна']]);
  expect(readSheet(parts, 2).flat().slice(1)).toEqual(['No figures have been published yet', 'a']);
});

const dangerous = ['=1', '+1+1', '-1+1', '@A1', ' =1', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠a'];
const ownParts = ['constructor', 'toString', '__proto__', 'valueOf'];
const anyWords = fc.oneof(
  fc.stringMatching(/^[\p{L}\d<>&"' ]{0,20}$/u),
  fc.constantFrom(...dangerous, ...ownParts, ''),
);
const anyRow = fc
  .tuple(
    fc.tuple(anyWords, anyWords),
    fc.integer({ min: 0, max: 1e6 }),
    fc.integer({ min: -40, max: 50 }),
  )
  .map(([words, people, tenths]) => rowOf(words, [exact(people), exact(tenths)]));

test('whatever the words are, every cell comes back and none is a formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { maxLength: 8 }), async (rows) => {
      const parts = partsOf(await reportXlsx(reportOf(rows, dangerous), 'bg'));
      expect(Object.values(parts).join()).not.toMatch(/<f[ >]/);
      const cells = readSheet(parts, 1);
      rows.forEach(({ words, numbers }, index) => {
        const [name = '', people, period = '', tenths] = cells[index + 1] ?? [];
        expect([people, tenths]).toEqual([numbers[0]?.value, (numbers[1]?.value ?? 0) / 10]);
        expect([name, period].map((cell) => String(cell).replace(/^'/, '').trim())).toEqual(
          words.map((text) => text.replace(/^'/, '').trim()),
        );
      });
      for (const cell of [...cells, ...readSheet(parts, 2)].flat()) {
        if (typeof cell === 'string' && !/^[-+]?\d+$/.test(cell)) {
          expect(cell).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/);
        }
      }
    }),
    { numRuns: 60 },
  );
});
