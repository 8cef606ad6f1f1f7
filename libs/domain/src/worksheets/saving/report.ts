import { countedWords, formatCount } from '../../format/count.js';
import { formatDate } from '../../format/date.js';
import { formatMoney } from '../../format/money.js';
import type { Bilingual, Locale } from '../../locale.js';
import { savingSchema } from './schema.js';
import type { SavingPace, SavingResult, SavingRhythm, SavingValues } from './saving.js';
import { parseSaving, saving } from './saving.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import { plainSection } from '../report-parts.js';
import type { Worksheet } from '../worksheet.js';

/** What the result says, by its key. */
export const savingSentences = {
  empty: {
    bg: 'Когато напишете колко искате да съберете, тук ще видите колко липсва.',
    en: 'Once you write how much you want to save, you will see here what is missing.',
  },
  reached: {
    bg: 'Целта е достигната. Това е Вашият резерв.',
    en: 'The goal is reached. This is your reserve.',
  },
  'add-amount': {
    bg: 'Ако добавите сума или дата, ще видите и пътя дотам.',
    en: 'If you add an amount or a date, you will see the way there, too.',
  },
  zero: {
    bg: 'Сега сумата е 0 и това е наред. Събраното остава. Когато може, и малка сума приближава целта.',
    en: 'The amount is 0 for now, and that is all right. What you have stays. When you can, even a small amount brings the goal nearer.',
  },
  'hard-week': {
    bg: 'В тежка седмица или месец сумата може да е 0. Събраното не се губи, само пътят става малко по-дълъг.',
    en: 'In a hard week or month the amount can be 0. Nothing saved is lost; the way only gets a little longer.',
  },
  far: {
    bg: 'С тази сума пътят е много дълъг. По-малка първа цел се стига по-скоро.',
    en: 'With this amount the way is very long. A smaller first goal comes sooner.',
  },
  'in-time': {
    bg: 'До {date} целта е събрана с по {amount} {rhythm}.',
    en: 'With {amount} {rhythm} you are there by {date}.',
  },
  'short-each-time': {
    bg: 'До {date} по {amount} {rhythm} не достигат: всеки път са нужни още {short}. Може и по-късна дата или по-малка първа цел. Изборът е Ваш.',
    en: 'By {date}, {amount} {rhythm} is not quite enough: it takes {short} more each time. A later date or a smaller first goal will do, too. The choice is yours.',
  },
  'date-past': {
    bg: 'Тази дата е днес или вече е минала. С по-късна дата ще видите по колко е нужно.',
    en: 'This date is today or already past. With a later date you will see what it takes each time.',
  },
  'no-week': {
    bg: 'До {date} остава по-малко от седмица. Липсват {missing}.',
    en: 'There is less than a week until {date}. {missing} is missing.',
  },
  'no-month': {
    bg: 'До {date} няма цял месец, затова смятаме по седмици.',
    en: 'There is no whole month until {date}, so it is worked out by weeks.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  goalHeading: { bg: 'Колко липсва', en: 'What is missing' },
  goal: { bg: 'Цел', en: 'Goal' },
  saved: { bg: 'Имам сега', en: 'I have now' },
  missing: { bg: 'Липсват', en: 'Missing' },
  paceHeading: { bg: 'Кога се стига целта', en: 'When the goal is reached' },
  pace: { bg: 'По {amount} {rhythm}', en: '{amount} {rhythm}' },
  after: { bg: 'след {times}, около {date}', en: 'in {times}, about {date}' },
  afterLong: { bg: 'след повече от 50 години', en: 'in more than 50 years' },
  needHeading: { bg: 'По колко е нужно до {date}', en: 'What it takes by {date}' },
} as const satisfies Record<string, Bilingual>;

const rhythmWords: Record<SavingRhythm, Bilingual> = {
  week: { bg: 'всяка седмица', en: 'every week' },
  month: { bg: 'всеки месец', en: 'every month' },
};

const needWords: Record<SavingRhythm, Bilingual> = {
  week: { bg: 'Всяка седмица ({times})', en: 'Every week ({times})' },
  month: { bg: 'Всеки месец ({times})', en: 'Every month ({times})' },
};

const moneyOf = (cents: number | null, locale: Locale): string => formatMoney(cents ?? 0, locale);

function paceSentences({ amount, by }: SavingValues, pace: SavingPace, locale: Locale): string[] {
  const { rhythm, shortEachTime } = pace;
  if (shortEachTime === null) return [];
  const key = shortEachTime > 0 ? 'short-each-time' : 'in-time';
  return [
    fillText(savingSentences[key], locale, {
      amount: moneyOf(amount, locale),
      rhythm: rhythmWords[rhythm][locale],
      date: formatDate(by ?? '', locale),
      short: formatMoney(shortEachTime, locale),
    }),
  ];
}

function dateSentences(values: SavingValues, result: SavingResult, locale: Locale): string[] {
  if (values.by === null) return [];
  if (result.isDatePast) return [savingSentences['date-past'][locale]];
  const places = {
    date: formatDate(values.by, locale),
    missing: formatMoney(result.missing, locale),
  };
  const has = (rhythm: SavingRhythm): boolean =>
    result.needs.some((need) => need.rhythm === rhythm);
  if (!has('week')) return [fillText(savingSentences['no-week'], locale, places)];
  if (has('month') || values.rhythm !== 'month') return [];
  return [fillText(savingSentences['no-month'], locale, places)];
}

/**
 * The sentences under a saving goal.
 * @param values what she wrote
 * @param result the goal worked out
 * @param locale the language
 * @returns one or more sentences, the most important first
 */
export function savingSentencesOf(
  values: SavingValues,
  result: SavingResult,
  locale: Locale,
): string[] {
  if (result.isEmpty) return [savingSentences.empty[locale]];
  if (result.isReached) return [savingSentences.reached[locale]];
  const sentences = [
    ...result.paces.flatMap((pace) => paceSentences(values, pace, locale)),
    ...dateSentences(values, result, locale),
  ];
  if (result.paces.some(({ reachedOn }) => reachedOn === null)) {
    sentences.push(savingSentences.far[locale]);
  }
  if (values.amount === 0) sentences.push(savingSentences.zero[locale]);
  else if (result.paces.length + result.needs.length > 0) {
    sentences.push(savingSentences['hard-week'][locale]);
  } else if (values.by === null) sentences.push(savingSentences['add-amount'][locale]);
  return sentences;
}

function paceRow(amount: number | null, pace: SavingPace, locale: Locale): ReportCell[] {
  const { rhythm, times, reachedOn } = pace;
  const name = fillText(words.pace, locale, {
    amount: moneyOf(amount, locale),
    rhythm: rhythmWords[rhythm][locale],
  });
  if (reachedOn === null) return [name, words.afterLong[locale]];
  const places = {
    times: formatCount(times, countedWords[rhythm], locale),
    date: formatDate(reachedOn, locale),
  };
  return [name, fillText(words.after, locale, places)];
}

function needRows({ needs }: SavingResult, locale: Locale): ReportCell[][] {
  return needs.map(({ rhythm, times, cents }) => {
    const counted = formatCount(times, countedWords[rhythm], locale);
    return [fillText(needWords[rhythm], locale, { times: counted }), { cents }];
  });
}

function goalRows(values: SavingValues, result: SavingResult, locale: Locale): ReportCell[][] {
  if (result.isEmpty) return [];
  return [
    [words.goal[locale], { cents: values.goal ?? 0 }],
    [words.saved[locale], { cents: values.saved ?? 0 }],
    [words.missing[locale], { cents: result.missing }],
  ];
}

/**
 * The saving goal as a result in one language.
 * @param values the goal, in euro cents
 * @param locale the language
 * @param today YYYY-MM-DD, in the reader's time zone
 * @returns what is missing; when it is reached, with an amount; what is needed, with a date; and what it
 *   says, under the last of these
 */
export function savingReport(values: SavingValues, locale: Locale, today: string): WorksheetReport {
  const result = saving(values, today);
  const date = formatDate(values.by ?? '', locale);
  const rowsOfPaces = result.paces.map((pace) => paceRow(values.amount, pace, locale));
  const rowsOfNeeds = needRows(result, locale);
  const sections = [
    plainSection(words.goalHeading[locale], goalRows(values, result, locale)),
    plainSection(words.paceHeading[locale], rowsOfPaces),
    plainSection(fillText(words.needHeading, locale, { date }), rowsOfNeeds),
  ].filter(({ rows }, index) => index === 0 || rows.length > 0);
  sections.at(-1)?.sentences.push(...savingSentencesOf(values, result, locale));
  return { title: savingSchema.title[locale], sections };
}

/** The saving goal. */
export const savingWorksheet: Worksheet = {
  schema: savingSchema,
  workOut: (form, { locale, today }) => {
    const { values, errors } = parseSaving(form, locale);
    return { report: savingReport(values, locale, today), errors };
  },
};
