import type { CountedWord } from '../../format/count.js';
import { formatCount } from '../../format/count.js';
import { formatMoney } from '../../format/money.js';
import type { Bilingual, Locale } from '../../locale.js';
import { priceSchema } from './schema.js';
import type { MissingValue, PriceResult, PriceValues } from './price.js';
import { parsePrice, price } from './price.js';
import type { ReportCell, ReportSection, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import { plainSection } from '../report-parts.js';
import type { Worksheet } from '../worksheet.js';

/** What the result says, by its key. */
export const priceSentences = {
  empty: {
    bg: 'Когато попълните първите числа, тук ще видите колко струва един брой и кога разходите са покрити.',
    en: 'Once you fill in the first figures, you will see here what a piece costs and when your costs are covered.',
  },
  'fill-in': {
    bg: 'Ще видите повече, ако попълните още: {what}.',
    en: 'You will see more if you also fill in: {what}.',
  },
  'break-even': {
    bg: 'При {pieces} на месец постоянните разходи са покрити. Всеки следващ брой оставя {margin}.',
    en: 'At {pieces} a month the fixed costs are covered. Each further piece leaves {margin}.',
  },
  'no-fixed': {
    bg: 'Няма постоянни разходи за покриване: всеки продаден брой оставя {margin}.',
    en: 'There are no fixed costs to cover: each piece sold leaves {margin}.',
  },
  loses: {
    bg: 'При тази цена всеки брой струва с {amount} повече, отколкото носи. Повече продажби няма да помогнат; по-висока цена или по-евтин материал – да.',
    en: 'At this price each piece costs {amount} more than it brings in. Selling more will not help; a higher price or cheaper material will.',
  },
  'nothing-over': {
    bg: 'Цената е колкото разхода за един брой: за постоянните разходи и труда Ви не остава. И малко по-висока цена променя това.',
    en: 'The price is just the cost of one piece: nothing is left for fixed costs and your work. Even a slightly higher price changes that.',
  },
  'month-left': {
    bg: 'При {planned} на месец след разходите остават {amount} – за труда Ви и за данъци.',
    en: 'At {planned} a month {amount} is left after costs – for your work and for taxes.',
  },
  'month-even': {
    bg: 'При {planned} на месец разходите са точно покрити, а за труда Ви засега не остава.',
    en: 'At {planned} a month the costs are just covered; nothing is left for your work yet.',
  },
  'month-short': {
    bg: 'При {planned} на месец не достигат {amount}. До точката на рентабилност остават още {more}.',
    en: 'At {planned} a month {amount} is missing. It takes {more} more to break even.',
  },
  'price-covers': {
    bg: 'Цената покрива разходите и труда Ви, както сте го оценили.',
    en: 'The price covers the costs, and your work at the worth you gave it.',
  },
  'price-below': {
    bg: 'При {planned} на месец трудът Ви е платен изцяло от цена {least} нагоре. Може да се промени и друго: времето, материалът, броят.',
    en: 'At {planned} a month your work is fully paid from a price of {least} up. Other things can change, too: the time, the material, the number.',
  },
} as const satisfies Record<string, Bilingual>;

/** What is missing, as the sentence names it. */
export const missingValueTexts: Record<MissingValue, Bilingual> = {
  fixed: {
    bg: 'постоянните разходи на месец (0, ако няма)',
    en: 'the fixed costs a month (0 if there are none)',
  },
  variable: { bg: 'разхода за един брой', en: 'the cost of one piece' },
  price: { bg: 'цената за един брой', en: 'the price of one piece' },
  pieces: { bg: 'колко броя на месец', en: 'how many pieces a month' },
  minutes: { bg: 'минутите за един брой', en: 'the minutes for one piece' },
  hour: { bg: 'колко искате да струва час труд', en: 'what an hour of work should be worth' },
};

const words = {
  piece: { bg: 'Един брой', en: 'One piece' },
  variable: { bg: 'Материал и друго за един брой', en: 'Material and other cost of one piece' },
  fixedShare: { bg: 'Дял от постоянните разходи', en: 'Share of the fixed costs' },
  ownWork: { bg: 'Вашият труд', en: 'Your work' },
  unitCost: { bg: 'Струва общо', en: 'Costs in all' },
  unitCostWithoutWork: { bg: 'Струва общо, без труда Ви', en: 'Costs in all, without your work' },
  price: { bg: 'Цена', en: 'Price' },
  margin: {
    bg: 'Един брой оставя (цената без разхода за него)',
    en: 'One piece leaves (the price less its own cost)',
  },
  month: { bg: 'Един месец', en: 'One month' },
  breakEven: { bg: 'Точка на рентабилност', en: 'Break-even' },
  leftOver: { bg: 'Остават след разходите', en: 'Left after costs' },
  perHour: { bg: 'Остава за час Ваш труд', en: 'Left for an hour of your work' },
  leastPrice: {
    bg: 'Най-ниска цена, която покрива всичко',
    en: 'Least price that covers everything',
  },
  leastWithoutWork: {
    bg: 'Най-ниска цена, която покрива разходите, без труда Ви',
    en: 'Least price that covers the costs, without your work',
  },
} as const satisfies Record<string, Bilingual>;

const pieceWord: CountedWord = {
  one: { bg: 'брой', en: 'piece' },
  other: { bg: 'броя', en: 'pieces' },
};

function marginSentence({ margin, breakEven }: PriceResult, locale: Locale): string[] {
  if (margin === null) return [];
  const amount = formatMoney(Math.abs(margin), locale);
  if (margin < 0) return [fillText(priceSentences.loses, locale, { amount })];
  if (margin === 0) return [priceSentences['nothing-over'][locale]];
  if (breakEven === null) return [];
  const key = breakEven === 0 ? 'no-fixed' : 'break-even';
  const pieces = formatCount(breakEven, pieceWord, locale);
  return [fillText(priceSentences[key], locale, { pieces, margin: amount })];
}

function monthSentences(values: PriceValues, result: PriceResult, locale: Locale): string[] {
  const { leftOver, breakEven, leastPrice } = result;
  const pieces = values.pieces ?? 0;
  const planned = formatCount(pieces, pieceWord, locale);
  const sentences: string[] = [];
  if (leftOver !== null && breakEven !== null) {
    const key = leftOver > 0 ? 'month-left' : leftOver === 0 ? 'month-even' : 'month-short';
    const amount = formatMoney(Math.abs(leftOver), locale);
    const more = formatCount(breakEven - pieces, pieceWord, locale);
    sentences.push(fillText(priceSentences[key], locale, { planned, amount, more }));
  }
  if (leastPrice !== null && values.price !== null && result.ownWork !== null) {
    const key = values.price >= leastPrice ? 'price-covers' : 'price-below';
    const least = formatMoney(leastPrice, locale);
    sentences.push(fillText(priceSentences[key], locale, { planned, least }));
  }
  return sentences;
}

/**
 * The sentences under the calculator's result.
 * @param values what she filled in
 * @param result what comes of it
 * @param locale the language
 * @returns one to four sentences, the most important first
 */
export function priceSentencesOf(
  values: PriceValues,
  result: PriceResult,
  locale: Locale,
): string[] {
  const isEmpty = Object.values(values).every((value) => value === null);
  if (isEmpty) return [priceSentences.empty[locale]];
  const what = result.missing.map((name) => missingValueTexts[name][locale]).join(', ');
  return [
    ...marginSentence(result, locale),
    ...monthSentences(values, result, locale),
    ...(what === '' ? [] : [fillText(priceSentences['fill-in'], locale, { what })]),
  ];
}

function moneyRow(label: Bilingual, cents: number | null, locale: Locale): ReportCell[][] {
  return cents === null ? [] : [[label[locale], { cents }]];
}

function pieceSection(values: PriceValues, result: PriceResult, locale: Locale): ReportSection {
  const total = result.ownWork === null ? words.unitCostWithoutWork : words.unitCost;
  return plainSection(words.piece[locale], [
    ...moneyRow(words.variable, values.variable, locale),
    ...moneyRow(words.fixedShare, result.fixedShare, locale),
    ...moneyRow(words.ownWork, result.ownWork, locale),
    ...moneyRow(total, result.unitCost, locale),
    ...moneyRow(words.price, values.price, locale),
    ...moneyRow(words.margin, result.margin, locale),
  ]);
}

function monthSection(values: PriceValues, result: PriceResult, locale: Locale): ReportSection {
  const { breakEven, leftOver, perHour, leastPrice, ownWork } = result;
  const least = ownWork === null ? words.leastWithoutWork : words.leastPrice;
  const pieces = breakEven === null ? '' : formatCount(breakEven, pieceWord, locale);
  const rows = [
    ...(pieces === '' ? [] : [[words.breakEven[locale], pieces]]),
    ...moneyRow(words.leftOver, leftOver, locale),
    ...moneyRow(words.perHour, perHour, locale),
    ...moneyRow(least, leastPrice, locale),
  ];
  return plainSection(words.month[locale], rows, priceSentencesOf(values, result, locale));
}

/**
 * The calculation as a result in one language.
 * @param values in euro cents, whole pieces and minutes
 * @param locale the language
 * @returns one piece, if anything of it is known, and the month, with the rows that can be worked out
 */
export function priceReport(values: PriceValues, locale: Locale): WorksheetReport {
  const result = price(values);
  return {
    title: priceSchema.title[locale],
    sections: [pieceSection(values, result, locale), monthSection(values, result, locale)].filter(
      ({ rows, sentences }) => rows.length + sentences.length > 0,
    ),
  };
}

/** The price and break-even calculator. */
export const priceWorksheet: Worksheet = {
  schema: priceSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parsePrice(form, locale);
    return { report: priceReport(values, locale), errors };
  },
};
