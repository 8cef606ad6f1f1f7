import {
  type Locale,
  locales,
  periodText,
  reportTables,
  rhythmOf,
  type ScheduleRhythm,
  scheduleRhythms,
  tableNames,
} from '@pateka/domain';
import { m } from '#lib/paraglide/messages.js';

const RHYTHMS: Record<ScheduleRhythm, () => string> = {
  month: m.kept_every_month,
  quarter: m.kept_every_quarter,
};

const LANGUAGES: Record<Locale, () => string> = {
  bg: m.kept_language_bg,
  en: m.kept_language_en,
};

/** @returns what can be chosen in the form, in the reader's language */
export const choices = (locale: Locale) => ({
  tables: reportTables.map((table) => ({ value: table, label: tableNames[table][locale] })),
  rhythms: scheduleRhythms.map((every) => ({ value: every, label: RHYTHMS[every]() })),
  languages: locales.map((language) => ({ value: language, label: LANGUAGES[language]() })),
});

const labelIn = (options: readonly { value: string; label: string }[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;

/**
 * Says what a schedule keeps.
 * @returns the table, how often and in which language, in words of the reader's language
 */
export function scheduleWords(
  schedule: { table: string; every: string; locale: string },
  locale: Locale,
): { table: string; every: string; language: string } {
  const { tables, rhythms, languages } = choices(locale);
  return {
    table: labelIn(tables, schedule.table),
    every: labelIn(rhythms, schedule.every),
    language: labelIn(languages, schedule.locale),
  };
}

/** @returns the month or quarter of a kept report, such as „ноември 2026 г.“ */
export const spanText = (span: string, locale: Locale): string =>
  periodText(span, rhythmOf(span), locale);
