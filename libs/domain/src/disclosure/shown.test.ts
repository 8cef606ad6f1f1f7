import { monthStart, nextCloseOf, periodOf } from './period.js';
import { mayCloseEarly, sumShown } from './shown.js';

test.each([
  [[12, 30], { value: 42, atLeast: false }],
  [[12, null], { value: 12, atLeast: true }],
  [[0], { value: 0, atLeast: false }],
])('the sum of %j is %j', (values, sum) => {
  expect(sumShown(values)).toEqual(sum);
});

test.each([
  [10, true],
  [0, false],
  [null, false],
])('a period whose total would be %p may be closed early: %p', (value, may) => {
  expect(mayCloseEarly([{ dimension: 'total', category: 'all', measure: 'enrolled', value }])).toBe(
    may,
  );
});

test('a shown course alone does not open the release', () => {
  expect(
    mayCloseEarly([{ dimension: 'course', category: 'c', measure: 'enrolled', value: 20 }]),
  ).toBe(false);
});

test.each([
  ['2026-11-22T10:00:00Z', '2026-11', '2026-11-01', '2026-12-01'],
  ['2026-12-31T23:59:59.999Z', '2026-12', '2026-12-01', '2027-01-01'],
  ['2028-02-29T00:00:00Z', '2028-02', '2028-02-01', '2028-03-01'],
])('%s lies in %s', (instant, period, first, next) => {
  const at = new Date(instant);
  expect(periodOf(at)).toBe(period);
  expect(monthStart(at).toISOString().slice(0, 10)).toBe(first);
  expect(nextCloseOf(at).toISOString().slice(0, 10)).toBe(next);
});
