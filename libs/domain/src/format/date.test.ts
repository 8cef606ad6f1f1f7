import fc from 'fast-check';
import {
  dayNumber,
  formatDate,
  formatDayOfMonth,
  formatDayOfYear,
  formatMonth,
  sofiaDay,
} from './date.js';

describe('dates', () => {
  test.each([
    ['2026-11-22', '22.11.2026\u00a0г.', '22\u00a0November 2026'],
    ['2026-09-05', '05.09.2026\u00a0г.', '5\u00a0September 2026'],
    ['2026-11-22T23:59:59Z', '22.11.2026\u00a0г.', '22\u00a0November 2026'],
    ['2024-02-29', '29.02.2024\u00a0г.', '29\u00a0February 2024'],
    ['2026-02-29', '2026-02-29', '2026-02-29'],
    ['2026-13-01', '2026-13-01', '2026-13-01'],
    ['скоро', 'скоро', 'скоро'],
    ['', '', ''],
  ])('%s', (iso, bg, en) => {
    expect(formatDate(iso, 'bg')).toBe(bg);
    expect(formatDate(iso, 'en')).toBe(en);
  });

  test.each([
    ['2026-11', 'ноември 2026\u00a0г.', 'November 2026'],
    ['2026-01', 'януари 2026\u00a0г.', 'January 2026'],
    ['2026-00', '2026-00', '2026-00'],
    ['2026-13', '2026-13', '2026-13'],
    ['2026', '2026', '2026'],
  ])('the month %s', (period, bg, en) => {
    expect(formatMonth(period, 'bg')).toBe(bg);
    expect(formatMonth(period, 'en')).toBe(en);
  });
});

describe('counting days', () => {
  test.each([
    ['1970-01-01', 0],
    ['1970-01-31', 30],
    ['2026-02-30', null],
    ['2026-1-1', null],
    ['0000-00-00', null],
    ['2026-11-22 или после', null],
  ])('%s is %p', (iso, expected) => {
    expect(dayNumber(iso)).toBe(expected);
  });

  test('the next day is one more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => {
        const iso = new Date(day * 86_400_000).toISOString();
        expect(dayNumber(iso)).toBe(day);
        expect(dayNumber(iso.slice(0, 10))).toBe(day);
      }),
    );
  });
});

test.each([
  ['04-30', '30\u00a0април', '30\u00a0April'],
  ['01-05', '5\u00a0януари', '5\u00a0January'],
  ['13-01', '13-01', '13-01'],
  ['soon', 'soon', 'soon'],
])('%s is a day of every year', (day, bg, en) => {
  expect(formatDayOfYear(day, 'bg')).toBe(bg);
  expect(formatDayOfYear(day, 'en')).toBe(en);
});

test.each([
  [1, '1-во', '1st'],
  [2, '2-ро', '2nd'],
  [3, '3-то', '3rd'],
  [7, '7-мо', '7th'],
  [11, '11-то', '11th'],
  [12, '12-то', '12th'],
  [20, '20-то', '20th'],
  [25, '25-то', '25th'],
  [28, '28-мо', '28th'],
  [31, '31-во', '31st'],
])('day %d of a month', (day, bg, en) => {
  expect(formatDayOfMonth(day, 'bg')).toBe(bg);
  expect(formatDayOfMonth(day, 'en')).toBe(en);
});

test.each([
  ['2026-11-22T21:59:59Z', '2026-11-22'],
  ['2026-11-22T22:00:00Z', '2026-11-23'],
  ['2026-07-22T21:00:00Z', '2026-07-23'],
])('at %s it is %s in Sofia', (moment, day) => {
  expect(sofiaDay(new Date(moment))).toBe(day);
});
