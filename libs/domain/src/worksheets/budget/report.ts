import { countedWords, formatCount } from '../../format/count.js';
import { formatMoney } from '../../format/money.js';
import type { Bilingual, Locale } from '../../locale.js';
import { budgetSchema } from './schema.js';
import type { BudgetLine, BudgetResult, BudgetValues } from './budget.js';
import { budget, parseBudget } from './budget.js';
import type { ReportSection, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import { plainSection } from '../report-parts.js';
import type { Worksheet } from '../worksheet.js';

/** What the result says, by its key. */
export const budgetSentences = {
  left: {
    bg: 'Остават {amount} на месец. Дайте им име, например „малкият резерв“.',
    en: '{amount} is left each month. Give it a name, for example “the small reserve”.',
  },
  balanced: {
    bg: 'Приходите и разходите са равни. Всичко е покрито, а за резерв засега не остава.',
    en: 'Income and spending are equal. Everything is covered; nothing is left for a reserve yet.',
  },
  short: {
    bg: 'Не достигат {amount} на месец. Това е само сметка. Вижте кое може да почака и за кое може да поискате отсрочка.',
    en: '{amount} is missing each month. It is only a sum. See what can wait, and where you can ask for more time.',
  },
  'must-covered': {
    bg: 'Нужното е покрито: недостигът е в разходите, които се менят.',
    en: 'What cannot wait is covered: the gap is in the spending that changes.',
  },
  'must-not-covered': {
    bg: 'Приходите не стигат за нужното. Говорете с консултанта си, преди да минат сроковете за плащане.',
    en: 'The income does not reach for what cannot wait. Talk to your adviser before payments fall due.',
  },
  'year-of-reserve': {
    bg: 'Ако всеки месец остава толкова, за година се събират {amount}.',
    en: 'If as much is left every month, it adds up to {amount} in a year.',
  },
  'goal-in': { bg: 'Стигате целта след {months}.', en: 'You reach your goal in {months}.' },
  'goal-reached': { bg: 'Целта вече е достигната.', en: 'You have reached your goal.' },
  empty: {
    bg: 'Когато попълните поне една сума, тук ще видите какво остава.',
    en: 'Once you fill in an amount, you will see here what is left.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  total: { bg: 'Общо', en: 'Total' },
  unnamed: { bg: 'Без име', en: 'No name' },
  result: { bg: 'Какво остава', en: 'What is left' },
  income: { bg: 'Влизат', en: 'Comes in' },
  outgoings: { bg: 'Излизат', en: 'Goes out' },
  leftOver: { bg: 'Остават', en: 'Left over' },
} as const satisfies Record<string, Bilingual>;

function reserveSentences(result: BudgetResult, locale: Locale): string[] {
  const { inTwelveMonths, monthsToGoal } = result.reserve;
  const sentences: string[] = [];
  if (inTwelveMonths > 0) {
    const amount = formatMoney(inTwelveMonths, locale);
    sentences.push(fillText(budgetSentences['year-of-reserve'], locale, { amount }));
  }
  if (monthsToGoal === 0) sentences.push(budgetSentences['goal-reached'][locale]);
  else if (monthsToGoal !== null) {
    const months = formatCount(monthsToGoal, countedWords.month, locale);
    sentences.push(fillText(budgetSentences['goal-in'], locale, { months }));
  }
  return sentences;
}

/**
 * The sentences under a budget's result.
 * @param result a worked-out budget
 * @param locale the language
 * @returns one to four sentences, the most important first
 */
export function budgetSentencesOf(result: BudgetResult, locale: Locale): string[] {
  if (result.isEmpty) return [budgetSentences.empty[locale]];
  const amount = formatMoney(Math.abs(result.leftOver), locale);
  const sentences = [fillText(budgetSentences[result.sentence], locale, { amount })];
  if (result.sentence === 'short') {
    const covered = result.mustPayCovered ? 'must-covered' : 'must-not-covered';
    sentences.push(budgetSentences[covered][locale]);
  }
  return [...sentences, ...reserveSentences(result, locale)];
}

/**
 * The budget as a result in one language.
 * @param values the budget, in euro cents a month
 * @param locale the language
 * @returns a section for each group with its total, and one with what is left
 */
export function budgetReport(values: BudgetValues, locale: Locale): WorksheetReport {
  const result = budget(values);
  const sectionOf = (groupId: string, lines: BudgetLine[], total: number): ReportSection =>
    plainSection(budgetSchema.groups.find(({ id }) => id === groupId)?.label[locale] ?? '', [
      ...lines.map(({ label, cents }) => [label || words.unnamed[locale], { cents }]),
      [words.total[locale], { cents: total }],
    ]);
  const left = [
    [words.income[locale], { cents: result.totals.income }],
    [words.outgoings[locale], { cents: result.outgoings }],
    [words.leftOver[locale], { cents: result.leftOver }],
  ];
  return {
    title: budgetSchema.title[locale],
    sections: [
      sectionOf('income', values.income, result.totals.income),
      sectionOf('must', values.mustPay, result.totals.mustPay),
      sectionOf('changing', values.changing, result.totals.changing),
      plainSection(words.result[locale], left, budgetSentencesOf(result, locale)),
    ],
  };
}

/** The budget planner. */
export const budgetWorksheet: Worksheet = {
  schema: budgetSchema,
  workOut: (form, { locale }) => {
    const { values, errors } = parseBudget(form, locale);
    return { report: budgetReport(values, locale), errors };
  },
};
