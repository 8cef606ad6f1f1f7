import fc from 'fast-check';
import type { ReportAsk } from './report-ask.js';
import { pageOf } from './report-page.js';
import { reportTimes } from './report-tables.js';

const months = Array.from({ length: 36 }, (_, at) =>
  new Date(Date.UTC(2024, at, 1)).toISOString().slice(0, 7),
);

const anyMonth = fc.option(fc.constantFrom(...months), { nil: null });

const anyAsk: fc.Arbitrary<ReportAsk> = fc.record({
  table: fc.constant('lesson' as const),
  time: fc.constantFrom(...reportTimes),
  from: anyMonth,
  to: anyMonth,
  category: fc.constant(null),
  compare: fc.boolean(),
});

const ask: ReportAsk = {
  ...{ table: 'lesson', time: 'month', from: '2026-01', to: '2026-12' },
  ...{ category: null, compare: false },
};

test('the pages together are all categories, each once, in their order', () => {
  fc.assert(
    fc.property(anyAsk, fc.integer({ min: 1, max: 1500 }), (any, categories) => {
      const of = { categories, released: months };
      const { pages } = pageOf(any, 1, of);
      const all = Array.from({ length: pages }, (_, at) => pageOf(any, at + 1, of));
      const shown = all.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, at) => first + at),
      );
      expect(shown).toEqual(Array.from({ length: categories }, (_, at) => at + 1));
    }),
  );
});

test('a page has at most ten categories of a year, and 120 sums', () => {
  const of = { categories: 1200, released: months };
  expect(pageOf(ask, 3, of)).toEqual({
    ...{ page: 3, pages: 120, first: 21, last: 30 },
    ...{ all: 1200, rows: 14_400 },
  });
  expect(pageOf({ ...ask, time: 'sum' }, 1, of)).toMatchObject({ pages: 10, last: 120 });
  expect(pageOf(ask, 1, { ...of, categories: 11 })).toMatchObject({ pages: 2, last: 6 });
});

test('a comparison and a longer history make no other pages', () => {
  const of = { categories: 100, released: months.slice(-12) };
  const page = pageOf(ask, 2, of);
  expect(pageOf({ ...ask, compare: true }, 2, { ...of, released: months })).toEqual(page);
});

test.each([0, -7, 999])('page %i, which there is not, is the nearest', (asked) => {
  const page = pageOf(ask, asked, { categories: 15, released: months });
  expect(page).toMatchObject(
    asked > 0 ? { page: 2, first: 9, last: 15 } : { page: 1, first: 1, last: 8 },
  );
});

test('of nothing there is one page, with nothing', () => {
  const page = pageOf(ask, 1, { categories: 0, released: [] });
  expect(page).toEqual({ page: 1, pages: 1, first: 0, last: 0, all: 0, rows: 0 });
});
