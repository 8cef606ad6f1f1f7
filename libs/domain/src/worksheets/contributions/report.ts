import { countedWords, formatCount } from '../../format/count.js';
import { formatDayOfMonth } from '../../format/date.js';
import { formatPercent } from '../../format/number.js';
import type { Bilingual, Locale } from '../../locale.js';
import { contributionsSchema } from './schema.js';
import type {
  Contribution,
  ContributionsFigures,
  ContributionsResult,
  ContributionsValues,
  InsuredCover,
} from './contributions.js';
import { contributions, contributionsFigures, parseContributions } from './contributions.js';
import { checkedOnSentence, figuresMissing } from '../facts.js';
import type { ReportCell, ReportSection, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import { plainSection } from '../report-parts.js';
import type { Worksheet } from '../worksheet.js';

/** What the estimate says, by key. */
export const contributionsSentences = {
  empty: {
    bg: 'Когато попълните осигурителен доход, тук ще видите колко са осигуровките на месец.',
    en: 'Once you fill in an insurable income, you will see here what the contributions are a month.',
  },
  months: {
    bg: 'Годината има от 1 до 12 месеца, затова смятаме за 12.',
    en: 'A year has 1 to 12 months, so it is worked out for 12.',
  },
  due: {
    bg: 'Осигуровките за всеки месец се внасят до {day} число на следващия месец.',
    en: 'The contributions for each month are paid by the {day} of the next month.',
  },
  limits: {
    bg: 'Доходът, който избирате, е между най-малкия и най-големия осигурителен доход за годината. Двете суми обявява Националната агенция за приходите (НАП) на nra.bg.',
    en: 'The income you choose lies between the least and the most insurable income of the year. The National Revenue Agency (НАП) publishes both amounts at nra.bg.',
  },
  unemployment: {
    bg: 'Тези осигуровки не дават право на обезщетение за безработица.',
    en: 'These contributions give no right to unemployment benefit.',
  },
  equalisation: {
    bg: 'С годишното изравняване сумата може да порасне, ако доходът Ви излезе по-висок. Попитайте счетоводител колко е добре да заделяте.',
    en: 'The yearly equalisation may raise the sum if your income turns out higher. Ask an accountant how much is good to put aside.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  heading: { bg: 'Колко са осигуровките', en: 'What the contributions are' },
  cover: { bg: 'Осигуряване', en: 'Insurance' },
  rate: { bg: 'Ставка', en: 'Rate' },
  perMonth: { bg: 'На месец', en: 'A month' },
  forMonths: { bg: 'За {months}', en: 'For {months}' },
} as const satisfies Record<string, Bilingual>;

/** What each cover is called. */
export const coverTexts: Record<InsuredCover, Bilingual> = {
  without: { bg: 'Без болест и майчинство', en: 'Without sickness and maternity' },
  with: { bg: 'С болест и майчинство', en: 'With sickness and maternity' },
};

function rowOf({ cover, rate, perMonth, forMonths }: Contribution, locale: Locale): ReportCell[] {
  const percent = formatPercent(rate, locale);
  return [coverTexts[cover][locale], percent, { cents: perMonth }, { cents: forMonths }];
}

/**
 * The sentences under an estimate.
 * @param result worked out
 * @param figures of the law
 * @param locale the language
 * @returns the sentences, the most important first
 */
export function contributionsSentencesOf(
  result: ContributionsResult,
  figures: ContributionsFigures,
  locale: Locale,
): string[] {
  const { due, limits, unemployment, equalisation, empty, months } = contributionsSentences;
  if (result.contributions.length === 0) return [empty[locale]];
  return [
    ...(result.areMonthsOfYear ? [] : [months[locale]]),
    fillText(due, locale, { day: formatDayOfMonth(figures.dueDay, locale) }),
    limits[locale],
    unemployment[locale],
    equalisation[locale],
    checkedOnSentence(figures.checkedOn, locale),
  ];
}

function sectionOf(
  values: ContributionsValues,
  figures: ContributionsFigures,
  locale: Locale,
): ReportSection {
  const result = contributions(values, figures);
  const months = formatCount(result.months, countedWords.month, locale);
  const columns = [words.cover, words.rate, words.perMonth, words.forMonths];
  return {
    heading: words.heading[locale],
    columns: columns.map((column) => fillText(column, locale, { months })),
    rows: result.contributions.map((contribution) => rowOf(contribution, locale)),
    sentences: contributionsSentencesOf(result, figures, locale),
  };
}

/**
 * The estimate as a result in one language.
 * @param values what she chooses, in euro cents
 * @param figures of the law, or null when they are missing: then nothing is calculated
 * @param locale the language
 * @returns one section: a row for each cover, and what to know
 */
export function contributionsReport(
  values: ContributionsValues,
  figures: ContributionsFigures | null,
  locale: Locale,
): WorksheetReport {
  const heading = words.heading[locale];
  const section =
    figures === null
      ? plainSection(heading, [], [figuresMissing[locale]])
      : sectionOf(values, figures, locale);
  return { title: contributionsSchema.title[locale], sections: [section] };
}

/** The estimate of contributions. */
export const contributionsWorksheet: Worksheet = {
  schema: contributionsSchema,
  workOut: (form, { locale, today, facts }) => {
    const { values, errors } = parseContributions(form, locale);
    const figures = contributionsFigures(facts, today);
    return { report: contributionsReport(values, figures, locale), errors };
  },
};
