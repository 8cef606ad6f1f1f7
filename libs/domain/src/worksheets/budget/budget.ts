import type { Locale } from '../../locale.js';
import { budgetSchema } from './schema.js';
import type { FieldError, FormRow } from '../read-form.js';
import { readForm } from '../read-form.js';

/** One line of a budget: what for, and how much a month. The label may be empty. */
export interface BudgetLine {
  label: string;
  cents: number;
}

/** A budget of one month, in euro cents. */
export interface BudgetValues {
  income: BudgetLine[];
  mustPay: BudgetLine[];
  changing: BudgetLine[];
  /** What to save up to, and what is there already; null when not given. */
  reserve: { goal: number | null; saved: number | null };
}

/** What the budget says, all in euro cents a month. */
export interface BudgetResult {
  totals: { income: number; mustPay: number; changing: number };
  outgoings: number;
  /** Income less outgoings; under 0 when it does not reach. */
  leftOver: number;
  sentence: 'left' | 'balanced' | 'short';
  /** Whether the income reaches for what cannot wait. */
  mustPayCovered: boolean;
  /** True when no line holds an amount: then there is nothing to say yet. */
  isEmpty: boolean;
  reserve: {
    /** What the reserve grows by each month: what is left over, or 0. */
    perMonth: number;
    inTwelveMonths: number;
    /** Months until the goal is reached; 0 when it is; null without a goal or when nothing is left. */
    monthsToGoal: number | null;
  };
}

const totalOf = (lines: readonly BudgetLine[]): number =>
  lines.reduce((sum, { cents }) => sum + cents, 0);

function monthsToGoal({ goal, saved }: BudgetValues['reserve'], perMonth: number): number | null {
  if (goal === null || goal === 0) return null;
  const missing = goal - (saved ?? 0);
  if (missing <= 0) return 0;
  return perMonth > 0 ? Math.ceil(missing / perMonth) : null;
}

/**
 * Works out a month's budget: what comes in less what cannot wait and what changes (EU/OECD-INFE 2.1,
 * 2.2). Amounts may be invented.
 * @param values the lines, in euro cents a month, none negative
 * @returns totals, what is left over, the key of the sentence to say, and how the reserve grows
 */
export function budget(values: BudgetValues): BudgetResult {
  const totals = {
    income: totalOf(values.income),
    mustPay: totalOf(values.mustPay),
    changing: totalOf(values.changing),
  };
  const outgoings = totals.mustPay + totals.changing;
  const leftOver = totals.income - outgoings;
  const perMonth = Math.max(0, leftOver);
  return {
    totals,
    outgoings,
    leftOver,
    sentence: leftOver > 0 ? 'left' : leftOver < 0 ? 'short' : 'balanced',
    mustPayCovered: totals.income >= totals.mustPay,
    isEmpty: totals.income === 0 && outgoings === 0,
    reserve: {
      perMonth,
      inTwelveMonths: 12 * perMonth,
      monthsToGoal: monthsToGoal(values.reserve, perMonth),
    },
  };
}

/** A name without an amount is a suggestion that was not used. */
function linesOf(rows: readonly FormRow[] = []): BudgetLine[] {
  return rows.flatMap(({ numbers, texts }) => {
    const cents = numbers.amount;
    return cents === undefined ? [] : [{ label: texts.label ?? '', cents }];
  });
}

/**
 * Reads the budget planner's form.
 * @param form names such as 'income.0.amount' and 'reserve.goal', values as typed
 * @param locale the language of the page, for numbers
 * @returns the values in cents, and the fields that could not be read (left out of the values)
 */
export function parseBudget(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: BudgetValues; errors: FieldError[] } {
  const { groups, errors } = readForm(budgetSchema, form, locale);
  const reserve = groups.reserve?.[0]?.numbers;
  const values: BudgetValues = {
    income: linesOf(groups.income),
    mustPay: linesOf(groups.must),
    changing: linesOf(groups.changing),
    reserve: { goal: reserve?.goal ?? null, saved: reserve?.saved ?? null },
  };
  return { values, errors };
}
