import { formatDate } from '../format/date.js';
import type { Bilingual, Locale } from '../locale.js';
import { fillText } from './report.js';

/** For how long a dated fact holds; both ends included, calendar days in Bulgaria. */
export interface FactPeriod {
  /** YYYY-MM-DD; absent or null when it always has. */
  validFrom?: string | null | undefined;
  /** YYYY-MM-DD; null when no end is known. */
  validTo: string | null;
}

/** A figure of the law with its dates, as a worksheet calculates with it. */
export interface DatedFigure extends FactPeriod {
  /** A number (percent as 13.78, amounts in euro) or a day of every year ('04-30'). */
  value: number | string;
  /** YYYY-MM-DD */
  checkedOn: string;
}

/** The dated facts of a catalogue by their ids. */
export type WorksheetFacts = ReadonlyMap<string, DatedFigure>;

/**
 * Tells whether a fact may be used on a day.
 * @param fact its dates
 * @param today calendar day in Bulgaria, as 2026-11-22
 * @returns false before validFrom and after validTo
 */
export function isFactCurrent({ validFrom, validTo }: FactPeriod, today: string): boolean {
  if (validFrom && today < validFrom) return false;
  return validTo === null || today <= validTo;
}

/**
 * Tells whether a fact held once and does not any more: somebody has to check it anew.
 * @param today calendar day in Bulgaria, as 2026-11-22
 */
export const isFactOver = ({ validTo }: Pick<FactPeriod, 'validTo'>, today: string): boolean =>
  validTo !== null && today > validTo;

/** What a worksheet says when its figures are missing or out of date: it must not guess them. */
export const figuresMissing: Bilingual = {
  bg: 'За тази година тук още няма проверени числа, затова не смятаме. Попитайте в Националната агенция за приходите (НАП) или счетоводител.',
  en: 'There are no checked figures for this year here yet, so nothing is calculated. Ask the National Revenue Agency (НАП) or an accountant.',
};

const checked: Bilingual = {
  bg: 'Към {date} това са числата от закона.',
  en: 'These are the figures of the law as of {date}.',
};

/** The figures a worksheet calculates with, and the day on which the oldest of them was checked. */
export interface CurrentFigures<Id extends string> {
  values: Readonly<Record<Id, DatedFigure['value']>>;
  checkedOn: string;
}

/**
 * Takes the figures that a worksheet needs, all or none: half of a calculation misleads.
 * @param facts the catalogue's facts
 * @param ids which ones, at least one
 * @param today calendar day in Bulgaria, as 2026-11-22
 * @returns their values, or null when one is missing or does not hold today
 */
export function currentFigures<Id extends string>(
  facts: WorksheetFacts,
  ids: readonly Id[],
  today: string,
): CurrentFigures<Id> | null {
  const found = ids.map((id) => [id, facts.get(id)] as const);
  const values: Partial<Record<Id, DatedFigure['value']>> = {};
  let checkedOn = '';
  for (const [id, fact] of found) {
    if (!fact || !isFactCurrent(fact, today)) return null;
    values[id] = fact.value;
    if (checkedOn === '' || fact.checkedOn < checkedOn) checkedOn = fact.checkedOn;
  }
  return { values: values as Record<Id, DatedFigure['value']>, checkedOn };
}

/**
 * The sentence that dates a calculation.
 * @param checkedOn YYYY-MM-DD
 * @param locale the language
 * @returns „Към 22.11.2026 г. това са числата от закона.“
 */
export function checkedOnSentence(checkedOn: string, locale: Locale): string {
  return fillText(checked, locale, { date: formatDate(checkedOn, locale) });
}
