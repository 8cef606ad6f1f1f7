/** The time as an injectable: tests move it, nothing else in the house asks the machine for the date. */
export abstract class Clock {
  /** @returns the present instant */
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** @returns the calendar day of an instant in UTC, as YYYY-MM-DD */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

/** @returns the first day of the month of an instant in UTC, as YYYY-MM-01 */
export const monthOf = (instant: Date): string => `${instant.toISOString().slice(0, 7)}-01`;

/** @returns the instant so many milliseconds later */
export const later = (instant: Date, milliseconds: number): Date =>
  new Date(instant.getTime() + milliseconds);

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
