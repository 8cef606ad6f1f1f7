import { formatMonth, type Locale, mostManual } from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

export type ManualField = 'courseId' | 'period' | 'enrolled' | 'completed' | 'hours';

/** What the form holds, as it was typed. */
export type ManualWish = Record<ManualField, string>;

/** What the form says when it is not accepted: by which field ('' is the whole form), and what to change. */
export interface ManualProblem {
  field: ManualField | '';
  message: string;
}

/** So many months back there is a choice: a year's report still takes them. */
const MONTHS = 24;

/**
 * The months that can be chosen, the newest first.
 * @param present YYYY-MM of today
 */
export function monthChoices(present: string, locale: Locale): { value: string; label: string }[] {
  const [year = 0, month = 1] = present.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) => {
    const value = new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7);
    return { value, label: formatMonth(value, locale) };
  });
}

/** Reads a number that somebody typed, with blanks between thousands or without; NaN for none. */
export function readManualNumber(typed: string): number {
  const digits = typed.replaceAll(/\s/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

/**
 * Looks at what can be seen without knowing any other total; the API looks at the rest.
 * @returns the first field that is to be changed, or null
 */
export function problemIn(wish: ManualWish): ManualProblem | null {
  if (wish.courseId === '') return { field: 'courseId', message: m.manual_no_course() };
  if (wish.period === '') return { field: 'period', message: m.manual_no_month() };
  for (const field of ['enrolled', 'completed', 'hours'] as const) {
    const number = readManualNumber(wish[field]);
    if (Number.isNaN(number)) return { field, message: m.manual_no_number() };
    if (number > mostManual) return { field, message: m.manual_no_many() };
  }
  return null;
}

type Least = { group: number; least: number };

const refusals: Record<string, [ManualField | '', (least: Least) => string]> = {
  period: ['period', () => m.manual_no_month()],
  released: ['period', () => m.manual_no_released()],
  'no-number': ['', () => m.manual_no_number()],
  'too-many': ['', () => m.manual_no_many()],
  'more-completed': ['completed', () => m.manual_no_more()],
  'few-enrolled': ['enrolled', ({ least }) => m.manual_no_enrolled({ least })],
  'few-completed': ['completed', ({ group }) => m.manual_no_completed({ group })],
  'few-stopped': ['completed', () => m.manual_no_stopped()],
};

/** @returns how many people a group, and all of them, must be at least (see checkManualTotal) */
export const leastPeople = (threshold: number): Least => ({
  ...{ group: 2 * threshold, least: 4 * threshold },
});

/** @returns why a total is not kept, in kind words, and by which field */
export function refusalOf(reason: string, threshold: number): ManualProblem {
  const known = Object.hasOwn(refusals, reason) ? refusals[reason] : undefined;
  const [field, text] = known ?? ['', () => m.common_error_invalid_input()];
  return { field, message: text(leastPeople(threshold)) };
}
