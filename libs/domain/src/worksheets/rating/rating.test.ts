import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { ratingReport } from './report.js';
import { ratingStatements, type RatingStatement } from './schema.js';
import type { Marks, RatingValues } from './rating.js';
import { parseRating, rating } from './rating.js';

const statements = Object.keys(ratingStatements) as RatingStatement[];

/** Marks in the order of the page; 0 stands for a statement that was left out. */
const marks = (...given: number[]): Marks =>
  Object.fromEntries(statements.flatMap((name, at) => (given[at] ? [[name, given[at]]] : [])));

describe('the change', () => {
  test.each<[number[], number[], number | null, RatingStatement[], boolean]>([
    [[2, 3, 1, 2, 4, 3], [4, 3, 2, 3, 3, 3], 0.5, ['strengths'], true],
    [[1, 1, 1, 1, 1, 1], [5, 5, 5, 5, 5, 5], 4, statements, false],
    [[3, 3], [3, 3], 0, [], false],
    [[3, 3], [2, 3], -0.5, [], true],
    [[1, 1, 1, 1], [2, 1, 1, 1], 0.3, ['strengths'], false],
    [[2, 1, 1, 1], [1, 1, 1, 1], -0.3, [], true],
    [[1, 1, 1], [2, 2, 1], 0.7, ['strengths', 'limits'], false],
    [[1, 0, 5], [2, 4, 0], 1, ['strengths'], false],
    [[1, 0], [0, 4], null, [], false],
    [[], [], null, [], false],
  ])('from %j to %j is %p on average', (before, now, averageChange, grewMost, hasLower) => {
    const result = rating({ before: marks(...before), now: marks(...now) });
    expect(result).toMatchObject({ averageChange, grewMost, hasLower });
  });

  test('counts only what is marked in both', () => {
    const result = rating({ before: marks(1, 0, 5), now: marks(2, 4, 0) });
    expect(result.compared).toBe(1);
    expect(result.rows.map(({ change }) => change)).toEqual([1, null, null, null, null, null]);
    expect(result.isEmpty).toBe(false);
    expect(rating({ before: {}, now: {} }).isEmpty).toBe(true);
  });
});

const anyMarks = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 })
  .map((given) => marks(...given));

test('seen from the other end, every change is turned round', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, (before, now) => {
      const there = rating({ before, now });
      const back = rating({ before: now, now: before });
      expect(back.compared).toBe(there.compared);
      expect((back.averageChange ?? 0) + (there.averageChange ?? 0)).toBe(0);
      const sum = (result: typeof there) =>
        result.rows.reduce((total, { change }) => total + (change ?? 0), 0);
      expect(sum(back) + sum(there)).toBe(0);
      if (there.averageChange !== null) {
        const exact = sum(there) / there.compared;
        expect(Math.abs(there.averageChange - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(Object.is(there.averageChange, -0)).toBe(false);
      }
    }),
  );
});

test('what grew most grew, and nothing grew more; a higher mark never lowers the average', () => {
  fc.assert(
    fc.property(anyMarks, anyMarks, fc.constantFrom(...statements), (before, now, which) => {
      const { rows, grewMost, averageChange, compared } = rating({ before, now });
      const changes = rows.map(({ change }) => change ?? 0);
      const most = Math.max(...changes);
      expect(grewMost.length > 0).toBe(most > 0);
      for (const { statement, change } of rows) {
        expect(grewMost.includes(statement)).toBe(most > 0 && change === most);
      }
      const mark = now[which];
      if (mark === undefined || mark === 5) return;
      const higher = rating({ before, now: { ...now, [which]: mark + 1 } });
      expect(higher.compared).toBe(compared);
      expect(higher.averageChange ?? 0).toBeGreaterThanOrEqual(averageChange ?? 0);
    }),
  );
});

test('the form is read forgivingly', () => {
  const { values, errors } = parseRating({
    'before.strengths': '2',
    'before.week': '0',
    'now.strengths': ' 4 ',
    'now.limits': 'много',
    'now.money': '3',
  });
  expect(values).toEqual({ before: { strengths: 2 }, now: { strengths: 4 } });
  expect(errors).toEqual([
    { field: 'before.week', key: 'not-a-choice' },
    { field: 'now.limits', key: 'not-a-choice' },
  ]);
});

describe('the result in words', () => {
  const values = (before: number[], now: number[]): RatingValues => ({
    before: marks(...before),
    now: marks(...now),
  });
  const textOf = (given: RatingValues) =>
    reportToText(ratingReport(given, 'bg'), 'bg').replaceAll('\u00a0', ' ');

  test('as text', () => {
    const text = textOf(values([2, 3, 1, 0], [4, 2, 1, 5]));
    expect(text).toContain('• Знам в какво ме бива: В началото: 2; Сега: 4; Промяна: +2\n');
    expect(text).toContain('В началото: 3; Сега: 2; Промяна: \u22121\n');
    expect(text).toContain('В началото: 1; Сега: 1; Промяна: 0\n');
    expect(text).toContain('• Знам кого да попитам: Сега: 5\n');
    expect(text).not.toContain('Намирам време');
    expect(text).toContain('• Средна промяна: Промяна: +0,3\n');
    expect(text).toContain('Най-много е пораснало: „Знам в какво ме бива“.');
    expect(text).toContain('виждате нещата по-ясно');
    expect(text).toContain('Нищо тук не е мярка за Вас и не е диагноза.');
  });

  test.each([
    [values([], []), 'Числата са само за Вас.'],
    [values([3], []), 'тук ще видите промяната'],
    [values([3, 2], [3, 2]), 'Числата са същите'],
    [values([1, 1], [2, 2]), '„Знам в какво ме бива“, „Мога да откажа'],
    [values([1, 1, 1], [2, 2, 2]), 'са пораснали 3 изречения'],
    [values([4], [3]), 'Средна промяна: Промяна: \u22121,0'],
  ])('%j says „…%s…“', (given, part) => {
    expect(textOf(given)).toContain(part);
  });

  test('what fell is never called the same', () => {
    expect(textOf(values([4, 3], [3, 3]))).not.toContain('същите');
  });

  test('as a table for spreadsheets, with every place filled', () => {
    const given = values([2, 3, 1], [4, 2, 1]);
    const rows = reportToCsv(ratingReport(given, 'en'), 'en');
    expect(rows).toContainEqual(['I can say no to a request', '3', '2', '\u22121']);
    for (const locale of locales) {
      expect(JSON.stringify(ratingReport(given, locale))).not.toMatch(/\{\w+\}|undefined/);
    }
  });
});
