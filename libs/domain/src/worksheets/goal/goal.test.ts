import fc from 'fast-check';
import { locales } from '../../locale.js';
import { addDays } from '../days.js';
import { reportToCsv, reportToText } from '../report.js';
import { goalReport } from './report.js';
import type { GoalStep, GoalValues } from './goal.js';
import { goal, parseGoal, smallStepMinutes } from './goal.js';

const today = '2026-11-22';
const step = (text: string, minutes: number | null = null): GoalStep => ({ text, minutes });
const values = (given: Partial<GoalValues> = {}): GoalValues => ({
  goal: '',
  why: '',
  by: null,
  steps: [],
  ...given,
});
const gergana = values({
  goal: 'Да знам кога започва курсът',
  why: 'Искам друга работа.\nЗа мен е.',
  by: '2026-12-20',
  steps: [
    step('Записвам какво искам да мога', 10),
    step('Намирам кога работи Бюрото по труда', 5),
    step('Обаждам се', 15),
    step('Избирам ден и час', 10),
  ],
});

describe('the ladder', () => {
  test('adds up', () => {
    expect(goal(gergana, today)).toEqual({
      steps: gergana.steps,
      totalMinutes: 40,
      withoutMinutes: 0,
      firstStep: 'small',
      daysLeft: 28,
      minutesPerWeek: 10,
      isEmpty: false,
    });
  });

  test.each<[GoalStep[], string | null]>([
    [[], null],
    [[step('а', 0)], 'small'],
    [[step('а', 15), step('б', 90)], 'small'],
    [[step('а', 16), step('б', 5)], 'long'],
    [[step('а'), step('б', 5)], 'no-minutes'],
  ])('the first step of %j is %p', (steps, firstStep) => {
    expect(goal(values({ steps }), today).firstStep).toBe(firstStep);
  });

  test.each([
    [null, null, null],
    ['2026-11-21', -1, null],
    [today, 0, 60],
    ['2026-11-23', 1, 60],
    ['2026-11-29', 7, 60],
    ['2026-11-30', 8, 53],
    ['2026-12-06', 14, 30],
    ['2027-11-22', 365, 2],
    ['unreadable', null, null],
  ])('by %p there are %p days, and 60 minutes are %p a week', (by, daysLeft, minutesPerWeek) => {
    const result = goal(values({ by, steps: [step('а', 45), step('б', 15), step('в')] }), today);
    expect(result).toMatchObject({ daysLeft, minutesPerWeek, totalMinutes: 60, withoutMinutes: 1 });
  });

  test('without minutes there is nothing to spread, without anything it is empty', () => {
    const result = goal(values({ by: '2026-12-06', steps: [step('а')] }), today);
    expect(result.minutesPerWeek).toBeNull();
    expect(goal(values(), today).isEmpty).toBe(true);
    for (const given of [{ goal: 'а' }, { why: 'а' }, { by: today }, { steps: [step('а')] }]) {
      expect(goal(values(given), today).isEmpty).toBe(false);
    }
  });
});

const anyStep = fc.record<GoalStep>({ text: fc.string(), minutes: fc.option(fc.nat(600)) });
const anySteps = fc.array(anyStep, { maxLength: 8 });
const anyDay = fc.integer({ min: 0, max: 800 });
const inDays = (days: number) => addDays(today, days);

test('no step is lost, and the order of the later ones changes no sum', () => {
  fc.assert(
    fc.property(anySteps, anyDay, (steps, days) => {
      const result = goal(values({ steps, by: inDays(days) }), today);
      const [first, ...later] = steps;
      const turned = first ? [first, ...later.reverse()] : [];
      expect(result.steps).toEqual(steps);
      expect(result.totalMinutes).toBeGreaterThanOrEqual(0);
      expect(result.daysLeft).toBe(days);
      expect(goal(values({ steps: turned, by: inDays(days) }), today)).toEqual({
        ...result,
        steps: turned,
      });
    }),
  );
});

test('as much a week is enough until the date, a minute less is not', () => {
  fc.assert(
    fc.property(anySteps, anyDay, (steps, days) => {
      const { totalMinutes, minutesPerWeek } = goal(values({ steps, by: inDays(days) }), today);
      if (minutesPerWeek === null) expect(totalMinutes).toBe(0);
      else {
        const weeks = Math.max(1, days / 7);
        expect(minutesPerWeek * weeks).toBeGreaterThanOrEqual(totalMinutes - 1e-6);
        expect((minutesPerWeek - 1) * weeks).toBeLessThan(totalMinutes);
      }
    }),
  );
});

test('a shorter first step is never less fit, a longer one never more', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.nat(600), (one, other) => {
      const isSmall = (minutes: number) =>
        goal(values({ steps: [step('а', minutes)] }), today).firstStep === 'small';
      expect(isSmall(one)).toBe(one <= smallStepMinutes);
      if (isSmall(Math.max(one, other))) expect(isSmall(Math.min(one, other))).toBe(true);
    }),
  );
});

test('the form is read forgivingly', () => {
  const { values: read, errors } = parseGoal({
    'goal.goal': ' Курс  по компютри ',
    'goal.by': '20.12.2026 г.',
    'step.0.step': 'Записвам',
    'step.0.minutes': '10',
    'step.1.minutes': '5,5',
    'step.2.step': 'Питам',
    'step.2.minutes': 'малко',
    'step.5.minutes': '20',
    'step.8.step': 'девета',
  });
  expect(read).toEqual(
    values({
      goal: 'Курс по компютри',
      by: '2026-12-20',
      steps: [step('Записвам', 10), step('Питам'), step('', 20)],
    }),
  );
  expect(errors).toEqual([
    { field: 'step.1.minutes', key: 'not-whole' },
    { field: 'step.2.minutes', key: 'not-a-number' },
  ]);
});

describe('the result in words', () => {
  const textOf = (given: GoalValues) =>
    reportToText(goalReport(given, 'bg', today), 'bg').replaceAll('\u00a0', ' ');

  test('as text', () => {
    const text = textOf(gergana);
    expect(text).toContain('• Искам: Да знам кога започва курсът\n');
    expect(text).toContain('• Важно е, защото: Искам друга работа. За мен е.\n');
    expect(text).toContain('• До: 20.12.2026 г.\n');
    expect(text).toContain('• 1. Записвам какво искам да мога: 10 мин\n');
    expect(text).toContain('• Общо: 40 мин\n');
    expect(text).toContain('побира се в една пауза');
    expect(text).toContain('Дотогава имате 28 дни.');
    expect(text).toContain('около 10 мин на седмица');
  });

  test.each([
    [values(), 'Когато запишете една стъпка'],
    [values({ goal: 'Курс' }), 'Стига и само тя.'],
    [values({ steps: [step('а', 5)] }), 'може да запишете и накъде водят'],
    [values({ steps: [step('а', 75)] }), 'Първата стъпка е 1 ч 15 мин. Може ли да се раздели?'],
    [values({ steps: [step('а')] }), 'Колко минути е първата стъпка?'],
    [values({ steps: [step('', 5), step('б')] }), '• Стъпка 1: 5 мин\n• 2. б\n• Общо: 5 мин'],
    [values({ steps: [step('', 5), step('б')] }), 'общо е поне толкова'],
    [values({ by: '2026-11-01' }), 'Датата вече е минала. Случва се.'],
    [values({ by: today }), 'Датата е днес.'],
    [values({ by: '2026-11-23' }), 'Дотогава имате 1 ден.'],
  ])('%j says „…%s…“', (given, part) => {
    expect(textOf(given)).toContain(part);
  });

  test('within a week nothing is spread', () => {
    const near = values({ by: '2026-11-29', steps: [step('а', 10)] });
    expect(textOf(near)).not.toContain('на седмица');
  });

  test('as a table for spreadsheets, with every place filled', () => {
    const rows = reportToCsv(goalReport(gergana, 'en', today), 'en');
    expect(rows).toContainEqual(['3. Обаждам се', '15\u00a0min']);
    for (const locale of locales) {
      const long = values({ ...gergana, steps: [step('а', 30)] });
      expect(JSON.stringify(goalReport(long, locale, today))).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
