import type { Locale } from '../../locale.js';
import { annualPercentageRate } from './apr.js';
import { loansSchema } from './schema.js';
import type { FieldError, FormRow } from '../read-form.js';
import { readForm } from '../read-form.js';

/** One offer. Amounts in euro cents; what is not known is null. */
export interface LoanOffer {
  /** Any name she gives it; may be empty. */
  label: string;
  principal: number | null;
  months: number | null;
  /** What is paid each month, without feeMonthly; goes before annualRate when both are given. */
  monthlyInstalment: number | null;
  /** Nominal interest, percent a year: 12.5 for 12.5 %. */
  annualRate: number | null;
  feeUpfront: number;
  feeMonthly: number;
}

/** What an offer needs to be worked out. */
export type MissingFigure = 'principal' | 'months' | 'payment';

/** An offer worked out, in euro cents. */
export interface LoanCost {
  ok: true;
  offer: LoanOffer;
  /** What leaves the purse each month, instalment and monthly fee, rounded to the cent. */
  monthlyPayment: number;
  /** Instalments and all fees; the last instalment evens out what rounding left over. */
  totalRepaid: number;
  /** What it costs over what was received; under 0 only when a figure is mistyped. */
  cost: number;
  /** Percent a year, two decimals; null when no rate exists. */
  apr: number | null;
}

/** An offer that cannot be worked out yet, and what is missing. */
export interface LoanUnknown {
  ok: false;
  offer: LoanOffer;
  missing: MissingFigure[];
}

/** What the comparison says, by key. */
export type LoansSentence =
  | 'empty'
  | 'one'
  | 'cheapest'
  | 'same'
  | 'different-amounts'
  | 'smaller-costs-more'
  | 'check-figures';

/** Up to three offers side by side. Indexes are places in `offers`. */
export interface LoansResult {
  offers: (LoanCost | LoanUnknown)[];
  /** The lowest total; null with fewer than two offers, a tie, or different principals. */
  cheapest: number | null;
  /** The lowest monthly payment; null with fewer than two offers or a tie. */
  smallestPayment: number | null;
  sentences: LoansSentence[];
}

/**
 * The equal monthly instalment (annuity) of a loan: P · i / (1 − (1 + i)^(−n)) with i a twelfth of the
 * nominal yearly rate; P / n without interest. Any textbook on the mathematics of finance.
 * @param principal euro cents
 * @param months at least 1
 * @param annualRate nominal, percent a year
 * @returns euro cents, not rounded
 */
export function annuity(principal: number, months: number, annualRate: number): number {
  const monthly = annualRate / 1200;
  if (monthly === 0) return principal / months;
  return (principal * monthly) / (1 - (1 + monthly) ** -months);
}

function instalmentOf({
  principal,
  months,
  monthlyInstalment,
  annualRate,
}: LoanOffer): number | null {
  if (monthlyInstalment !== null) return monthlyInstalment;
  if (principal === null || months === null || annualRate === null) return null;
  return annuity(principal, months, annualRate);
}

/** A loan of nothing or over no time is a field not filled in yet. */
function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

/**
 * Works out one offer: what is repaid, what it costs, and its APR (see annualPercentageRate). The first
 * instalment falls due a month after the loan is paid out, fees at the start are paid at once.
 * @param offer the offer, in euro cents
 * @returns the cost, or what is missing
 */
export function loanCost(offer: LoanOffer): LoanCost | LoanUnknown {
  const principal = positive(offer.principal);
  const months = positive(offer.months);
  if (principal === null || months === null) {
    const missing: MissingFigure[] = [];
    if (principal === null) missing.push('principal');
    if (months === null) missing.push('months');
    if (offer.monthlyInstalment === null && offer.annualRate === null) missing.push('payment');
    return { ok: false, offer, missing };
  }
  const instalment = instalmentOf(offer);
  if (instalment === null) return { ok: false, offer, missing: ['payment'] };
  const monthly = instalment + offer.feeMonthly;
  const totalRepaid = Math.round(months * monthly) + offer.feeUpfront;
  const payments = Array.from({ length: months }, (_, index) => ({
    cents: monthly,
    years: (index + 1) / 12,
  }));
  const apr = annualPercentageRate(
    [{ cents: principal, years: 0 }],
    [{ cents: offer.feeUpfront, years: 0 }, ...payments],
  );
  const monthlyPayment = Math.round(monthly);
  return { ok: true, offer, monthlyPayment, totalRepaid, cost: totalRepaid - principal, apr };
}

/** The place of the one lowest value; null when fewer than two are known or the lowest is shared. */
function soleLowest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const lowest = Math.min(...known);
  const isSole = known.filter((value) => value === lowest).length === 1;
  return known.length > 1 && isSole ? values.indexOf(lowest) : null;
}

function sentencesOf(result: Omit<LoansResult, 'sentences'>, known: LoanCost[]): LoansSentence[] {
  const sentences: LoansSentence[] = [];
  const isComparable = new Set(known.map(({ offer }) => offer.principal)).size === 1;
  if (known.length === 0) sentences.push('empty');
  else if (known.length === 1) sentences.push('one');
  else if (!isComparable) sentences.push('different-amounts');
  else sentences.push(result.cheapest === null ? 'same' : 'cheapest');
  const { cheapest, smallestPayment } = result;
  if (cheapest !== null && smallestPayment !== null && cheapest !== smallestPayment) {
    sentences.push('smaller-costs-more');
  }
  if (known.some(({ cost }) => cost < 0)) sentences.push('check-figures');
  return sentences;
}

/**
 * Compares up to three offers (EU/OECD-INFE 2.7): the total repaid decides, not the instalment. Totals
 * are compared only between offers of one principal.
 * @param offers in euro cents; further ones than three are left out
 * @returns each offer's cost or what it lacks, the cheapest, and the keys of what to say
 */
export function loans(offers: readonly LoanOffer[]): LoansResult {
  const worked = offers.slice(0, 3).map(loanCost);
  const known = worked.filter((outcome) => outcome.ok);
  const isComparable = new Set(known.map(({ offer }) => offer.principal)).size === 1;
  const result = {
    offers: worked,
    cheapest: isComparable
      ? soleLowest(worked.map((outcome) => (outcome.ok ? outcome.totalRepaid : null)))
      : null,
    smallestPayment: soleLowest(
      worked.map((outcome) => (outcome.ok ? outcome.monthlyPayment : null)),
    ),
  };
  return { ...result, sentences: sentencesOf(result, known) };
}

function offerOf({ numbers, texts }: FormRow): LoanOffer {
  return {
    label: texts.label ?? '',
    principal: numbers.principal ?? null,
    months: numbers.months ?? null,
    monthlyInstalment: numbers.instalment ?? null,
    annualRate: numbers.rate ?? null,
    feeUpfront: numbers['fee-upfront'] ?? 0,
    feeMonthly: numbers['fee-monthly'] ?? 0,
  };
}

/**
 * Reads the form of the loan comparison.
 * @param form names such as 'offer.0.principal', values as typed
 * @param locale the language of the page, for numbers
 * @returns the offers with any value in them, and the fields that could not be read
 */
export function parseLoans(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: LoanOffer[]; errors: FieldError[] } {
  const { groups, errors } = readForm(loansSchema, form, locale);
  return { values: (groups.offer ?? []).map(offerOf), errors };
}
