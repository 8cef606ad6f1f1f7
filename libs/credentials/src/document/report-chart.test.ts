import type { ReportDocument } from '@pateka/domain';
import {
  atLeast,
  exact,
  lessonReport,
  quarterReport,
  reportRow,
} from '../../test-support/report-inputs.js';
import { reportChart } from './report-chart.js';

const chartOf = (report: ReportDocument) => reportChart(report, 'bg');

test('a time line stands, without its sum, and marks what was typed by hand', () => {
  const chart = chartOf(quarterReport('bg'));
  expect(chart?.shape).toBe('standing');
  expect(chart?.measures).toEqual([
    ...['Записани', 'Започнали', 'Активни', 'Завършили', 'Удостоверения'],
  ]);
  expect(chart?.groups.map(({ label }) => label)).toEqual([
    '1. тримесечие 2026\u00a0г.',
    '2. тримесечие 2026\u00a0г.',
    '3. тримесечие 2026\u00a0г.',
    '3. тримесечие 2026\u00a0г. (въведено ръчно)',
  ]);
  expect(chart?.groups[2]?.bars).toEqual([
    ...[455, 377, 342, 128].map((value) => ({ ...exact(value), text: String(value) })),
    { ...exact(null), text: 'скрито' },
  ]);
});

test('lessons lie under each other', () => {
  expect(chartOf(lessonReport('bg', 3))?.shape).toBe('lying');
});

/** Projects, each in so many quarters. */
const projects = (count: number, periods: number): ReportDocument => ({
  ...lessonReport('bg'),
  table: 'tag',
  time: 'quarter',
  columns: [
    { key: 'category', label: 'Проект', unit: null },
    { key: 'period', label: 'Срок', unit: null },
    { key: 'completed', label: 'Завършили', unit: 'people' },
    { key: 'hours', label: 'Учебни часове', unit: 'hours' },
  ],
  rows: Array.from({ length: count * periods }, (_, index) =>
    reportRow([`П${Math.floor(index / periods)}`, `К${index % periods}`], [atLeast(7), exact(90)], {
      keys: [`t${index}`],
      period: `2026-Q${index % periods}`,
    }),
  ),
});

test('what all rows share is not written at each of them', () => {
  expect(chartOf(projects(1, 2))?.groups.map(({ label }) => label)).toEqual(['К0', 'К1']);
  expect(chartOf(projects(2, 2))?.groups[3]).toEqual({
    label: 'П1 · К1',
    bars: [{ ...atLeast(7), text: 'поне 7' }],
  });
});

test.each([
  [3, 2, 'standing'],
  [7, 1, 'lying'],
  [25, 4, 'lying'],
  [26, 4, undefined],
  [0, 0, undefined],
])('%i projects in %i quarters: %s', (count, periods, shape) => {
  expect(chartOf(projects(count, periods))?.shape).toBe(shape);
});

test('without a measure that counts people nothing is drawn', () => {
  const { columns, rows, ...rest } = projects(2, 1);
  const report = {
    ...rest,
    columns: columns.filter(({ unit }) => unit !== 'people'),
    rows: rows.map((row) => ({ ...row, numbers: row.numbers.slice(1) })),
  };
  expect(chartOf(report)).toBeNull();
});
