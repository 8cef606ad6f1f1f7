import { formatMoney } from '../../format/money.js';
import { formatPercent } from '../../format/number.js';
import type { Bilingual, Locale } from '../../locale.js';
import { payslipSchema } from './schema.js';
import type { PayslipFigures, PayslipResult, PayslipValues } from './payslip.js';
import { parsePayslip, payslip, payslipFigures } from './payslip.js';
import { checkedOnSentence, figuresMissing } from '../facts.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import { plainSection } from '../report-parts.js';
import type { Worksheet } from '../worksheet.js';

/** What the payslip says, by key. */
export const payslipSentences = {
  empty: {
    bg: 'Когато попълните брутната заплата, тук ще видите фиша ред по ред.',
    en: 'Once you fill in the gross wage, you will see the payslip here line by line.',
  },
  agrees: {
    bg: 'Полученото съвпада със сметката. До 5 цента разлика идват от закръгляването.',
    en: 'What you received agrees with the calculation. Up to 5 cents of difference come from rounding.',
  },
  less: {
    bg: 'Получили сте с {amount} по-малко, отколкото излиза тук. Причината може да е болничен, неплатен отпуск, непълен месец или друга удръжка. Счетоводството може да Ви обясни фиша ред по ред. Ако отговорът не е ясен, може да попитате и Инспекцията по труда.',
    en: 'You received {amount} less than comes out here. The reason may be sick leave, unpaid leave, part of a month, or another deduction. Accounting can explain the payslip line by line. If the answer is not clear, you can ask the Labour Inspectorate, too.',
  },
  more: {
    bg: 'Получили сте с {amount} повече, отколкото излиза тук. Може да има добавка, обезщетение или данъчно облекчение. Счетоводството може да Ви каже откъде идва.',
    en: 'You received {amount} more than comes out here. There may be a supplement, a benefit or a tax relief. Accounting can tell you where it comes from.',
  },
  'deductions-over': {
    bg: 'Удръжките са повече от нетната заплата. Може едно от числата да е друго: сверете ги с фиша или попитайте счетоводството.',
    en: 'The deductions are more than the net wage. One of the figures may be different: compare them with the payslip, or ask accounting.',
  },
  applies: {
    bg: 'Сметката важи за родените след 1959 г., при един работодател и без данъчни облекчения.',
    en: 'This holds for people born after 1959, with one employer and without tax reliefs.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  heading: { bg: 'Ред по ред', en: 'Line by line' },
  gross: { bg: 'Брутна заплата', en: 'Gross wage' },
  insured: { bg: 'От нея се осигуряват', en: 'Of which is insured' },
  socialInsurance: {
    bg: 'Държавно обществено осигуряване ({rate})',
    en: 'State social insurance ({rate})',
  },
  supplementaryPension: {
    bg: 'Допълнително пенсионно осигуряване ({rate})',
    en: 'Supplementary pension ({rate})',
  },
  healthInsurance: { bg: 'Здравно осигуряване ({rate})', en: 'Health insurance ({rate})' },
  contributions: { bg: 'Осигуровки общо ({rate})', en: 'Contributions in all ({rate})' },
  taxed: { bg: 'Облагаема сума след осигуровките', en: 'Taxed amount after contributions' },
  incomeTax: { bg: 'Данък върху дохода ({rate})', en: 'Income tax ({rate})' },
  net: { bg: 'Нетна заплата', en: 'Net wage' },
  deductions: { bg: 'Удръжки', en: 'Deductions' },
  toReceive: { bg: 'За получаване', en: 'To be received' },
  received: { bg: 'Получихте', en: 'You received' },
  difference: { bg: 'Разлика', en: 'Difference' },
} as const satisfies Record<string, Bilingual>;

/** The lines from gross to what is to be received, in the order of payslips. */
const lines = [
  'gross',
  'insured',
  'socialInsurance',
  'supplementaryPension',
  'healthInsurance',
  'contributions',
  'taxed',
  'incomeTax',
  'net',
  'deductions',
  'toReceive',
] as const satisfies readonly (keyof PayslipResult)[];

type Line = (typeof lines)[number];

function rowsOf(result: PayslipResult, figures: PayslipFigures, locale: Locale): ReportCell[][] {
  const rates: Partial<Record<Line, number>> = figures;
  // these two lines say something only on some payslips
  const isShown: Partial<Record<Line, boolean>> = {
    insured: result.insured < result.gross,
    deductions: result.deductions > 0,
  };
  const rows = lines
    .filter((line) => isShown[line] ?? true)
    .map((line): ReportCell[] => {
      const rate = formatPercent(rates[line] ?? 0, locale);
      return [fillText(words[line], locale, { rate }), { cents: result[line] }];
    });
  if (result.difference === null) return rows;
  const received = result.toReceive + result.difference;
  return [
    ...rows,
    [words.received[locale], { cents: received }],
    [words.difference[locale], { cents: result.difference }],
  ];
}

/**
 * The sentences under a payslip.
 * @param result worked out, or null without a gross wage
 * @param checkedOn YYYY-MM-DD of the rates
 * @param locale the language
 * @returns the sentences, the most important first
 */
export function payslipSentencesOf(
  result: PayslipResult | null,
  checkedOn: string,
  locale: Locale,
): string[] {
  if (result === null) return [payslipSentences.empty[locale]];
  const { areDeductionsOver, comparison, difference } = result;
  const amount = formatMoney(Math.abs(difference ?? 0), locale);
  return [
    ...(areDeductionsOver ? [payslipSentences['deductions-over'][locale]] : []),
    ...(comparison === null ? [] : [fillText(payslipSentences[comparison], locale, { amount })]),
    payslipSentences.applies[locale],
    checkedOnSentence(checkedOn, locale),
  ];
}

/**
 * The payslip as a result in one language.
 * @param values in euro cents
 * @param figures the rates of the law, or null when they are missing: then nothing is calculated
 * @param locale the language
 * @returns one section: the lines, and what they say
 */
export function payslipReport(
  values: PayslipValues,
  figures: PayslipFigures | null,
  locale: Locale,
): WorksheetReport {
  const title = payslipSchema.title[locale];
  const heading = words.heading[locale];
  if (figures === null) {
    return { title, sections: [plainSection(heading, [], [figuresMissing[locale]])] };
  }
  const result = payslip(values, figures);
  const rows = result === null ? [] : rowsOf(result, figures, locale);
  const sentences = payslipSentencesOf(result, figures.checkedOn, locale);
  return { title, sections: [plainSection(heading, rows, sentences)] };
}

/** The payslip reader. */
export const payslipWorksheet: Worksheet = {
  schema: payslipSchema,
  workOut: (form, { locale, today, facts }) => {
    const { values, errors } = parsePayslip(form, locale);
    return { report: payslipReport(values, payslipFigures(facts, today), locale), errors };
  },
};
