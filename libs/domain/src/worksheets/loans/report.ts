import { countedWords, formatCount } from '../../format/count.js';
import { formatPercent } from '../../format/number.js';
import type { Bilingual, Locale } from '../../locale.js';
import { loansSchema } from './schema.js';
import type { LoanCost, LoanOffer, LoansResult, LoansSentence, LoanUnknown } from './loans.js';
import { loans, parseLoans } from './loans.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import type { Worksheet } from '../worksheet.js';

/** What the comparison says, by key. */
export const loansSentences: Record<LoansSentence, Bilingual> = {
  empty: {
    bg: 'За да сметнем, попълнете колко получавате, за колко месеца и каква е вноската или лихвата.',
    en: 'To work it out, fill in what you receive, for how many months, and the instalment or the interest rate.',
  },
  one: {
    bg: 'Попълнете още една оферта и ще видите коя излиза по-евтино.',
    en: 'Fill in one more offer to see which one costs less.',
  },
  cheapest: {
    bg: 'Най-малко връщате общо с „{name}“.',
    en: 'You repay least in all with “{name}”.',
  },
  same: {
    bg: 'Най-евтините оферти струват еднакво. Вижте вноската и условията при закъснение.',
    en: 'The cheapest offers cost the same. Look at the instalment and at what happens if a payment is late.',
  },
  'different-amounts': {
    bg: 'Сумите, които получавате, са различни. Затова сравнете годишния процент на разходите: по-ниският е по-изгоден.',
    en: 'You would receive different amounts. So compare the annual percentage rate: lower is better.',
  },
  'smaller-costs-more': {
    bg: 'По-малката месечна вноска тук излиза по-скъпо общо.',
    en: 'Here the smaller monthly instalment costs more in all.',
  },
  'check-figures': {
    bg: 'По една от офертите излиза, че връщате по-малко, отколкото получавате. Проверете числата.',
    en: 'By one of the offers you would repay less than you receive. Please check the figures.',
  },
};

/** What an offer still lacks. */
export const missingFigureTexts: Record<LoanUnknown['missing'][number], Bilingual> = {
  principal: { bg: 'колко получавате', en: 'what you receive' },
  months: { bg: 'за колко месеца', en: 'for how many months' },
  payment: { bg: 'вноската или лихвата', en: 'the instalment or the interest rate' },
};

const words = {
  heading: { bg: 'Колко струва', en: 'What it costs' },
  offer: { bg: 'Оферта', en: 'Offer' },
  received: { bg: 'Получавате', en: 'You receive' },
  months: { bg: 'Срок', en: 'Time' },
  payment: { bg: 'Плащате на месец', en: 'You pay a month' },
  total: { bg: 'Връщате общо', en: 'You repay in all' },
  cost: { bg: 'Струва Ви', en: 'It costs you' },
  apr: { bg: 'Годишен процент на разходите (ГПР)', en: 'Annual percentage rate (APR)' },
  missing: { bg: 'Липсва: {what}', en: 'Missing: {what}' },
} as const satisfies Record<string, Bilingual>;

const money = (cents: number | null): ReportCell => (cents === null ? '' : { cents });

function nameOf(offer: LoanOffer, index: number, locale: Locale): string {
  return offer.label || `${words.offer[locale]} ${index + 1}`;
}

function rowOf(outcome: LoanCost | LoanUnknown, index: number, locale: Locale): ReportCell[] {
  const { offer } = outcome;
  const months = offer.months === null ? '' : formatCount(offer.months, countedWords.month, locale);
  const start = [nameOf(offer, index, locale), money(offer.principal), months];
  if (!outcome.ok) {
    const what = outcome.missing.map((key) => missingFigureTexts[key][locale]).join(', ');
    return [...start, fillText(words.missing, locale, { what }), '', '', ''];
  }
  const apr = outcome.apr === null ? '–' : formatPercent(outcome.apr, locale);
  return [
    ...start,
    money(outcome.monthlyPayment),
    money(outcome.totalRepaid),
    money(outcome.cost),
    apr,
  ];
}

/**
 * The sentences under a comparison.
 * @param result a worked-out comparison
 * @param locale the language
 * @returns the sentences, the most important first
 */
export function loansSentencesOf(result: LoansResult, locale: Locale): string[] {
  const best = result.offers[result.cheapest ?? -1];
  const name = best ? nameOf(best.offer, result.cheapest ?? 0, locale) : '';
  return result.sentences.map((key) => fillText(loansSentences[key], locale, { name }));
}

/**
 * The comparison as a result in one language.
 * @param offers up to three, in euro cents
 * @param locale the language
 * @returns one section: a row for each offer, and what it says
 */
export function loansReport(offers: readonly LoanOffer[], locale: Locale): WorksheetReport {
  const result = loans(offers);
  const { offer, received, months, payment, total, cost, apr } = words;
  return {
    title: loansSchema.title[locale],
    sections: [
      {
        heading: words.heading[locale],
        columns: [offer, received, months, payment, total, cost, apr].map((word) => word[locale]),
        rows: result.offers.map((outcome, index) => rowOf(outcome, index, locale)),
        sentences: loansSentencesOf(result, locale),
      },
    ],
  };
}

/** The comparison of loans. */
export const loansWorksheet: Worksheet = {
  schema: loansSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parseLoans(form, locale);
    return { report: loansReport(values, locale), errors };
  },
};
