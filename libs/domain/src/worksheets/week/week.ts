import type { Locale } from '../../locale.js';
import type { FieldError, FormRow } from '../read-form.js';
import { readForm } from '../read-form.js';
import { weekDays, weekSchema, type WeekDayName } from './schema.js';

/** What is planned for a day; texts may be empty, minutes are null when not given. */
export interface DayPlan {
  step: string;
  minutes: number | null;
  /** One good thing for herself. */
  good: string;
}

/** A plan for every day of the week. */
export type WeekValues = Readonly<Record<WeekDayName, DayPlan>>;

/** What the week says; lists of days run from Monday. */
export interface WeekResult {
  totalMinutes: number;
  /** Days with a step; the others are rest. */
  stepDays: WeekDayName[];
  restDays: WeekDayName[];
  /** The one day with most minutes; null when two share them or fewer than two days have any. */
  fullest: WeekDayName | null;
  /** Days with more than an hour of steps. */
  overAnHour: WeekDayName[];
  /** Days without a good thing for herself. */
  withoutGood: WeekDayName[];
  isEmpty: boolean;
}

/** From here on a day is full: the plan is for small steps (product rule). */
export const fullDayMinutes = 60;

/** Minutes alone are a step, too, only not named yet; a step of 0 minutes needs its name to be one. */
const hasStep = ({ step, minutes }: DayPlan): boolean => step !== '' || (minutes ?? 0) > 0;

function fullestOf(values: WeekValues): WeekDayName | null {
  const busy = weekDays.filter((day) => (values[day].minutes ?? 0) > 0);
  const most = Math.max(...busy.map((day) => values[day].minutes ?? 0));
  const [first, second] = busy.filter((day) => values[day].minutes === most);
  return busy.length > 1 && second === undefined ? (first ?? null) : null;
}

/**
 * Reads a week plan: its time, its rest and what is good in it. Source: the lesson (two or three days with
 * a step, the others free; LifeComp L3, EntreComp 3.2); the hour a day is a rule of the product.
 * @param values the seven days, times in minutes
 * @returns the total in minutes, and the days by kind
 */
export function week(values: WeekValues): WeekResult {
  const stepDays = weekDays.filter((day) => hasStep(values[day]));
  const withoutGood = weekDays.filter((day) => values[day].good === '');
  return {
    totalMinutes: weekDays.reduce((sum, day) => sum + (values[day].minutes ?? 0), 0),
    stepDays,
    restDays: weekDays.filter((day) => !hasStep(values[day])),
    fullest: fullestOf(values),
    overAnHour: weekDays.filter((day) => (values[day].minutes ?? 0) > fullDayMinutes),
    withoutGood,
    isEmpty: stepDays.length === 0 && withoutGood.length === weekDays.length,
  };
}

function dayOf(row: FormRow | undefined): DayPlan {
  return {
    step: row?.texts.step ?? '',
    minutes: row?.numbers.minutes ?? null,
    good: row?.texts.good ?? '',
  };
}

/**
 * Reads the form of the week plan.
 * @param form names such as 'monday.step', values as typed
 * @param locale the language of the page, for numbers
 * @returns all seven days, and the fields that could not be read
 */
export function parseWeek(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: WeekValues; errors: FieldError[] } {
  const { groups, errors } = readForm(weekSchema, form, locale);
  const values: WeekValues = {
    monday: dayOf(groups.monday?.[0]),
    tuesday: dayOf(groups.tuesday?.[0]),
    wednesday: dayOf(groups.wednesday?.[0]),
    thursday: dayOf(groups.thursday?.[0]),
    friday: dayOf(groups.friday?.[0]),
    saturday: dayOf(groups.saturday?.[0]),
    sunday: dayOf(groups.sunday?.[0]),
  };
  return { values, errors };
}
