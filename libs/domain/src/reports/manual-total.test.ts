import fc from 'fast-check';
import { checkManualTotal, isManualPeriod, mostManual } from './manual-total.js';

const reasonOf = (enrolled: number, completed: number, hours = 60, threshold = 5): string => {
  const outcome = checkManualTotal({ enrolled, completed, hours }, threshold);
  return outcome.ok ? 'kept' : outcome.reason;
};

test.each([
  [40, 25, 'kept'],
  [20, 10, 'kept'],
  [20, 20, 'kept'],
  [20, 0, 'kept'],
  [100_000, 50_000, 'kept'],
  [19, 10, 'few-enrolled'],
  [19, 19, 'few-enrolled'],
  [12, 0, 'few-enrolled'],
  [4, 4, 'few-enrolled'],
  [0, 0, 'few-enrolled'],
  [40, 9, 'few-completed'],
  [40, 1, 'few-completed'],
  [40, 31, 'few-stopped'],
  [40, 39, 'few-stopped'],
  [20, 11, 'few-stopped'],
  [20, 21, 'more-completed'],
  [0, 1, 'more-completed'],
  [100_001, 50_000, 'too-many'],
  [-20, 0, 'no-number'],
  [40.5, 20, 'no-number'],
  [Number.NaN, 20, 'no-number'],
  [Number.POSITIVE_INFINITY, 20, 'no-number'],
])('%d enrolled, %d completed: %s', (enrolled, completed, expected) => {
  expect(reasonOf(enrolled, completed)).toBe(expected);
});

test.each([
  [0, 'kept'],
  [100_000, 'kept'],
  [100_001, 'too-many'],
  [1.5, 'no-number'],
  [-1, 'no-number'],
])('%d hours: %s', (hours, expected) => {
  expect(reasonOf(40, 20, hours)).toBe(expected);
});

test('a higher threshold asks for more people', () => {
  expect(reasonOf(40, 20, 60, 10)).toBe('kept');
  expect(reasonOf(39, 20, 60, 10)).toBe('few-enrolled');
  expect(reasonOf(60, 19, 60, 10)).toBe('few-completed');
});

test('what is kept points at nobody: neither a part nor the rest is of one to nine people', () => {
  const people = fc.integer({ min: 0, max: 60 });
  fc.assert(
    fc.property(people, people, fc.nat({ max: mostManual }), (enrolled, completed, hours) => {
      if (!checkManualTotal({ enrolled, completed, hours }, 5).ok) return;
      for (const count of [enrolled, completed, enrolled - completed])
        expect(count === 0 || count >= 10).toBe(true);
      expect(enrolled).toBeGreaterThanOrEqual(20);
    }),
  );
});

test.each([
  ['2026-11', true],
  ['2026-10', true],
  ['2019-01', true],
  ['2026-12', false],
  ['2027-01', false],
  ['1999-12', false],
  ['2026-13', false],
  ['2026-1', false],
  ['', false],
])('in November 2026, %j: %s', (period, expected) => {
  expect(isManualPeriod(period, '2026-11')).toBe(expected);
});
