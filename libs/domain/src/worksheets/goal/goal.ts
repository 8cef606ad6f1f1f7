import { dayNumber } from '../../format/date.js';
import type { Locale } from '../../locale.js';
import { divideUp } from '../cents.js';
import type { FieldError, FormRow } from '../read-form.js';
import { readForm } from '../read-form.js';
import { goalSchema } from './schema.js';

/** One step of the ladder; the text may be empty, minutes are null when not given. */
export interface GoalStep {
  text: string;
  minutes: number | null;
}

/** A goal with its ladder; texts may be empty. */
export interface GoalValues {
  goal: string;
  why: string;
  /** YYYY-MM-DD */
  by: string | null;
  steps: GoalStep[];
}

/** Whether the first step is small enough to begin with, or nothing is known of its length. */
export type FirstStep = 'small' | 'long' | 'no-minutes';

/** What the ladder says. */
export interface GoalResult {
  /** From the first step to the last, as written. */
  steps: GoalStep[];
  totalMinutes: number;
  /** How many steps have no minutes: the total is at least so much. */
  withoutMinutes: number;
  /** Null without any step. */
  firstStep: FirstStep | null;
  /** Days from today to the date, under 0 when it is past; null without a date. */
  daysLeft: number | null;
  /** The total spread evenly until the date, rounded up; null without minutes or without time left. */
  minutesPerWeek: number | null;
  isEmpty: boolean;
}

/**
 * What fits into one pause: the lesson asks for a first step of 10 to 15 minutes (product rule; LifeComp
 * P2 flexibility and L1 growth mindset).
 */
export const smallStepMinutes = 15;

function firstStepOf(step: GoalStep | undefined): FirstStep | null {
  if (!step) return null;
  if (step.minutes === null) return 'no-minutes';
  return step.minutes <= smallStepMinutes ? 'small' : 'long';
}

function daysUntil(by: string | null, today: string): number | null {
  const end = dayNumber(by ?? '');
  const now = dayNumber(today);
  return end === null || now === null ? null : end - now;
}

/** Less than a week is one week: nothing can be spread over it. */
function perWeek(totalMinutes: number, daysLeft: number | null): number | null {
  if (totalMinutes === 0 || daysLeft === null || daysLeft < 0) return null;
  return divideUp(totalMinutes * 7, Math.max(7, daysLeft));
}

/**
 * Reads the ladder of a goal: how long it is, whether its first step is small enough, and how much a week
 * it takes. Source: the lesson's rule that a first step takes up to 15 minutes (LifeComp P2, L1).
 * @param values the goal and its steps, times in minutes
 * @param today YYYY-MM-DD, in the reader's time zone
 * @returns the steps in the order in which they were written, times in minutes and days
 */
export function goal(values: GoalValues, today: string): GoalResult {
  const { steps } = values;
  const totalMinutes = steps.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const daysLeft = daysUntil(values.by, today);
  return {
    steps,
    totalMinutes,
    withoutMinutes: steps.filter(({ minutes }) => minutes === null).length,
    firstStep: firstStepOf(steps[0]),
    daysLeft,
    minutesPerWeek: perWeek(totalMinutes, daysLeft),
    isEmpty: values.goal === '' && values.why === '' && values.by === null && steps.length === 0,
  };
}

function stepOf({ numbers, texts }: FormRow): GoalStep {
  return { text: texts.step ?? '', minutes: numbers.minutes ?? null };
}

/**
 * Reads the form of the goal ladder.
 * @param form names such as 'goal.goal' and 'step.0.minutes', values as typed
 * @param locale the language of the page, for numbers
 * @returns the goal with every step that has a text or minutes, and the fields that could not be read
 */
export function parseGoal(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: GoalValues; errors: FieldError[] } {
  const { groups, errors } = readForm(goalSchema, form, locale);
  const texts = groups.goal?.[0]?.texts;
  const values: GoalValues = {
    goal: texts?.goal ?? '',
    why: texts?.why ?? '',
    by: texts?.by ?? null,
    steps: (groups.step ?? []).map(stepOf),
  };
  return { values, errors };
}
