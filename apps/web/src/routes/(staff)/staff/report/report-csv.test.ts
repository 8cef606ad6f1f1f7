import { csvName, reportCsv } from './report-csv.js';
import { report } from './report.fixture.js';

const filter = { by: 'cohort', from: null, to: null, monthly: true } as const;
const lines = (monthly: boolean) =>
  reportCsv(report, { ...filter, monthly }, 'bg')
    .slice(1)
    .split('\r\n');

test('begins with a byte order mark, so that spreadsheets read the Cyrillic', () => {
  expect(reportCsv(report, filter, 'bg').startsWith('\ufeff')).toBe(true);
});

test('has the cells of the screen', () => {
  expect(lines(true).slice(0, 3)).toEqual([
    'Група;Месец;Записани;Започнали;Завършили;Сертификати',
    'Есенна група;септември 2026 г.;1200;41;скрито;24',
    'Есенна група;октомври 2026 г.;52;41;28;24',
  ]);
  expect(lines(false).slice(1, 3)).toEqual([
    'Есенна група;1252;41;поне 28;24',
    "'=1+1;52;41;28;скрито",
  ]);
});

test('says as of when it speaks', () => {
  expect(lines(true).join('\n')).toContain('Към 31.10.2026 г.');
});

test('its name tells the month and nothing else', () => {
  expect(csvName('2026-10-31')).toBe('otchet-2026-10.csv');
  expect(csvName(null)).toBe('otchet.csv');
});
