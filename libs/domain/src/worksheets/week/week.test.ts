import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { weekReport } from './report.js';
import { weekDays, type WeekDayName } from './schema.js';
import type { DayPlan, WeekValues } from './week.js';
import { fullDayMinutes, parseWeek, week } from './week.js';

const day = (step = '', minutes: number | null = null, good = ''): DayPlan => ({
  step,
  minutes,
  good,
});
const values = (given: Partial<Record<WeekDayName, DayPlan>> = {}): WeekValues => ({
  monday: day(),
  tuesday: day(),
  wednesday: day(),
  thursday: day(),
  friday: day(),
  saturday: day(),
  sunday: day(),
  ...given,
});
const nelly = values({
  monday: day('Събирам документите', 20),
  wednesday: day('Пиша автобиография', 75, 'чай до прозореца'),
  sunday: day('', null, 'разходка'),
});

describe('a week', () => {
  test('adds up, and tells rest from steps', () => {
    expect(week(nelly)).toEqual({
      totalMinutes: 95,
      stepDays: ['monday', 'wednesday'],
      restDays: ['tuesday', 'thursday', 'friday', 'saturday', 'sunday'],
      fullest: 'wednesday',
      overAnHour: ['wednesday'],
      withoutGood: ['monday', 'tuesday', 'thursday', 'friday', 'saturday'],
      isEmpty: false,
    });
  });

  test.each<[Partial<Record<WeekDayName, DayPlan>>, WeekDayName | null, WeekDayName[]]>([
    [{}, null, []],
    [{ friday: day('а', 90) }, null, ['friday']],
    [{ monday: day('а', 60), friday: day('б', 60) }, null, []],
    [{ monday: day('а', 60), friday: day('б', 61) }, 'friday', ['friday']],
    [{ monday: day('а'), friday: day('б', 10), sunday: day('в', 0) }, null, []],
    [{ tuesday: day('', 5), sunday: day('', 10) }, 'sunday', []],
  ])('%j: the fullest day is %p, over an hour %j', (given, fullest, overAnHour) => {
    expect(week(values(given))).toMatchObject({ fullest, overAnHour });
  });

  test.each([
    [day(), true, true],
    [day('', 0), true, true],
    [day('', 5), false, false],
    [day('а'), false, false],
    [day('', null, 'чай'), true, false],
  ])('%j is rest: %p, and a week of nothing else is empty: %p', (plan, isRest, isEmpty) => {
    const result = week(values({ thursday: plan }));
    expect(result.restDays.includes('thursday')).toBe(isRest);
    expect(result.isEmpty).toBe(isEmpty);
  });
});

const anyDay = fc.record<DayPlan>({
  step: fc.constantFrom('', 'стъпка'),
  minutes: fc.option(fc.nat(600)),
  good: fc.constantFrom('', 'чай'),
});
const anyWeek = fc
  .array(anyDay, { minLength: 7, maxLength: 7 })
  .map((plans) =>
    values(Object.fromEntries(weekDays.map((name, index) => [name, plans[index] ?? day()]))),
  );
const turned = (given: WeekValues): WeekValues =>
  values(
    Object.fromEntries(weekDays.map((name, index) => [name, given[weekDays[6 - index] ?? name]])),
  );

test('every day is a step or rest, and which day it is changes no sum', () => {
  fc.assert(
    fc.property(anyWeek, (given) => {
      const result = week(given);
      expect([...result.stepDays, ...result.restDays].sort()).toEqual([...weekDays].sort());
      expect(result.totalMinutes).toBeGreaterThanOrEqual(0);
      const other = week(turned(given));
      expect(other.totalMinutes).toBe(result.totalMinutes);
      expect(other.stepDays).toHaveLength(result.stepDays.length);
      expect(other.overAnHour).toHaveLength(result.overAnHour.length);
      expect(other.fullest === null).toBe(result.fullest === null);
    }),
  );
});

test('no day is fuller than the fullest, and moving minutes keeps the total', () => {
  fc.assert(
    fc.property(anyWeek, fc.constantFrom(...weekDays), (given, to) => {
      const { fullest, overAnHour, totalMinutes } = week(given);
      if (fullest !== null) {
        const most = given[fullest].minutes ?? 0;
        for (const name of weekDays) {
          if (name !== fullest) expect(given[name].minutes ?? 0).toBeLessThan(most);
        }
        const moved = { ...given, [fullest]: { ...given[fullest], minutes: most - 1 } };
        const target = moved[to];
        moved[to] = { ...target, minutes: (target.minutes ?? 0) + 1 };
        expect(week(moved).totalMinutes).toBe(totalMinutes);
      }
      for (const name of weekDays) {
        const isOver = (given[name].minutes ?? 0) > fullDayMinutes;
        expect(overAnHour.includes(name)).toBe(isOver);
      }
    }),
  );
});

test('the form is read forgivingly', () => {
  const { values: read, errors } = parseWeek({
    'monday.step': ' Звъня  в бюрото ',
    'monday.minutes': '10',
    'friday.minutes': 'час',
    'friday.good': 'песен',
    'saturday.minutes': '700',
    'sunday.minutes': '0',
    'someday.step': 'x',
  });
  expect(read).toEqual(
    values({
      monday: day('Звъня в бюрото', 10),
      friday: day('', null, 'песен'),
      sunday: day('', 0),
    }),
  );
  expect(errors).toEqual([
    { field: 'friday.minutes', key: 'not-a-number' },
    { field: 'saturday.minutes', key: 'too-large' },
  ]);
});

describe('the result in words', () => {
  const textOf = (given: WeekValues) =>
    reportToText(weekReport(given, 'bg'), 'bg').replaceAll('\u00a0', ' ');

  test('as text', () => {
    const text = textOf(nelly);
    expect(text).toContain('• Понеделник: Стъпка: Събирам документите; Време: 20 мин\n');
    expect(text).toContain('• Вторник: Стъпка: Почивка\n');
    expect(text).toContain('• Неделя: Стъпка: Почивка; Добро за мен: разходка\n');
    expect(text).toContain('• Общо: Време: 1 ч 35 мин\n');
    expect(text).toContain('Стъпките за седмицата са общо 1 ч 35 мин.');
    expect(text).toContain('Без стъпка: 5 дни. Почивката също е част от плана.');
    expect(text).toContain('Най-пълният ден е сряда: 1 ч 15 мин.');
    expect(text).toContain('Над 60 минути: сряда.');
    expect(text).toContain('За 5 дни още няма нещо добро за Вас.');
  });

  test('a week of good things is not asked for more, and an empty one gets one sentence', () => {
    const text = textOf(values({ sunday: day('', null, 'разходка') }));
    expect(text).toContain('Тази седмица е само за добри неща.');
    expect(text).not.toContain('още няма');
    expect(weekReport(values(), 'bg').sections).toMatchObject([
      { rows: [], sentences: [expect.stringContaining('И един ден е план.')] },
    ]);
  });

  test('a week without rest', () => {
    const full = values(
      Object.fromEntries(weekDays.map((name) => [name, day('стъпка', 10, 'чай')])),
    );
    expect(textOf(full)).toContain('някоя може да почака');
    expect(textOf(full)).not.toMatch(/Без стъпка|Най-пълният|Над 60|още няма/);
  });

  test('as a table for spreadsheets, with every place filled', () => {
    const rows = reportToCsv(weekReport(nelly, 'en'), 'en');
    expect(rows).toContainEqual(['Monday', 'Събирам документите', '20\u00a0min', '']);
    expect(reportToText(weekReport(nelly, 'en'), 'en')).toContain('The fullest day is Wednesday');
    for (const locale of locales) {
      expect(JSON.stringify(weekReport(nelly, locale))).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
