import { formatCount, type CountedWord } from '../../format/count.js';
import type { Bilingual, Locale } from '../../locale.js';
import { noteLines, plainSection } from '../report-parts.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import type { Worksheet } from '../worksheet.js';
import { strengthNames, strengthsSchema } from './schema.js';
import type { Strength, StrengthCard, StrengthsResult } from './strengths.js';
import { parseStrengths, strengths } from './strengths.js';

/** What the cards say, by key. */
export const strengthsSentences = {
  empty: {
    bg: 'Когато попълните една карта, тук ще видите силната си страна. Една е достатъчна за начало.',
    en: 'Once you fill in a card, you will see your strength here. One is enough to begin with.',
  },
  named: {
    bg: 'Назовахте {count}. Това вече е добро начало.',
    en: 'You have named {count}. That is a good beginning already.',
  },
  beginning: {
    bg: 'Вече имате пример за {count}. Това е добро начало, а другите ще дойдат после.',
    en: 'You already have an example for {count}. That is a good beginning; others will come later.',
  },
  'full-hand': {
    bg: 'Имате пример за {count}: пълна шепа! Прочетете ги още веднъж, на глас или наум.',
    en: 'You have an example for {count}: a full hand! Read them once more, aloud or to yourself.',
  },
  next: {
    bg: 'Пример може да добавите и за „{name}“. Помислете за един обикновен ден.',
    en: 'You could add an example for “{name}”, too. Think of an ordinary day.',
  },
  unnamed: {
    bg: 'Има пример, който още чака име. Коя Ваша силна страна показва той?',
    en: 'There is an example that still waits for a name. Which strength of yours does it show?',
  },
  merged: {
    bg: 'Една и съща силна страна стои на няколко карти. Тук е веднъж, с всичките си примери.',
    en: 'The same strength is on several cards. Here it stands once, with all its examples.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  heading: { bg: 'В какво ме бива', en: 'What I am good at' },
  unnamed: { bg: 'Още без име', en: 'No name yet' },
} as const satisfies Record<string, Bilingual>;

const countedStrength: CountedWord = {
  one: { bg: 'силна страна', en: 'strength' },
  other: { bg: 'силни страни', en: 'strengths' },
};

function nameOf({ strength, own }: Strength, locale: Locale): string {
  return strength === null ? own : strengthNames[strength][locale];
}

const inOneCell = (examples: readonly string[]): string =>
  examples.map((example) => noteLines(example).join(' ')).join('; ');

/**
 * The sentences under the cards.
 * @param result the cards put together
 * @param locale the language
 * @returns one to four sentences, the most important first
 */
export function strengthsSentencesOf(result: StrengthsResult, locale: Locale): string[] {
  const { withExample, isFullHand, next, unnamed, isMerged } = result;
  const total = result.strengths.length;
  if (total === 0 && unnamed.length === 0) return [strengthsSentences.empty[locale]];
  const sentences: string[] = [];
  const say = (key: keyof typeof strengthsSentences, values: Record<string, string> = {}): void => {
    sentences.push(fillText(strengthsSentences[key], locale, values));
  };
  if (withExample > 0) {
    const count = formatCount(withExample, countedStrength, locale);
    say(isFullHand ? 'full-hand' : 'beginning', { count });
  } else if (total > 0) {
    say('named', { count: formatCount(total, countedStrength, locale) });
  }
  if (next && !isFullHand) say('next', { name: nameOf(next, locale) });
  if (unnamed.length > 0) say('unnamed');
  if (isMerged) say('merged');
  return sentences;
}

/**
 * The strengths cards as a result in one language.
 * @param cards as filled in
 * @param locale the language
 * @returns one section: each strength with its examples, and what it says
 */
export function strengthsReport(cards: readonly StrengthCard[], locale: Locale): WorksheetReport {
  const result = strengths(cards);
  const rows: ReportCell[][] = [
    ...result.strengths.map((one) => [nameOf(one, locale), inOneCell(one.examples)]),
    ...result.unnamed.map((example) => [words.unnamed[locale], inOneCell([example])]),
  ];
  return {
    title: strengthsSchema.title[locale],
    sections: [plainSection(words.heading[locale], rows, strengthsSentencesOf(result, locale))],
  };
}

/** The strengths cards. */
export const strengthsWorksheet: Worksheet = {
  schema: strengthsSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parseStrengths(form, locale);
    return { report: strengthsReport(values, locale), errors };
  },
};
