import { reportAsOf, reportFileName } from './report-words.js';

test.each([
  ['2026-10-31', 'bg', 'Към 31.10.2026\u00a0г.'],
  ['2026-10-31', 'en', 'As of 31\u00a0October 2026'],
  [null, 'bg', 'Още няма публикувани данни'],
  [null, 'en', 'No figures have been published yet'],
] as const)('as of %s in %s', (asOf, locale, expected) => {
  expect(reportAsOf(asOf, locale)).toBe(expected);
});

test('the name of a file tells the month and nothing else', () => {
  expect(reportFileName({ asOf: '2026-10-31' }, 'xlsx', 'bg')).toBe('otchet-2026-10.xlsx');
  expect(reportFileName({ asOf: null }, 'pdf', 'en')).toBe('report.pdf');
});
