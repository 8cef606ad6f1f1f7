import fc from 'fast-check';
import { buildReport, type ReleasedCell, type ReportSource } from './build-report.js';
import { figuresNeeded } from './figures-needed.js';
import type { ReportAsk } from './report-ask.js';
import { spansEnding } from './report-periods.js';
import { reportTimes } from './report-tables.js';

const months = Array.from({ length: 30 }, (_, at) =>
  new Date(Date.UTC(2024, 4 + at, 1)).toISOString().slice(0, 7),
);

const anyValue = fc.option(fc.integer({ min: 10, max: 99 }), { nil: null });

const anyCells: fc.Arbitrary<ReleasedCell[]> = fc
  .array(anyValue, { minLength: 90, maxLength: 90 })
  .map((values) =>
    months.flatMap((period, at) =>
      ['month', ...spansEnding(period, true)].map((span, number) => ({
        ...{ period, span, category: 'all', measure: 'enrolled' },
        value: values[3 * at + number] ?? null,
      })),
    ),
  );

const periods = months.flatMap((month) => [month, ...spansEnding(month, true)]);

const anyMonth = fc.option(fc.constantFrom(...months), { nil: null });

const anyAsk: fc.Arbitrary<ReportAsk> = fc.record({
  table: fc.constant('total' as const),
  time: fc.constantFrom(...reportTimes),
  from: anyMonth,
  to: anyMonth,
  category: fc.constant(null),
  compare: fc.boolean(),
});

test('a report of the figures it needs is the report of all figures', () => {
  fc.assert(
    fc.property(anyAsk, anyCells, (ask, cells) => {
      const needed = figuresNeeded(ask, months);
      const source: ReportSource = {
        ...{ cells, periods, manual: [], asOf: null },
        categories: [{ id: 'all', words: [], keys: [] }],
      };
      const some = cells.filter(
        ({ period, span }) => needed.months.includes(period) && needed.spans.includes(span),
      );
      expect(buildReport(ask, { ...source, cells: some }, 'bg')).toEqual(
        buildReport(ask, source, 'bg'),
      );
    }),
    { numRuns: 300 },
  );
});

test('what is needed is no more for a longer history', () => {
  const ask = { table: 'course', category: null, compare: true } as const;
  const year = { ...ask, time: 'month', from: '2026-01', to: '2026-10' } as const;
  expect(figuresNeeded(year, months).months).toEqual(months.slice(-11));
  expect(figuresNeeded({ ...year, time: 'quarter' }, months).spans).toEqual([
    '2025-Q4',
    '2026-Q1',
    '2026-Q2',
    '2026-Q3',
    '2026-Q4',
  ]);
});
