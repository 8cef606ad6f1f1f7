import { dayNumber } from '../../format/date.js';
import type { Locale } from '../../locale.js';
import { divideUp } from '../cents.js';
import { addDays, addMonths } from '../days.js';
import { savingSchema } from './schema.js';
import type { FieldError } from '../read-form.js';
import { readForm } from '../read-form.js';

/** How often something is put aside. */
export type SavingRhythm = 'week' | 'month';

/** A goal as she describes it; what she does not say is null. Amounts in euro cents. */
export interface SavingValues {
  goal: number | null;
  saved: number | null;
  /** Put aside at a time. */
  amount: number | null;
  rhythm: SavingRhythm | null;
  /** YYYY-MM-DD */
  by: string | null;
}

/** How far an amount carries, put aside in one rhythm. */
export interface SavingPace {
  rhythm: SavingRhythm;
  /** After how many weeks or months the goal is reached. */
  times: number;
  /** YYYY-MM-DD; null when it takes longer than anybody plans. */
  reachedOn: string | null;
  /** What more it takes each time to be there by her date, 0 when it reaches; null without such a date. */
  shortEachTime: number | null;
}

/** What it takes to reach the goal by her date, in one rhythm. */
export interface SavingNeed {
  rhythm: SavingRhythm;
  /** Whole weeks or months from today to her date, at least 1. */
  times: number;
  /** Euro cents each time, rounded up so that the goal is reached. */
  cents: number;
}

/** What comes of a goal, in euro cents. */
export interface SavingResult {
  /** True without a goal: then there is nothing to say yet. */
  isEmpty: boolean;
  /** What is still to be saved; 0 when the goal is reached. */
  missing: number;
  isReached: boolean;
  /** One for her rhythm, or one for each when she chose none; none without an amount. */
  paces: SavingPace[];
  /** One for each rhythm that still fits in before her date. */
  needs: SavingNeed[];
  /** True when her date is today or past. */
  isDatePast: boolean;
}

const rhythms: readonly SavingRhythm[] = ['week', 'month'];

/** Fifty years: beyond it a date says nothing. */
const longest: Record<SavingRhythm, number> = { week: 2_600, month: 600 };

const after = (today: string, times: number, rhythm: SavingRhythm): string =>
  rhythm === 'week' ? addDays(today, 7 * times) : addMonths(today, times);

/** Whole weeks or months that end by a day; the first ends a week or a month from today. */
function timesUntil(by: string, today: string, rhythm: SavingRhythm): number {
  if (rhythm === 'week') {
    return Math.max(0, Math.floor(((dayNumber(by) ?? 0) - (dayNumber(today) ?? 0)) / 7));
  }
  const monthOf = (day: string): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  const months = Math.max(0, monthOf(by) - monthOf(today));
  return months > 0 && addMonths(today, months) > by ? months - 1 : months;
}

function needsOf(missing: number, by: string | null, today: string): SavingNeed[] {
  if (by === null) return [];
  return rhythms.flatMap((rhythm) => {
    const times = timesUntil(by, today, rhythm);
    return times === 0 ? [] : [{ rhythm, times, cents: divideUp(missing, times) }];
  });
}

/**
 * Works out a saving goal by simple arithmetic (EU/OECD-INFE 2.3): missing = goal − saved; times = missing
 * over the amount, rounded up; needed each time = missing over the whole weeks or months to the date,
 * rounded up to the cent. The first amount is put aside a week or a month from today; no interest.
 * @param values the goal, in euro cents, none negative; a goal of 0 counts as none
 * @param today YYYY-MM-DD, in the reader's time zone
 * @returns what is missing, how long her amount takes, and what her date asks for
 */
export function saving(values: SavingValues, today: string): SavingResult {
  const { amount, by } = values;
  const goal = values.goal ?? 0;
  const missing = Math.max(0, goal - (values.saved ?? 0));
  const isDatePast = by !== null && by <= today;
  const needs = missing > 0 ? needsOf(missing, by, today) : [];
  const paceOf = (rhythm: SavingRhythm, each: number): SavingPace => {
    const times = divideUp(missing, each);
    const need = needs.find((one) => one.rhythm === rhythm);
    return {
      rhythm,
      times,
      reachedOn: times <= longest[rhythm] ? after(today, times, rhythm) : null,
      shortEachTime: need ? Math.max(0, need.cents - each) : null,
    };
  };
  const chosen = values.rhythm === null ? rhythms : [values.rhythm];
  return {
    isEmpty: goal === 0,
    missing,
    isReached: goal > 0 && missing === 0,
    paces: amount && missing > 0 ? chosen.map((rhythm) => paceOf(rhythm, amount)) : [],
    needs,
    isDatePast,
  };
}

/**
 * Reads the form of the saving goal.
 * @param form names such as 'saving.goal', values as typed
 * @param locale the language of the page, for numbers
 * @returns the values in cents, and the fields that could not be read (left out of the values)
 */
export function parseSaving(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: SavingValues; errors: FieldError[] } {
  const { groups, errors } = readForm(savingSchema, form, locale);
  const { numbers, texts } = groups.saving?.[0] ?? { numbers: {}, texts: {} };
  const values: SavingValues = {
    goal: numbers.goal ?? null,
    saved: numbers.saved ?? null,
    amount: numbers.amount ?? null,
    // the choice is checked against the schema when the form is read
    rhythm: (texts.often as SavingRhythm | undefined) ?? null,
    by: texts.by ?? null,
  };
  return { values, errors };
}
