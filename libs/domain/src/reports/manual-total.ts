import { allowed, type Outcome, refused } from '../outcome.js';

/** What a coordinator types of people who were taught off-line: of one course, in one month. */
export interface ManualCounts {
  enrolled: number;
  completed: number;
  /** Learning hours of all of them together. */
  hours: number;
}

/** No course teaches more people in a month; beyond it somebody typed a digit too many. */
export const mostManual = 100_000;

export type ManualRefusal =
  'no-number' | 'too-many' | 'more-completed' | 'few-enrolled' | 'few-completed' | 'few-stopped';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/**
 * Tells whether a month can have a total.
 * @param period what was typed or chosen
 * @param present YYYY-MM of today
 * @returns true for a month of this century up to the present one; also one of which a release is out, since the
 *   total then goes into the next release
 */
export const isManualPeriod = (period: string, present: string): boolean =>
  MONTH.test(period) && period <= present;

/**
 * Decides whether typed totals may be kept. What is typed is published as it stands, so that no number that could
 * point at few people is ever stored: those who enrolled, who completed and who did not complete must each be nobody
 * or at least twice the threshold, as of every released figure. Fewer than four times the threshold cannot be parted
 * into two such groups, and that all or none of so few completed would tell of each of them: they are refused too.
 * @param counts whole numbers, of the people of one course and month
 * @param threshold counts and differences below it are sensitive
 * @returns allowed, or why not: 'few-enrolled' is to be entered together with other months
 */
export function checkManualTotal(
  { enrolled, completed, hours }: ManualCounts,
  threshold: number,
): Outcome<ManualRefusal> {
  const all = [enrolled, completed, hours];
  if (!all.every((count) => Number.isSafeInteger(count) && count >= 0)) return refused('no-number');
  if (all.some((count) => count > mostManual)) return refused('too-many');
  if (completed > enrolled) return refused('more-completed');
  if (enrolled < 4 * threshold) return refused('few-enrolled');
  const isFew = (people: number): boolean => people > 0 && people < 2 * threshold;
  if (isFew(completed)) return refused('few-completed');
  return isFew(enrolled - completed) ? refused('few-stopped') : allowed;
}
