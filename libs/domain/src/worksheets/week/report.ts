import { countedWords, formatCount, formatDuration } from '../../format/count.js';
import type { Bilingual, Locale } from '../../locale.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import type { Worksheet } from '../worksheet.js';
import { weekDayLabels, weekDays, weekSchema, type WeekDayName } from './schema.js';
import type { WeekResult, WeekValues } from './week.js';
import { fullDayMinutes, parseWeek, week } from './week.js';

/** What the week says, by key. */
export const weekSentences = {
  empty: {
    bg: 'Когато попълните един ден, тук ще видите седмицата си. И един ден е план.',
    en: 'Once you fill in a day, you will see your week here. One day is a plan, too.',
  },
  total: {
    bg: 'Стъпките за седмицата са общо {duration}.',
    en: 'The steps of the week take {duration} in all.',
  },
  'only-good': {
    bg: 'Тази седмица е само за добри неща. И това е план.',
    en: 'This week is for good things only. That is a plan, too.',
  },
  rest: {
    bg: 'Без стъпка: {days}. Почивката също е част от плана.',
    en: 'Without a step: {days}. Rest is part of the plan, too.',
  },
  'no-rest': {
    bg: 'Всеки ден има стъпка. Ако Ви дойде много, някоя може да почака.',
    en: 'Every day has a step. If it gets too much, one of them can wait.',
  },
  fullest: {
    bg: 'Най-пълният ден е {day}: {duration}.',
    en: 'The fullest day is {day}: {duration}.',
  },
  'over-an-hour': {
    bg: 'Над {most}: {days}. Ако искате, преместете част от тях в по-лек ден.',
    en: 'Over {most}: {days}. If you like, move a part to a lighter day.',
  },
  'no-good': {
    bg: 'За {days} още няма нещо добро за Вас. Стига и съвсем малко: чай на спокойствие, песен, пет минути тишина.',
    en: 'For {days} there is nothing good for you yet. Something very small will do: a cup of tea in peace, a song, five minutes of quiet.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  heading: { bg: 'Ден по ден', en: 'Day by day' },
  day: { bg: 'Ден', en: 'Day' },
  step: { bg: 'Стъпка', en: 'Step' },
  time: { bg: 'Време', en: 'Time' },
  good: { bg: 'Добро за мен', en: 'Good for me' },
  rest: { bg: 'Почивка', en: 'Rest' },
  total: { bg: 'Общо', en: 'In all' },
} as const satisfies Record<string, Bilingual>;

/** Names of days in the middle of a sentence: small letters in Bulgarian. */
function inSentence(days: readonly WeekDayName[], locale: Locale): string {
  const names = days.map((day) => weekDayLabels[day][locale]).join(', ');
  return locale === 'bg' ? names.toLowerCase() : names;
}

function dayRow(values: WeekValues, day: WeekDayName, isRest: boolean, locale: Locale): string[] {
  const { step, minutes, good } = values[day];
  const time = minutes === null || isRest ? '' : formatDuration(minutes, locale);
  return [weekDayLabels[day][locale], isRest ? words.rest[locale] : step, time, good];
}

function rowsOf(values: WeekValues, result: WeekResult, locale: Locale): ReportCell[][] {
  if (result.isEmpty) return [];
  const rows = weekDays.map((day) => dayRow(values, day, result.restDays.includes(day), locale));
  if (result.totalMinutes === 0) return rows;
  return [...rows, [words.total[locale], '', formatDuration(result.totalMinutes, locale), '']];
}

function fullnessSentences(values: WeekValues, result: WeekResult, locale: Locale): string[] {
  const { fullest, overAnHour } = result;
  const sentences: string[] = [];
  if (fullest !== null) {
    const duration = formatDuration(values[fullest].minutes ?? 0, locale);
    const day = inSentence([fullest], locale);
    sentences.push(fillText(weekSentences.fullest, locale, { day, duration }));
  }
  if (overAnHour.length > 0) {
    const days = inSentence(overAnHour, locale);
    const most = formatCount(fullDayMinutes, countedWords.minute, locale);
    sentences.push(fillText(weekSentences['over-an-hour'], locale, { days, most }));
  }
  return sentences;
}

/**
 * The sentences under a week plan.
 * @param values the seven days
 * @param result the week, read
 * @param locale the language
 * @returns one to five sentences, the most important first
 */
export function weekSentencesOf(values: WeekValues, result: WeekResult, locale: Locale): string[] {
  const { stepDays, restDays, totalMinutes, withoutGood } = result;
  if (result.isEmpty) return [weekSentences.empty[locale]];
  if (stepDays.length === 0) return [weekSentences['only-good'][locale]];
  const sentences: string[] = [];
  const daysOf = (days: readonly WeekDayName[]) => ({
    days: formatCount(days.length, countedWords.day, locale),
  });
  if (totalMinutes > 0) {
    const duration = formatDuration(totalMinutes, locale);
    sentences.push(fillText(weekSentences.total, locale, { duration }));
  }
  if (restDays.length > 0) sentences.push(fillText(weekSentences.rest, locale, daysOf(restDays)));
  else sentences.push(weekSentences['no-rest'][locale]);
  sentences.push(...fullnessSentences(values, result, locale));
  if (withoutGood.length > 0) {
    sentences.push(fillText(weekSentences['no-good'], locale, daysOf(withoutGood)));
  }
  return sentences;
}

/**
 * The week plan as a result in one language.
 * @param values the seven days
 * @param locale the language
 * @returns one section: a row for each day with the total, and what it says
 */
export function weekReport(values: WeekValues, locale: Locale): WorksheetReport {
  const result = week(values);
  const columns = [words.day, words.step, words.time, words.good];
  return {
    title: weekSchema.title[locale],
    sections: [
      {
        heading: words.heading[locale],
        columns: columns.map((column) => column[locale]),
        rows: rowsOf(values, result, locale),
        sentences: weekSentencesOf(values, result, locale),
      },
    ],
  };
}

/** The week plan. */
export const weekWorksheet: Worksheet = {
  schema: weekSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parseWeek(form, locale);
    return { report: weekReport(values, locale), errors };
  },
};
