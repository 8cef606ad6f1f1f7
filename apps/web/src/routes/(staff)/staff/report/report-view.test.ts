import fc from 'fast-check';
import { report } from './report.fixture.js';
import { groupsOf, hasHidden, measuresOf, queryOf, readFilter, rowsOf } from './report-view.js';

const read = (query: string) => readFilter(new URLSearchParams(query));

describe('the filter in the address', () => {
  test.each([
    ['', { by: 'total', from: null, to: null, monthly: true }],
    ['by=cohort&view=sum', { by: 'cohort', from: null, to: null, monthly: false }],
    ['from=2026-09&to=2026-05', { by: 'total', from: '2026-05', to: '2026-09', monthly: true }],
    ['by=lesson&from=2026-13&to=now&view=x', { by: 'total', from: null, to: null, monthly: true }],
  ])('%j', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  test('what is written is read back', () => {
    const month = fc.constantFrom(null, '2026-05', '2026-06', '2026-12');
    fc.assert(
      fc.property(fc.string(), month, month, fc.boolean(), (by, from, to, monthly) => {
        const query = new URLSearchParams({ by, view: monthly ? 'months' : 'sum' });
        if (from) query.set('from', from);
        if (to) query.set('to', to);
        const filter = readFilter(query);
        expect(read(queryOf(filter))).toEqual(filter);
      }),
    );
  });
});

describe('rows', () => {
  test('either the months or the sums', () => {
    expect(rowsOf(report, { monthly: true })).toHaveLength(4);
    expect(rowsOf(report, { monthly: false }).every(({ period }) => period === null)).toBe(true);
  });

  test('are put together by category', () => {
    const groups = groupsOf(rowsOf(report, { monthly: true }));
    expect(groups.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['k1', 2],
      ['k2', 2],
    ]);
  });

  test('certificates are left out where they are not counted', () => {
    expect(measuresOf({ hasCertificates: false })).toEqual(['enrolled', 'started', 'completed']);
  });

  test('a lower limit counts as partly hidden', () => {
    expect(hasHidden(report.rows.slice(2, 3), measuresOf(report))).toBe(false);
    expect(hasHidden(report.rows.slice(0, 1), measuresOf(report))).toBe(true);
    expect(hasHidden(report.rows.slice(1, 2), measuresOf(report))).toBe(true);
  });
});
