import fc from 'fast-check';
import { reportToCsv, reportToText } from '../report.js';
import { debtsReport } from './report.js';
import { debtsSchema } from './schema.js';
import type { Debt, DebtConsequence, DebtName, SignedFreely } from './debts.js';
import { debts, parseDebts } from './debts.js';

const today = '2026-11-22';
const debt = (given: Partial<Debt> = {}): Debt => ({
  creditor: '',
  amountOwed: null,
  monthly: null,
  inWhoseName: null,
  signedFreely: null,
  firstLetterOn: null,
  consequence: null,
  ...given,
});
const named = (creditor: string, consequence: DebtConsequence | null, given: Partial<Debt> = {}) =>
  debt({ creditor, consequence, ...given });

describe('the order', () => {
  test('is by what happens, not by the sum', () => {
    const list = [
      named('fee', 'fee-only', { amountOwed: 900_000 }),
      named('unknown', null),
      named('seizure', 'seizure'),
      named('phone', 'work-or-phone', { amountOwed: 800 }),
      named('power', 'health-or-utilities'),
      named('rent', 'home'),
    ];
    const { ordered } = debts(list, today);
    expect(ordered.map(({ debt: { creditor }, rank }) => `${rank} ${creditor}`)).toEqual([
      '1 rent',
      '2 power',
      '3 phone',
      '4 seizure',
      '5 unknown',
      '6 fee',
    ]);
    expect(ordered[4]?.reason).toBe('unknown');
  });

  test('among equals a reply that is due soon comes first, then the order of writing', () => {
    const list = [
      named('a', 'seizure'),
      named('b', 'seizure', { firstLetterOn: '2026-01-01' }),
      named('c', 'seizure', { firstLetterOn: '2026-11-10' }),
      named('d', 'home'),
    ];
    const { ordered } = debts(list, today);
    expect(ordered.map((ranked) => ranked.debt.creditor)).toEqual(['d', 'c', 'a', 'b']);
  });
});

describe('what to look at', () => {
  test.each<[Partial<Debt>, string[]]>([
    [{}, []],
    [{ signedFreely: 'yes', inWhoseName: 'mine' }, []],
    [{ signedFreely: 'no' }, ['ask-lawyer-pressure']],
    [{ signedFreely: 'unsure' }, ['ask-lawyer-pressure']],
    [{ inWhoseName: 'someone-else' }, ['not-in-your-name']],
    [{ inWhoseName: 'shared' }, ['shared-name']],
    [{ firstLetterOn: today }, ['reply-soon']],
    [{ firstLetterOn: '2026-11-30' }, ['reply-soon']],
    [{ firstLetterOn: '2026-10-22' }, ['reply-soon']],
    [{ firstLetterOn: '2026-10-21' }, ['older-letter']],
    [{ firstLetterOn: 'unreadable' }, []],
    [
      { firstLetterOn: today, signedFreely: 'no', inWhoseName: 'someone-else' },
      ['reply-soon', 'ask-lawyer-pressure', 'not-in-your-name'],
    ],
  ])('%j: %j', (given, flags) => {
    expect(debts([debt(given)], today).ordered[0]?.flags).toEqual(flags);
  });
});

const anyDebt = fc.record<Debt>({
  creditor: fc.string(),
  amountOwed: fc.option(fc.nat(1e9)),
  monthly: fc.option(fc.nat(1e9)),
  inWhoseName: fc.option(fc.constantFrom<DebtName>('mine', 'shared', 'someone-else')),
  signedFreely: fc.option(fc.constantFrom<SignedFreely>('yes', 'no', 'unsure')),
  firstLetterOn: fc.constantFrom(null, '2026-11-20', '2026-01-01'),
  consequence: fc.option(
    fc.constantFrom<DebtConsequence>(
      'home',
      'health-or-utilities',
      'work-or-phone',
      'seizure',
      'fee-only',
    ),
  ),
});

test('every debt appears once, ranks run from 1, and the sums by name make the whole', () => {
  fc.assert(
    fc.property(fc.array(anyDebt, { maxLength: 10 }), (list) => {
      const { ordered, totals, unknownAmounts } = debts(list, today);
      expect(new Set(ordered.map((ranked) => ranked.debt))).toEqual(new Set(list));
      expect(ordered.map(({ rank }) => rank)).toEqual(list.map((_, index) => index + 1));
      const byName = Object.values(totals.owedByName).reduce((sum, part) => sum + part, 0);
      expect(byName).toBe(totals.owed);
      expect(unknownAmounts).toBe(list.filter(({ amountOwed }) => amountOwed === null).length);
    }),
  );
});

test('a debt that endangers the home is never below one that does not', () => {
  fc.assert(
    fc.property(fc.array(anyDebt, { maxLength: 10 }), (list) => {
      const reasons = debts(list, today).ordered.map(({ reason }) => reason === 'home');
      expect(reasons).toEqual([...reasons].sort((a, b) => Number(b) - Number(a)));
    }),
  );
});

describe('the form', () => {
  test('is read forgivingly', () => {
    const { values, errors } = parseDebts({
      'debt.0.creditor': 'Магазин',
      'debt.0.amount': '1 200,50',
      'debt.0.monthly': '60',
      'debt.0.name': 'shared',
      'debt.0.freely': 'unsure',
      'debt.0.letter': '5.11.2026 г.',
      'debt.0.consequence': 'fee-only',
      'debt.2.letter': '2026-02-30',
      'debt.3.letter': '2026-11-05',
      'debt.4.name': 'nobody',
      'debt.9.creditor': 'x'.repeat(200),
    });
    expect(values).toEqual([
      debt({
        creditor: 'Магазин',
        amountOwed: 120_050,
        monthly: 6_000,
        inWhoseName: 'shared',
        signedFreely: 'unsure',
        firstLetterOn: '2026-11-05',
        consequence: 'fee-only',
      }),
      debt({ firstLetterOn: '2026-11-05' }),
      debt({ creditor: 'x'.repeat(80) }),
    ]);
    expect(errors).toEqual([
      { field: 'debt.2.letter', key: 'not-a-date' },
      { field: 'debt.4.name', key: 'not-a-choice' },
    ]);
  });

  test('offers exactly the choices that the rules know', () => {
    const choices = (id: string) =>
      debtsSchema.groups[0]?.fields
        .find((field) => field.id === id)
        ?.choices?.map(({ value }) => value);
    const known: DebtConsequence[] = [
      'home',
      'health-or-utilities',
      'work-or-phone',
      'seizure',
      'fee-only',
    ];
    expect(choices('consequence')).toEqual(known);
    expect(choices('name')).toEqual(['mine', 'shared', 'someone-else'] satisfies DebtName[]);
    expect(choices('freely')).toEqual(['yes', 'no', 'unsure'] satisfies SignedFreely[]);
  });
});

describe('the result in words', () => {
  const list = [
    named('Магазин', 'fee-only', { amountOwed: 30_000, monthly: 2_500, inWhoseName: 'shared' }),
    named('Наем', 'home', { amountOwed: 44_000, firstLetterOn: '2026-11-20' }),
    named('', null, { signedFreely: 'no' }),
  ];

  test('as text', () => {
    const text = reportToText(debtsReport(list, 'bg', today), 'bg').replaceAll('\u00a0', ' ');
    expect(text).toContain('• 1. Наем: Дължи се: 440 €; Защо тук: от него зависи жилището;');
    expect(text).toContain('Първо писмо: 20.11.2026 г.');
    expect(text).toContain('Наем: Писмото е скорошно.');
    expect(text).toContain('Без име: Ако подписът не е бил по Ваш избор, попитайте юрист');
    expect(text).toContain('• Всички дългове: 740 €');
    expect(text).toContain('общо е поне толкова');
  });

  test('as a table for spreadsheets, and empty', () => {
    expect(reportToCsv(debtsReport(list, 'en', today), 'en')).toContainEqual([
      '1. Наем',
      '440.00',
      '',
      'your home depends on it',
      '20\u00a0November 2026',
    ]);
    expect(reportToText(debtsReport([], 'en', today), 'en')).toContain('Once you fill in a debt');
    expect(JSON.stringify(debtsReport(list, 'bg', today))).not.toMatch(/\{\w+\}|undefined/);
  });
});
