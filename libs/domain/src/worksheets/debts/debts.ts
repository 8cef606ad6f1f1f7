import { dayNumber } from '../../format/date.js';
import type { Locale } from '../../locale.js';
import { debtsSchema } from './schema.js';
import type { FieldError, FormRow } from '../read-form.js';
import { readForm } from '../read-form.js';

/** On whose name a debt stands. */
export type DebtName = 'mine' | 'shared' | 'someone-else';

/** Whether it was signed of her own choice. */
export type SignedFreely = 'yes' | 'no' | 'unsure';

/** The worst that may follow when a debt is not paid. */
export type DebtConsequence =
  'home' | 'health-or-utilities' | 'work-or-phone' | 'seizure' | 'fee-only';

/** One debt; what she does not know or does not say is null. Amounts in euro cents. */
export interface Debt {
  /** Any name she gives it; may be empty. */
  creditor: string;
  amountOwed: number | null;
  monthly: number | null;
  inWhoseName: DebtName | null;
  signedFreely: SignedFreely | null;
  /** YYYY-MM-DD */
  firstLetterOn: string | null;
  consequence: DebtConsequence | null;
}

/** What to look at in a debt. */
export type DebtFlag =
  'ask-lawyer-pressure' | 'not-in-your-name' | 'shared-name' | 'reply-soon' | 'older-letter';

/** A debt at its place: 1 is the one to see to first, and why. */
export interface RankedDebt {
  debt: Debt;
  rank: number;
  reason: DebtConsequence | 'unknown';
  flags: DebtFlag[];
}

/** The list in order, with sums in euro cents; unknown amounts count as 0. */
export interface DebtsResult {
  ordered: RankedDebt[];
  totals: {
    owed: number;
    monthly: number;
    owedByName: Record<DebtName | 'unknown', number>;
  };
  /** How many debts have an amount that is not known: the totals are at least so much. */
  unknownAmounts: number;
}

/**
 * What endangers home, health and livelihood comes before what costs money only: the order of "priority
 * debts" in debt advice (StepChange and Shelter, "priority and non-priority debts"; EU/OECD-INFE 2.8).
 * The phone is safety and work, hence before seizure. An unknown consequence may be a grave one, hence
 * before the mere fee.
 */
const order: readonly RankedDebt['reason'][] = [
  'home',
  'health-or-utilities',
  'work-or-phone',
  'seizure',
  'unknown',
  'fee-only',
];

/**
 * A letter younger than a month may be a court's order for payment, to which the objection must come
 * within one month of receiving it (ГПК, чл. 414, ал. 2). The worksheet does not know what letter it is,
 * so it says "soon", not "until".
 */
const replyWindowDays = 31;

function letterFlag(firstLetterOn: string | null, today: string): DebtFlag | null {
  const letter = dayNumber(firstLetterOn ?? '');
  const now = dayNumber(today);
  if (letter === null || now === null) return null;
  return now - letter <= replyWindowDays ? 'reply-soon' : 'older-letter';
}

function flagsOf(debt: Debt, today: string): DebtFlag[] {
  const flags: DebtFlag[] = [];
  const letter = letterFlag(debt.firstLetterOn, today);
  if (letter === 'reply-soon') flags.push(letter);
  if (debt.signedFreely === 'no' || debt.signedFreely === 'unsure') {
    flags.push('ask-lawyer-pressure');
  }
  if (debt.inWhoseName === 'someone-else') flags.push('not-in-your-name');
  if (debt.inWhoseName === 'shared') flags.push('shared-name');
  if (letter === 'older-letter') flags.push(letter);
  return flags;
}

function owedByName(list: readonly Debt[]): DebtsResult['totals']['owedByName'] {
  const sums = { mine: 0, shared: 0, 'someone-else': 0, unknown: 0 };
  for (const debt of list) sums[debt.inWhoseName ?? 'unknown'] += debt.amountOwed ?? 0;
  return sums;
}

/**
 * Orders debts by what happens when they are not paid, and adds up. Among equals those come first to
 * which a reply is due soon, then the order in which they were written.
 * @param list the debts, amounts in euro cents
 * @param today YYYY-MM-DD, in the reader's time zone
 * @returns every debt once, with its reason and flags, and the totals
 */
export function debts(list: readonly Debt[], today: string): DebtsResult {
  const seen = list.map((debt) => ({
    debt,
    reason: debt.consequence ?? ('unknown' as const),
    flags: flagsOf(debt, today),
  }));
  const weight = ({ reason, flags }: (typeof seen)[number]): number =>
    2 * order.indexOf(reason) + (flags.includes('reply-soon') ? 0 : 1);
  const sorted = [...seen].sort((a, b) => weight(a) - weight(b));
  return {
    ordered: sorted.map((item, index) => ({ ...item, rank: index + 1 })),
    totals: {
      owed: list.reduce((sum, { amountOwed }) => sum + (amountOwed ?? 0), 0),
      monthly: list.reduce((sum, { monthly }) => sum + (monthly ?? 0), 0),
      owedByName: owedByName(list),
    },
    unknownAmounts: list.filter(({ amountOwed }) => amountOwed === null).length,
  };
}

/** The choices are checked against the schema when the form is read. */
function debtOf({ numbers, texts }: FormRow): Debt {
  return {
    creditor: texts.creditor ?? '',
    amountOwed: numbers.amount ?? null,
    monthly: numbers.monthly ?? null,
    inWhoseName: (texts.name as DebtName | undefined) ?? null,
    signedFreely: (texts.freely as SignedFreely | undefined) ?? null,
    firstLetterOn: texts.letter ?? null,
    consequence: (texts.consequence as DebtConsequence | undefined) ?? null,
  };
}

/**
 * Reads the debt list's form.
 * @param form names such as 'debt.0.creditor', values as typed
 * @param locale the language of the page, for numbers
 * @returns the debts with any value in them, and the fields that could not be read
 */
export function parseDebts(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: Debt[]; errors: FieldError[] } {
  const { groups, errors } = readForm(debtsSchema, form, locale);
  return { values: (groups.debt ?? []).map(debtOf), errors };
}
