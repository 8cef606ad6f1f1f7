import { monthsOf } from './report-periods.js';
import { askOfSpan, rhythmOf, spanDue } from './report-schedule.js';

const endOf = (period: string): Date => {
  const [year = 0, month = 0] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1));
};

describe('what a schedule keeps of a release', () => {
  test.each([
    ['2026-11', null],
    ['2026-12', '2026-Q4'],
    ['2027-01', null],
    ['2027-03', '2027-Q1'],
    ['2027-06', '2027-Q2'],
    ['2027-09', '2027-Q3'],
  ])('%s: the month, and the quarter %s', (period, quarter) => {
    const release = { period, toAt: endOf(period) };
    expect(spanDue('month', release)).toBe(period);
    expect(spanDue('quarter', release)).toBe(quarter);
  });

  test.each(['2027-03-31T20:59:59Z', '2027-03-31T21:00:00Z', '2027-03-31T23:59:59.999Z'])(
    'no quarter ends at %s: a month ends in UTC, whatever the hour in Sofia',
    (toAt) => {
      const release = { period: '2027-03', toAt: new Date(toAt) };
      expect(spanDue('month', release)).toBe('2027-03');
      expect(spanDue('quarter', release)).toBeNull();
    },
  );

  test('every month of many years is kept once, and every quarter', () => {
    const periods = Array.from({ length: 120 }, (_, at) =>
      new Date(Date.UTC(2024, at, 1)).toISOString().slice(0, 7),
    );
    const releases = periods.map((period) => ({ period, toAt: endOf(period) }));
    const quarters = releases.flatMap((release) => spanDue('quarter', release) ?? []);
    expect(releases.map((release) => spanDue('month', release))).toEqual(periods);
    expect(new Set(quarters).size).toBe(40);
    expect(quarters.flatMap((span) => monthsOf(span)[1])).toEqual(
      periods.filter((_, at) => at % 3 === 2),
    );
  });
});

test.each([
  ['2027-02', 'month', '2027-02', '2027-02'],
  ['2027-Q1', 'quarter', '2027-01', '2027-03'],
] as const)('of %s exactly that span is asked', (span, every, from, to) => {
  const ask = askOfSpan('course', every, span);
  expect(ask).toEqual({
    ...{ table: 'course', time: every, from, to },
    category: null,
    compare: false,
  });
  expect(rhythmOf(span)).toBe(every);
});
