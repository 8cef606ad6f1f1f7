import type { DatedFigure } from './facts.js';

/** What a fact holds, or nothing where there is no such fact. */
type FigureValue = DatedFigure['value'] | undefined;

/**
 * Takes a fact as a percentage. A fact of another form counts as missing: nothing is guessed from it.
 * @param value of the fact
 * @returns from 0 to 100, or null
 */
export function percentFigure(value: FigureValue): number | null {
  return typeof value === 'number' && value >= 0 && value <= 100 ? value : null;
}

/**
 * Takes a fact as a day of the month.
 * @param value of the fact
 * @returns a whole number from 1 to 31, or null
 */
export function dayOfMonthFigure(value: FigureValue): number | null {
  const isDay = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 31;
  return isDay ? value : null;
}
