import { everybody, type ReleasedFigure } from './release-table.js';
import { mayCloseEarly, sumShown } from './shown.js';
import { monthStart, nextCloseOf, periodOf } from './period.js';

test.each([
  [[10, 20], { value: 30, atLeast: false }],
  [[10, null, 0], { value: 10, atLeast: true }],
])('the sum of %j', (values, expected) => {
  expect(sumShown(values)).toEqual(expected);
});

const total = (value: number | null): ReleasedFigure => ({
  dimension: 'total',
  category: everybody,
  measure: 'enrolled',
  span: 'month',
  value,
});

test.each([
  [null, false],
  [0, false],
  [12, true],
])('a total of %s lets a period be closed early: %s', (value, expected) => {
  expect(mayCloseEarly([total(value)])).toBe(expected);
});

test('months are months of UTC, also where the day is already another one', () => {
  const late = new Date('2026-12-31T23:30:00Z');
  expect(periodOf(late)).toBe('2026-12');
  expect(monthStart(late).toISOString()).toBe('2026-12-01T00:00:00.000Z');
  expect(nextCloseOf(late).toISOString()).toBe('2027-01-01T00:00:00.000Z');
});
