import fc from 'fast-check';
import { locales } from '../../locale.js';
import { reportToCsv, reportToText } from '../report.js';
import { budgetReport } from './report.js';
import { budgetSchema } from './schema.js';
import type { BudgetValues } from './budget.js';
import { budget, parseBudget } from './budget.js';
import { fieldName } from '../schema.js';

const lines = (...amounts: number[]) => amounts.map((cents) => ({ label: '', cents }));
const values = (
  income: number[],
  mustPay: number[],
  changing: number[],
  reserve: Partial<BudgetValues['reserve']> = {},
): BudgetValues => ({
  income: lines(...income),
  mustPay: lines(...mustPay),
  changing: lines(...changing),
  reserve: { goal: null, saved: null, ...reserve },
});

describe('a month', () => {
  test.each([
    [values([48_127], [22_000, 5_500, 13_000, 2_500, 800], []), 4_327, 'left', true],
    [values([58_000], [50_000], [5_500]), 2_500, 'left', true],
    [values([50_000], [30_000], [20_000]), 0, 'balanced', true],
    [values([50_000], [30_000], [25_000]), -5_000, 'short', true],
    [values([20_000], [30_000], []), -10_000, 'short', false],
    [values([], [], []), 0, 'balanced', true],
  ])('%j leaves %i: %s', (given, leftOver, sentence, mustPayCovered) => {
    expect(budget(given)).toMatchObject({ leftOver, sentence, mustPayCovered });
  });

  test.each([
    [{}, 2_500, null],
    [{ goal: 10_000 }, 2_500, 4],
    [{ goal: 10_100 }, 2_500, 5],
    [{ goal: 10_000, saved: 9_000 }, 2_500, 1],
    [{ goal: 10_000, saved: 10_000 }, 2_500, 0],
    [{ goal: 10_000 }, 0, null],
    [{ goal: 10_000, saved: 12_000 }, -500, 0],
    [{ goal: 0 }, 2_500, null],
  ])(
    'with the reserve %j and %i left the goal is reached in %p months',
    (reserve, left, months) => {
      const result = budget(values([50_000 + left], [50_000], [], reserve));
      expect(result.reserve.monthsToGoal).toBe(months);
      expect(result.reserve.inTwelveMonths).toBe(12 * Math.max(0, left));
    },
  );

  test('what comes in is what goes out and what is left, for any amounts', () => {
    const amounts = fc.array(fc.nat(1e9), { maxLength: 12 });
    fc.assert(
      fc.property(amounts, amounts, amounts, (income, must, changing) => {
        const result = budget(values(income, must, changing));
        expect(result.totals.income).toBe(result.outgoings + result.leftOver);
        expect(result.outgoings).toBe(result.totals.mustPay + result.totals.changing);
        expect(result.reserve.perMonth).toBeGreaterThanOrEqual(0);
        expect(result.sentence === 'short').toBe(result.leftOver < 0);
      }),
    );
  });
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values: read, errors } = parseBudget({
      'income.0.label': ' Заплата ',
      'income.0.amount': '481,27 €',
      'income.1.label': 'Детски надбавки',
      'income.2.amount': '1 000',
      'must.0.label': 'Жилище',
      'must.0.amount': 'двеста',
      'must.1.amount': '-5',
      'must.2.amount': '50 лв',
      'changing.11.amount': '0',
      'changing.99.amount': '10',
      'reserve.goal': '300',
      'reserve.saved': '99999999999',
      __proto__: '1',
      other: 'x',
    });
    expect(read).toEqual({
      income: [
        { label: 'Заплата', cents: 48_127 },
        { label: '', cents: 100_000 },
      ],
      mustPay: [],
      changing: [{ label: '', cents: 0 }],
      reserve: { goal: 30_000, saved: null },
    });
    expect(errors).toEqual([
      { field: 'must.0.amount', key: 'not-a-number' },
      { field: 'must.1.amount', key: 'negative' },
      { field: 'must.2.amount', key: 'not-a-number' },
      { field: 'reserve.saved', key: 'too-large' },
    ]);
  });

  test('empty is fine', () => {
    const { values: read, errors } = parseBudget({});
    expect(errors).toEqual([]);
    expect(budget(read).isEmpty).toBe(true);
  });

  test('whatever is posted, it answers with whole cents', () => {
    const name = fc.constantFrom(
      ...budgetSchema.groups.flatMap(({ id, fields }) =>
        fields.flatMap((field) => [fieldName(id, field.id), fieldName(id, field.id, 0)]),
      ),
    );
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (form) => {
        const result = budget(parseBudget(form).values);
        expect(Number.isSafeInteger(result.leftOver)).toBe(true);
      }),
    );
  });
});

describe('the result in words', () => {
  const given = values([58_000], [50_000], [5_500], { goal: 10_000 });

  test('as text', () => {
    const named = { ...given, income: [{ label: 'Заплата', cents: 58_000 }] };
    const text = reportToText(budgetReport(named, 'bg'), 'bg').replaceAll('\u00a0', ' ');
    expect(text).toContain('Моят бюджет\n');
    expect(text).toContain('• Заплата: 580 €\n');
    expect(text).toContain('• Без име: 500 €\n');
    expect(text).toContain('• Остават: 25 €\n');
    expect(text).toContain('Остават 25 € на месец.');
    expect(text).toContain('за година се събират 300 €.');
    expect(text).toContain('Стигате целта след 4 месеца.');
  });

  test('as a table for spreadsheets', () => {
    const rows = reportToCsv(budgetReport(given, 'en'), 'en');
    expect(rows).toContainEqual(['Total', '580.00']);
    expect(rows).toContainEqual(['Left over', '25.00']);
    expect(reportToCsv(budgetReport(given, 'bg'), 'bg')).toContainEqual(['Остават', '25,00']);
  });

  test.each([
    [values([], [], []), 'поне една сума'],
    [values([1], [], [2]), 'Нужното е покрито'],
    [values([1], [2], []), 'не стигат за нужното'],
    [values([2], [1], [1]), 'са равни'],
    [values([2], [1], [], { goal: 1, saved: 1 }), 'вече е достигната'],
  ])('%j says „…%s…“', (budgetValues, part) => {
    expect(reportToText(budgetReport(budgetValues, 'bg'), 'bg')).toContain(part);
  });

  test('no place is left unfilled', () => {
    for (const locale of locales) {
      for (const left of [-5_000, 0, 5_000]) {
        const report = budgetReport(values([50_000 + left], [50_000], [], { goal: 9_000 }), locale);
        expect(JSON.stringify(report)).not.toMatch(/\{\w+\}|undefined/);
      }
    }
  });
});
