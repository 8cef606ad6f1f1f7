import { formatCount, type CountedWord } from '../../format/count.js';
import { formatNumber } from '../../format/number.js';
import type { Bilingual, Locale } from '../../locale.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import type { Worksheet } from '../worksheet.js';
import type { RatedStatement, RatingResult, RatingValues } from './rating.js';
import { parseRating, rating } from './rating.js';
import { ratingSchema, ratingStatements } from './schema.js';

/** What the ratings say, by key. */
export const ratingSentences = {
  empty: {
    bg: 'Когато отбележите едно изречение, тук ще го видите. Числата са само за Вас.',
    en: 'Once you mark a sentence, you will see it here. The numbers are for you alone.',
  },
  'one-side': {
    bg: 'Когато едно и също изречение е отбелязано и в началото, и сега, тук ще видите промяната.',
    en: 'Once the same sentence is marked both for the beginning and for now, you will see the change here.',
  },
  'grew-most': {
    bg: 'Най-много е пораснало: {statements}.',
    en: 'What grew most: {statements}.',
  },
  'grew-alike': {
    bg: 'Най-много и поравно са пораснали {count}. Вижте ги в таблицата.',
    en: 'What grew most, and equally: {count}. You see them in the table.',
  },
  same: {
    bg: 'Числата са същите като в началото. Не всичко, което сте направили, се вижда в числа.',
    en: 'The numbers are the same as at the beginning. Not everything you have done shows in numbers.',
  },
  lower: {
    bg: 'По-ниско число сега може да значи, че виждате нещата по-ясно.',
    en: 'A lower number now may mean that you see things more clearly.',
  },
  'no-measure': {
    bg: 'Нищо тук не е мярка за Вас и не е диагноза. Това е бележка от Вас до Вас.',
    en: 'Nothing here is a measure of you, or a diagnosis. It is a note from you to yourself.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  heading: { bg: 'Какво се е променило', en: 'What has changed' },
  statement: { bg: 'Изречение', en: 'Sentence' },
  before: { bg: 'В началото', en: 'At the beginning' },
  now: { bg: 'Сега', en: 'Now' },
  change: { bg: 'Промяна', en: 'Change' },
  quoted: { bg: '„{text}“', en: '“{text}”' },
  average: { bg: 'Средна промяна', en: 'Average change' },
} as const satisfies Record<string, Bilingual>;

const countedSentence: CountedWord = {
  one: { bg: 'изречение', en: 'sentence' },
  other: { bg: 'изречения', en: 'sentences' },
};

/** More than two statements in one sentence are hard to read. */
const mostNamed = 2;

/** A change with its sign: +1, 0, −1 with a true minus. */
function formatChange(change: number, locale: Locale, decimals?: number): string {
  return `${change > 0 ? '+' : ''}${formatNumber(change, locale, decimals)}`;
}

const mark = (value: number | null): string => (value === null ? '' : String(value));

function rowOf({ statement, before, now, change }: RatedStatement, locale: Locale): ReportCell[] {
  const written = change === null ? '' : formatChange(change, locale);
  return [ratingStatements[statement][locale], mark(before), mark(now), written];
}

function rowsOf({ rows, averageChange, isEmpty }: RatingResult, locale: Locale): ReportCell[][] {
  if (isEmpty) return [];
  const marked = rows.filter(({ before, now }) => before !== null || now !== null);
  const written = marked.map((row) => rowOf(row, locale));
  if (averageChange === null) return written;
  const average = formatChange(averageChange, locale, 1);
  return [...written, [words.average[locale], '', '', average]];
}

function grownSentence({ grewMost }: RatingResult, locale: Locale): string {
  if (grewMost.length > mostNamed) {
    const count = formatCount(grewMost.length, countedSentence, locale);
    return fillText(ratingSentences['grew-alike'], locale, { count });
  }
  const named = grewMost.map((statement) =>
    fillText(words.quoted, locale, { text: ratingStatements[statement][locale] }),
  );
  return fillText(ratingSentences['grew-most'], locale, { statements: named.join(', ') });
}

/**
 * The sentences under the ratings.
 * @param result the two ratings compared
 * @param locale the language
 * @returns one to three sentences; what grew comes first
 */
export function ratingSentencesOf(result: RatingResult, locale: Locale): string[] {
  if (result.isEmpty) return [ratingSentences.empty[locale]];
  const sentences: string[] = [];
  if (result.compared === 0) sentences.push(ratingSentences['one-side'][locale]);
  else if (result.grewMost.length > 0) sentences.push(grownSentence(result, locale));
  else if (!result.hasLower) sentences.push(ratingSentences.same[locale]);
  if (result.hasLower) sentences.push(ratingSentences.lower[locale]);
  return [...sentences, ratingSentences['no-measure'][locale]];
}

/**
 * The self-rating as a result in one language.
 * @param values marks from 1 to 5
 * @param locale the language
 * @returns one section: every marked statement with its change, the average, and what it says
 */
export function ratingReport(values: RatingValues, locale: Locale): WorksheetReport {
  const result = rating(values);
  const columns = [words.statement, words.before, words.now, words.change];
  return {
    title: ratingSchema.title[locale],
    sections: [
      {
        heading: words.heading[locale],
        columns: columns.map((column) => column[locale]),
        rows: rowsOf(result, locale),
        sentences: ratingSentencesOf(result, locale),
      },
    ],
  };
}

/** The self-rating before and after. */
export const ratingWorksheet: Worksheet = {
  schema: ratingSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parseRating(form, locale);
    return { report: ratingReport(values, locale), errors };
  },
};
