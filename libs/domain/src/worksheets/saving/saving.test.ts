import fc from 'fast-check';
import { dayNumber } from '../../format/date.js';
import { locales } from '../../locale.js';
import { addDays, addMonths } from '../days.js';
import { reportToCsv, reportToText } from '../report.js';
import { savingReport } from './report.js';
import type { SavingRhythm, SavingValues } from './saving.js';
import { parseSaving, saving } from './saving.js';

const today = '2026-11-22';
const values = (given: Partial<SavingValues> = {}): SavingValues => ({
  goal: 4_000,
  saved: null,
  amount: null,
  rhythm: null,
  by: null,
  ...given,
});

describe('what is missing', () => {
  test.each([
    [values(), 4_000, false, false],
    [values({ saved: 1_500 }), 2_500, false, false],
    [values({ saved: 4_000 }), 0, true, false],
    [values({ saved: 9_000, amount: 100, by: '2027-01-01' }), 0, true, false],
    [values({ goal: null, saved: 500, amount: 100 }), 0, false, true],
    [values({ goal: 0 }), 0, false, true],
  ])('%j lacks %i', (given, missing, isReached, isEmpty) => {
    const result = saving(given, today);
    expect(result).toMatchObject({ missing, isReached, isEmpty });
    if (missing === 0) expect(result).toMatchObject({ paces: [], needs: [] });
  });
});

describe('with an amount', () => {
  test.each<[number, number, SavingRhythm, number, string | null]>([
    [4_000, 400, 'week', 10, '2027-01-31'],
    [4_500, 300, 'week', 15, '2027-03-07'],
    [4_001, 400, 'week', 11, '2027-02-07'],
    [4_000, 4_000, 'week', 1, '2026-11-29'],
    [4_000, 1_000, 'month', 4, '2027-03-22'],
    [4_000, 3_999, 'month', 2, '2027-01-22'],
    [60_000, 100, 'month', 600, '2076-11-22'],
    [60_100, 100, 'month', 601, null],
    [1_000_000_000, 1, 'week', 1_000_000_000, null],
  ])('%i by %i every %s takes %i: until %s', (goal, amount, rhythm, times, reachedOn) => {
    const pace = { rhythm, times, reachedOn, shortEachTime: null };
    expect(saving(values({ goal, amount, rhythm }), today).paces).toEqual([pace]);
  });

  test('without a rhythm both are shown, and an amount of 0 is no pace', () => {
    const both = saving(values({ amount: 500 }), today).paces;
    expect(both.map(({ rhythm, times }) => `${times} ${rhythm}`)).toEqual(['8 week', '8 month']);
    expect(saving(values({ amount: 0, rhythm: 'week' }), today).paces).toEqual([]);
  });

  test('the end of a month stays the end of a month', () => {
    const given = values({ amount: 2_000, rhythm: 'month' });
    expect(saving(given, '2026-12-31').paces[0]?.reachedOn).toBe('2027-02-28');
  });
});

describe('with a date', () => {
  test.each([
    ['2027-01-31', 10, 400, 2, 2_000],
    ['2027-01-30', 9, 445, 2, 2_000],
    ['2027-01-21', 8, 500, 1, 4_000],
    ['2027-02-22', 13, 308, 3, 1_334],
    ['2027-11-22', 52, 77, 12, 334],
    ['2026-12-21', 4, 1_000, 0, null],
    ['2026-11-29', 1, 4_000, 0, null],
    ['2026-11-28', 0, null, 0, null],
    ['2026-11-22', 0, null, 0, null],
    ['2020-01-01', 0, null, 0, null],
  ])('until %s: %i weeks of %p, %i months of %p', (by, weeks, perWeek, months, perMonth) => {
    expect(saving(values({ by }), today).needs).toEqual([
      ...(weeks > 0 ? [{ rhythm: 'week', times: weeks, cents: perWeek }] : []),
      ...(months > 0 ? [{ rhythm: 'month', times: months, cents: perMonth }] : []),
    ]);
  });

  test.each([
    ['2026-11-21', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
  ])('%s is past: %p', (by, isDatePast) => {
    expect(saving(values({ by }), today).isDatePast).toBe(isDatePast);
  });

  test.each<[number, SavingRhythm, string, number | null]>([
    [400, 'week', '2027-01-31', 0],
    [399, 'week', '2027-01-31', 1],
    [900, 'month', '2027-02-22', 434],
    [9_000, 'month', '2027-02-22', 0],
    [900, 'month', '2026-12-01', null],
    [900, 'week', '2026-11-25', null],
  ])('%i every %s until %s: %p short each time', (amount, rhythm, by, short) => {
    expect(saving(values({ amount, rhythm, by }), today).paces[0]?.shortEachTime).toBe(short);
  });
});

describe('the laws of saving', () => {
  const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days));
  const anyRhythm = fc.constantFrom<SavingRhythm>('week', 'month');
  const cents = fc.integer({ min: 1, max: 1_000_000 });
  const after = (from: string, times: number, rhythm: SavingRhythm) =>
    rhythm === 'week' ? addDays(from, 7 * times) : addMonths(from, times);

  test('the times suffice, one less does not', () => {
    fc.assert(
      fc.property(cents, fc.nat(1_000_000), cents, anyRhythm, (goal, saved, amount, rhythm) => {
        const { missing, paces } = saving(values({ goal, saved, amount, rhythm }), today);
        expect(missing).toBeGreaterThanOrEqual(0);
        for (const { times } of paces) {
          expect(times * amount).toBeGreaterThanOrEqual(missing);
          expect((times - 1) * amount).toBeLessThan(missing);
        }
      }),
    );
  });

  test('what is needed reaches the goal by the date and is not a cent too much', () => {
    fc.assert(
      fc.property(cents, anyDay, anyDay, (goal, from, by) => {
        for (const { rhythm, times, cents: each } of saving(values({ goal, by }), from).needs) {
          expect(after(from, times, rhythm) <= by).toBe(true);
          expect(after(from, times + 1, rhythm) > by).toBe(true);
          expect(times * each).toBeGreaterThanOrEqual(goal);
          expect(times * (each - 1)).toBeLessThan(goal);
        }
      }),
    );
  });

  test('an amount reaches in time exactly when its day is not after hers; with what is short it does', () => {
    fc.assert(
      fc.property(cents, cents, anyRhythm, anyDay, (goal, amount, rhythm, by) => {
        const given = values({ goal, amount, rhythm, by });
        const [pace] = saving(given, today).paces;
        if (pace === undefined || pace.shortEachTime === null) return;
        const isThere = pace.reachedOn !== null && pace.reachedOn <= by;
        expect(pace.shortEachTime === 0).toBe(isThere);
        const [more] = saving({ ...given, amount: amount + pace.shortEachTime }, today).paces;
        expect(more?.shortEachTime).toBe(0);
      }),
    );
  });

  test('more at a time is never later, more saved is never more missing', () => {
    fc.assert(
      fc.property(cents, cents, cents, anyRhythm, (goal, amount, more, rhythm) => {
        const timesOf = (given: Partial<SavingValues>) =>
          saving(values({ goal, rhythm, ...given }), today).paces[0]?.times ?? 0;
        expect(timesOf({ amount: amount + more })).toBeLessThanOrEqual(timesOf({ amount }));
        expect(timesOf({ amount, saved: more })).toBeLessThanOrEqual(timesOf({ amount }));
      }),
    );
  });

  test('a week is never longer than a month', () => {
    fc.assert(
      fc.property(cents, anyDay, (goal, by) => {
        const [week, month] = saving(values({ goal, by }), today).needs;
        expect(month?.times ?? 0).toBeLessThanOrEqual(week?.times ?? 0);
        const weeks = Math.floor(((dayNumber(by) ?? 0) - (dayNumber(today) ?? 0)) / 7);
        expect(week?.times ?? 0).toBe(Math.max(0, weeks));
      }),
    );
  });
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values: read, errors } = parseSaving({
      'saving.goal': '40 €',
      'saving.saved': 'малко',
      'saving.amount': '4,50',
      'saving.often': 'week',
      'saving.by': '31.1.2027 г.',
      'saving.other': '1',
    });
    expect(read).toEqual({
      goal: 4_000,
      saved: null,
      amount: 450,
      rhythm: 'week',
      by: '2027-01-31',
    });
    expect(errors).toEqual([{ field: 'saving.saved', key: 'not-a-number' }]);
  });

  test('empty is fine', () => {
    const { values: read, errors } = parseSaving({ 'saving.often': 'day' });
    expect(errors).toEqual([{ field: 'saving.often', key: 'not-a-choice' }]);
    expect(read).toEqual(values({ goal: null }));
  });
});

describe('the result in words', () => {
  const textOf = (given: SavingValues) =>
    reportToText(savingReport(given, 'bg', today), 'bg').replaceAll('\u00a0', ' ');

  test('as text', () => {
    const text = textOf(values({ saved: 500, amount: 400, rhythm: 'week', by: '2027-01-10' }));
    expect(text).toContain('Моята цел за спестяване\n');
    expect(text).toContain('• Липсват: 35 €\n');
    expect(text).toContain('• По 4 € всяка седмица: след 9 седмици, около 24.01.2027 г.\n');
    expect(text).toContain('По колко е нужно до 10.01.2027 г.\n• Всяка седмица (7 седмици): 5 €\n');
    expect(text).toContain('• Всеки месец (1 месец): 35 €\n');
    expect(text).toContain('не достигат: всеки път са нужни още 1 €.');
    expect(text).toContain('сумата може да е 0');
  });

  test.each([
    [values({ goal: null, amount: 100 }), 'Когато напишете колко искате да съберете'],
    [values({ saved: 4_000 }), 'Целта е достигната.'],
    [values(), 'Ако добавите сума или дата'],
    [values({ amount: 0 }), 'Сега сумата е 0 и това е наред.'],
    [values({ by: '2026-01-01' }), 'вече е минала'],
    [values({ by: '2026-11-25' }), 'по-малко от седмица. Липсват 40 €.'],
    [values({ by: '2026-12-15', amount: 100, rhythm: 'month' }), 'смятаме по седмици'],
    [
      values({ by: '2027-01-31', amount: 400, rhythm: 'week' }),
      'До 31.01.2027 г. целта е събрана с по 4 € всяка седмица.',
    ],
    [values({ amount: 1 }), 'По-малка първа цел се стига по-скоро.'],
  ])('%j says „…%s…“', (given, part) => {
    expect(textOf(given)).toContain(part);
  });

  test('as a table for spreadsheets', () => {
    const given = values({ amount: 400, rhythm: 'week', by: '2027-01-31' });
    const rows = reportToCsv(savingReport(given, 'en', today), 'en');
    expect(rows).toContainEqual(['Missing', '40.00']);
    expect(rows).toContainEqual(['€4 every week', 'in 10\u00a0weeks, about 31\u00a0January 2027']);
    expect(rows).toContainEqual(['Every month (2\u00a0months)', '20.00']);
  });

  test('something is always said, and no place is left unfilled', () => {
    const maybe = fc.option(fc.nat(10_000));
    const given = fc.record<SavingValues>({
      goal: maybe,
      saved: maybe,
      amount: maybe,
      rhythm: fc.constantFrom<SavingRhythm | null>('week', 'month', null),
      by: fc.constantFrom(null, '2020-01-01', '2026-11-25', '2026-12-15', '2030-02-28'),
    });
    fc.assert(
      fc.property(given, fc.constantFrom(...locales), (one, locale) => {
        const { sections } = savingReport(one, locale, today);
        expect(sections.at(-1)?.sentences.length).toBeGreaterThan(0);
        // a Bulgarian date ends with a full stop of its own
        expect(JSON.stringify(sections)).not.toMatch(/\{\w+\}|undefined|NaN|\.\./);
      }),
    );
  });
});
