import fc from 'fast-check';
import { dayNumber } from '../format/date.js';
import { addDays, addMonths } from './days.js';

test.each([
  ['2026-11-22', 0, '2026-11-22'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-01-01', -1, '2026-12-31'],
  ['2026-02-30', 1, '2026-02-30'],
])('%s and %i days: %s', (from, days, to) => {
  expect(addDays(from, days)).toBe(to);
});

test.each([
  ['2026-11-22', 1, '2026-12-22'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2027-01-31', 15, '2028-04-30'],
  ['2027-01-25', -1, '2026-12-25'],
  ['2027-03-31', -1, '2027-02-28'],
  ['tomorrow', 1, 'tomorrow'],
])('%s and %i months: %s', (from, months, to) => {
  expect(addMonths(from, months)).toBe(to);
});

test('days there and back meet, and a month is 28 to 31 days', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
      expect(addDays(addDays(from, days), -days)).toBe(from);
      const month = (dayNumber(addMonths(from, 1)) ?? 0) - (dayNumber(from) ?? 0);
      expect(month).toBeGreaterThanOrEqual(28);
      expect(month).toBeLessThanOrEqual(31);
    }),
  );
});
