import { formatDate } from '../../format/date.js';
import type { Bilingual, Locale } from '../../locale.js';
import { debtsSchema } from './schema.js';
import type { Debt, DebtFlag, DebtsResult, RankedDebt } from './debts.js';
import { debts, parseDebts } from './debts.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import { plainSection } from '../report-parts.js';
import type { Worksheet } from '../worksheet.js';

/** Why a debt stands where it stands. */
export const debtReasons: Record<RankedDebt['reason'], Bilingual> = {
  home: { bg: 'от него зависи жилището', en: 'your home depends on it' },
  'health-or-utilities': {
    bg: 'от него зависят здравето, токът или водата',
    en: 'health, electricity or water depend on it',
  },
  'work-or-phone': {
    bg: 'от него зависят работата или връзката по телефона',
    en: 'your job or your phone depends on it',
  },
  seizure: { bg: 'може да се стигне до запор', en: 'it may come to a seizure' },
  unknown: { bg: 'последицата още не е ясна', en: 'what follows is not clear yet' },
  'fee-only': { bg: 'струва лихва или такса', en: 'it costs interest or a fee' },
};

/** What to look at, by flag. Whether and when to act stays her decision. */
export const debtFlagTexts: Record<DebtFlag, Bilingual> = {
  'reply-soon': {
    bg: 'Писмото е скорошно. Ако е от съд, срокът за отговор е кратък: покажете го на юрист тези дни.',
    en: 'The letter is recent. If it is from a court, the time to answer is short: show it to a lawyer these days.',
  },
  'ask-lawyer-pressure': {
    bg: 'Ако подписът не е бил по Ваш избор, попитайте юрист, преди да платите или да подпишете нещо ново. Може да има какво да се направи.',
    en: 'If you did not sign of your own choice, ask a lawyer before you pay or sign anything new. Something may still be done.',
  },
  'not-in-your-name': {
    bg: 'Дългът е на друго име. Попитайте юрист дали изобщо го дължите Вие.',
    en: 'The debt is in somebody else’s name. Ask a lawyer whether you owe it at all.',
  },
  'shared-name': {
    bg: 'Дългът е общ. Попитайте юрист за каква част отговаряте.',
    en: 'The debt is shared. Ask a lawyer for which part you answer.',
  },
  'older-letter': {
    bg: 'Писмото е отпреди повече от месец. Покажете го на юрист: понякога и късно може да се отговори.',
    en: 'The letter is more than a month old. Show it to a lawyer: sometimes it can still be answered.',
  },
};

const words = {
  order: { bg: 'С кое да започнете', en: 'Where to begin' },
  look: { bg: 'На какво да обърнете внимание', en: 'What to look at' },
  totals: { bg: 'Общо', en: 'In all' },
  creditor: { bg: 'Към кого', en: 'Owed to' },
  owed: { bg: 'Дължи се', en: 'Owed' },
  monthly: { bg: 'На месец', en: 'A month' },
  why: { bg: 'Защо тук', en: 'Why here' },
  letter: { bg: 'Първо писмо', en: 'First letter' },
  unnamed: { bg: 'Без име', en: 'No name' },
  allOwed: { bg: 'Всички дългове', en: 'All debts' },
  allMonthly: { bg: 'Вноски на месец', en: 'Instalments a month' },
  mine: { bg: 'На мое име', en: 'In my name' },
  shared: { bg: 'Общи', en: 'Shared' },
  'someone-else': { bg: 'На друго име', en: 'In somebody else’s name' },
  unknown: { bg: 'Не е ясно на чие име', en: 'Not clear in whose name' },
  atLeast: {
    bg: 'Някои суми не са попълнени: общо е поне толкова.',
    en: 'Some amounts are missing: it is at least this much in all.',
  },
  empty: {
    bg: 'Когато попълните един дълг, тук ще видите с кое да започнете.',
    en: 'Once you fill in a debt, you will see here where to begin.',
  },
  named: { bg: '{creditor}: {text}', en: '{creditor}: {text}' },
} as const satisfies Record<string, Bilingual>;

const nameOf = (debt: Debt, locale: Locale): string => debt.creditor || words.unnamed[locale];

const money = (cents: number | null): ReportCell => (cents === null ? '' : { cents });

function rowOf({ debt, rank, reason }: RankedDebt, locale: Locale): ReportCell[] {
  const letter = debt.firstLetterOn === null ? '' : formatDate(debt.firstLetterOn, locale);
  const name = `${rank}. ${nameOf(debt, locale)}`;
  const why = debtReasons[reason][locale];
  return [name, money(debt.amountOwed), money(debt.monthly), why, letter];
}

function flagSentences(result: DebtsResult, locale: Locale): string[] {
  return result.ordered.flatMap(({ debt, flags }) =>
    flags.map((flag) =>
      fillText(words.named, locale, {
        creditor: nameOf(debt, locale),
        text: debtFlagTexts[flag][locale],
      }),
    ),
  );
}

function totalRows({ totals }: DebtsResult, locale: Locale): ReportCell[][] {
  const names = ['mine', 'shared', 'someone-else', 'unknown'] as const;
  const given = names.filter((name) => totals.owedByName[name] > 0);
  return [
    [words.allOwed[locale], { cents: totals.owed }],
    [words.allMonthly[locale], { cents: totals.monthly }],
    ...given.map((name) => [words[name][locale], { cents: totals.owedByName[name] }]),
  ];
}

/**
 * The debt list as a result in one language.
 * @param list the debts, in euro cents
 * @param locale the language
 * @param today YYYY-MM-DD, in the reader's time zone
 * @returns the debts in order with reasons, what to look at, and the totals
 */
export function debtsReport(list: readonly Debt[], locale: Locale, today: string): WorksheetReport {
  const result = debts(list, today);
  const isEmpty = list.length === 0;
  const columns = [words.creditor, words.owed, words.monthly, words.why, words.letter];
  const look = flagSentences(result, locale);
  return {
    title: debtsSchema.title[locale],
    sections: [
      {
        heading: words.order[locale],
        columns: columns.map((column) => column[locale]),
        rows: result.ordered.map((ranked) => rowOf(ranked, locale)),
        sentences: isEmpty ? [words.empty[locale]] : [],
      },
      ...(look.length > 0 ? [plainSection(words.look[locale], [], look)] : []),
      plainSection(
        words.totals[locale],
        totalRows(result, locale),
        result.unknownAmounts > 0 ? [words.atLeast[locale]] : [],
      ),
    ],
  };
}

/** The debt list. */
export const debtsWorksheet: Worksheet = {
  schema: debtsSchema,
  workOut: (form, { locale, today }) => {
    const { values, errors } = parseDebts(form, locale);
    return { report: debtsReport(values, locale, today), errors };
  },
};
