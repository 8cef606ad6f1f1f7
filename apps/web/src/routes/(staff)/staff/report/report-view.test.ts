import { reportTables, reportTimes } from '@pateka/domain';
import fc from 'fast-check';
import { askedFor, type Filter, queryOf, readFilter } from './report-view.js';

const read = (query: string) => readFilter(new URLSearchParams(query));
const plain: Filter = {
  ...{ by: 'total', time: 'month', from: null, to: null },
  ...{ of: null, compare: false, page: 1 },
};

test.each<[string, Partial<Filter>]>([
  ['', {}],
  ['by=cohort&time=quarter&compare=1', { by: 'cohort', time: 'quarter', compare: true }],
  ['by=course&of=c1&time=year', { by: 'course', of: 'c1', time: 'year' }],
  ['by=tag&of=', { by: 'tag', of: '' }],
  // the form: of the table that is left nothing is kept
  ['by=course&of=c1&ofby=course', { by: 'course', of: 'c1' }],
  ['by=module&of=c1&ofby=course', { by: 'module' }],
  // as addresses were before
  ['by=cohort&view=sum', { by: 'cohort', time: 'sum' }],
  ['by=total&view=months', {}],
  ['by=course&from=2026-09&to=2026-05', { by: 'course', from: '2026-05', to: '2026-09' }],
  // what cannot be understood
  ['by=people&time=hour&from=2026-13&to=now&view=x&compare=yes', {}],
  ['by=constructor&view=constructor', {}],
  ['time=sum&compare=1', { time: 'sum' }],
  ['by=lesson&page=12', { by: 'lesson', page: 12 }],
  ...['0', '-1', '1.5', '99999', 'next', ''].map((page): [string, object] => [`page=${page}`, {}]),
])('the address %j', (query, expected) => {
  expect(read(query)).toEqual({ ...plain, ...expected });
});

test('without a table it is that of the reader', () => {
  expect(readFilter(new URLSearchParams('by=x'), 'module').by).toBe('module');
  expect(readFilter(new URLSearchParams('by=total'), 'module').by).toBe('total');
});

test('what is written is read back', () => {
  const month = fc.constantFrom(null, '2026-05', '2026-06', '2026-12');
  const query = fc.record({
    by: fc.constantFrom(...reportTables),
    time: fc.constantFrom(...reportTimes),
    ...{ from: month, to: month },
    of: fc.option(fc.string({ unit: 'grapheme' })),
    compare: fc.boolean(),
    page: fc.integer({ min: 1, max: 9999 }),
  });
  fc.assert(
    fc.property(query, (wish) => {
      const filter = read(queryOf(wish, wish.page));
      expect(read(queryOf(filter, filter.page))).toEqual(filter);
      expect([filter.of, filter.page]).toEqual([wish.of, wish.page]);
      expect(askedFor(filter)).toMatchObject({ table: wish.by, time: wish.time });
    }),
  );
});
