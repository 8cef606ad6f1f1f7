import fc from 'fast-check';
import { divideUp, percentOf } from './cents.js';

test.each([
  [0, 7, 0],
  [30_000, 600, 50],
  [30_001, 600, 51],
  [1, 600, 1],
  [5, 5, 1],
])('%i over %i is %i, rounded up', (dividend, divisor, expected) => {
  expect(divideUp(dividend, divisor)).toBe(expected);
});

test('rounded up is enough, and one less is not', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 1e6 }), (dividend, divisor) => {
      const up = divideUp(dividend, divisor);
      expect(up * divisor).toBeGreaterThanOrEqual(dividend);
      expect((up - 1) * divisor).toBeLessThan(dividend);
    }),
  );
});

test.each([
  [62_020, 8.38, 5_197],
  [62_020, 3.2, 1_985],
  [55_066, 27.8, 15_308],
  [55_066, 31.3, 17_236],
  [50, 1, 1],
  [49, 1, 0],
  [150, 1, 2],
  [1_000, 0.75, 8],
  [1_000_000_000, 100, 1_000_000_000],
  [0, 10, 0],
])('of %i cents %d %% are %i', (cents, percent, expected) => {
  expect(percentOf(cents, percent)).toBe(expected);
});
