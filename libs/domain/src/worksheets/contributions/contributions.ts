import type { Locale } from '../../locale.js';
import { percentOf } from '../cents.js';
import { contributionsSchema } from './schema.js';
import type { WorksheetFacts } from '../facts.js';
import { currentFigures } from '../facts.js';
import { dayOfMonthFigure, percentFigure } from '../figures.js';
import type { FieldError } from '../read-form.js';
import { readForm } from '../read-form.js';

/** Insured without sickness and maternity, or with them. */
export type InsuredCover = 'without' | 'with';

/** What she chooses; what she does not say is null. */
export interface ContributionsValues {
  /** Insurable income, euro cents a month. */
  income: number | null;
  cover: InsuredCover | null;
  /** Months of work this year, as written. */
  months: number | null;
}

/** The figures of the law it is worked out with. */
export interface ContributionsFigures {
  /** Percent of the insurable income, 27.8 for 27.8 %. */
  rates: Record<InsuredCover, number>;
  /** Day of the next month by which a month is paid. */
  dueDay: number;
  /** YYYY-MM-DD */
  checkedOn: string;
}

/** What one cover costs, in euro cents. */
export interface Contribution {
  cover: InsuredCover;
  /** Percent of the insurable income. */
  rate: number;
  perMonth: number;
  forMonths: number;
}

/** What comes of it. */
export interface ContributionsResult {
  /** One for her cover, or both when she chose none; none without an income. */
  contributions: Contribution[];
  /** The months it is worked out for, 1 to 12. */
  months: number;
  /** False when she wrote a number of months that no year has. */
  areMonthsOfYear: boolean;
}

const covers: readonly InsuredCover[] = ['without', 'with'];

/**
 * Takes the figures of the law.
 * @param facts the catalogue's facts
 * @param today calendar day in Bulgaria, as 2026-11-22
 * @returns the figures, or null when one is missing, does not hold today or has another form
 */
export function contributionsFigures(
  facts: WorksheetFacts,
  today: string,
): ContributionsFigures | null {
  const ids = [
    'self-insured-rate',
    'self-insured-rate-with-sickness',
    'contributions-due-day',
  ] as const;
  const current = currentFigures(facts, ids, today);
  if (current === null) return null;
  const without = percentFigure(current.values['self-insured-rate']);
  const withBoth = percentFigure(current.values['self-insured-rate-with-sickness']);
  const dueDay = dayOfMonthFigure(current.values['contributions-due-day']);
  if (without === null || withBoth === null || dueDay === null) return null;
  return { rates: { without, with: withBoth }, dueDay, checkedOn: current.checkedOn };
}

/**
 * Estimates what a self-insured person pays in advance each month: the rate of the chosen cover on the
 * insurable income that she chooses (КСО, чл. 6, ал. 8), rounded half up to the cent; and so much for
 * each month of work. The limits of the income are not checked: they change every year, and НАП
 * publishes them. The yearly equalisation (КСО, чл. 6, ал. 9) is not in it.
 * @param values what she chooses; an income of 0 counts as none, months that no year has as 12
 * @param figures of the law
 * @returns contributions in euro cents
 */
export function contributions(
  { income, cover, months }: ContributionsValues,
  { rates }: ContributionsFigures,
): ContributionsResult {
  const areMonthsOfYear = months === null || (months >= 1 && months <= 12);
  const counted = months !== null && areMonthsOfYear ? months : 12;
  const contributionOf = (one: InsuredCover, cents: number): Contribution => {
    const perMonth = percentOf(cents, rates[one]);
    return { cover: one, rate: rates[one], perMonth, forMonths: counted * perMonth };
  };
  const chosen = cover === null ? covers : [cover];
  return {
    contributions: income ? chosen.map((one) => contributionOf(one, income)) : [],
    months: counted,
    areMonthsOfYear,
  };
}

/**
 * Reads the form of the estimate.
 * @param form names such as 'insured.income', values as typed
 * @param locale the language of the page, for numbers
 * @returns the values, income in cents, and the fields that could not be read
 */
export function parseContributions(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: ContributionsValues; errors: FieldError[] } {
  const { groups, errors } = readForm(contributionsSchema, form, locale);
  const { numbers, texts } = groups.insured?.[0] ?? { numbers: {}, texts: {} };
  const values: ContributionsValues = {
    income: numbers.income ?? null,
    // the choice is checked against the schema when the form is read
    cover: (texts.cover as InsuredCover | undefined) ?? null,
    months: numbers.months ?? null,
  };
  return { values, errors };
}
