import fc from 'fast-check';
import { periodTicks, wholeTicks } from './chart-parts.js';

test.each([
  [0, [0, 1, 2, 3, 4]],
  [3, [0, 1, 2, 3, 4]],
  [7, [0, 2, 4, 6, 8]],
  [52, [0, 20, 40, 60]],
  [272, [0, 100, 200, 300]],
])('steps up to %i', (most, expected) => {
  expect(wholeTicks(most)).toEqual(expected);
});

test('steps are whole, equal, few, and reach the largest value', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_000_000 }), (most) => {
      const ticks = wholeTicks(most);
      const [first = -1, second = -1] = ticks;
      expect(first).toBe(0);
      expect(ticks.every((tick, index) => tick === index * second)).toBe(true);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    }),
  );
});

test('the year stands under the first month and under January', () => {
  const names = periodTicks(['2026-11', '2026-12', '2027-01', '2027-02'], 'bg', 12);
  expect([...names.values()]).toEqual(['ное\n2026', 'дек', 'яну\n2027', 'фев']);
});

test('where there is little room some months have no name', () => {
  const periods = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'];
  expect([...periodTicks(periods, 'en', 3).values()]).toEqual(['Jan\n2026', '', 'Mar', '', 'May']);
});

test('quarters and years have names of their own', () => {
  const quarters = periodTicks(['2026-Q4', '2027-Q1', '2027-Q2'], 'bg', 6);
  expect([...quarters.values()]).toEqual(['4. трим.\n2026', '1. трим.\n2027', '2. трим.']);
  expect([...periodTicks(['2026-Q1'], 'en', 6).values()]).toEqual(['Q1\n2026']);
  expect([...periodTicks(['2025', '2026'], 'bg', 6).values()]).toEqual(['2025', '2026']);
});
