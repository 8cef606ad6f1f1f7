import type { CountedWord } from '../../format/count.js';
import { formatCount } from '../../format/count.js';
import { formatDate, formatMonth } from '../../format/date.js';
import type { Bilingual, Locale } from '../../locale.js';
import { assertNever } from '../../exhaustive.js';
import { deadlinesSchema } from './schema.js';
import type { Deadline, DeadlineKind, DeadlinesResult, DueMatter } from './deadlines.js';
import { deadlines, parseDeadlines } from './deadlines.js';
import { checkedOnSentence } from '../facts.js';
import type { ReportCell, WorksheetReport } from '../report.js';
import { fillText } from '../report.js';
import type { CalendarDay, Worksheet } from '../worksheet.js';

/** What the list says, by key. */
export const deadlinesSentences = {
  empty: {
    bg: 'Когато отбележите нещо или напишете свой срок с дата, тук ще видите дните.',
    en: 'Once you tick something or write a deadline of your own with its day, you will see the days here.',
  },
  'only-numbers': {
    bg: 'В календара всеки запис се казва само „Напомняне“ и число. Какво стои зад числото, пише само в този списък.',
    en: 'In the calendar each entry is called only “Reminder” and a number. What the number stands for is written only in this list.',
  },
  'not-working-day': {
    bg: 'Ако денят е почивен или празничен, попитайте дали важи следващият работен ден. По-спокойно е да се плати няколко дни по-рано.',
    en: 'If the day falls on a weekend or holiday, ask whether the next working day counts. It is calmer to pay a few days earlier.',
  },
  unknown: {
    bg: 'За следващите 12 месеца тук липсват проверени дати за: {what}. Попитайте в Националната агенция за приходите (НАП) или счетоводител.',
    en: 'For the next 12 months checked dates are missing here for: {what}. Ask the National Revenue Agency (НАП) or an accountant.',
  },
  'out-of-year': {
    bg: 'Списъкът е за 12 месеца напред. Извън него: {count}.',
    en: 'The list is for the 12 months ahead. Outside of it: {count}.',
  },
  'without-day': {
    bg: 'В списъка идва всеки срок, който има дата. Без дата засега: {count}.',
    en: 'Every deadline that has a day comes into the list. Without a day for now: {count}.',
  },
  patent: {
    bg: 'Патентният данък се плаща в общината. Там отговарят и за сроковете му.',
    en: 'The patent tax is paid to the municipality. They answer questions on its days, too.',
  },
} as const satisfies Record<string, Bilingual>;

const words = {
  heading: { bg: 'Следващите 12 месеца', en: 'The next 12 months' },
  what: { bg: 'Какво', en: 'What' },
  due: { bg: 'Краен ден', en: 'Due day' },
  remindOn: { bg: 'Ден на напомнянето', en: 'Day of the reminder' },
  reminder: { bg: 'Напомняне {number}', en: 'Reminder {number}' },
  contributions: { bg: 'Осигуровки за {month}', en: 'Contributions for {month}' },
  'tax-return': { bg: 'Годишна данъчна декларация', en: 'Yearly tax return' },
  'trader-return': {
    bg: 'Годишна данъчна декларация на едноличен търговец',
    en: 'Yearly tax return of a sole trader',
  },
  discount: {
    bg: 'Последен ден за отстъпката при ранна данъчна декларация',
    en: 'Last day of the discount for an early tax return',
  },
  patent: { bg: 'Патентен данък, вноска {instalment}', en: 'Patent tax, instalment {instalment}' },
  own: { bg: 'Мой срок', en: 'My deadline' },
} as const satisfies Record<string, Bilingual>;

/** What each kind is called where it cannot be listed. */
const kindTexts: Record<DeadlineKind, Bilingual> = {
  contributions: { bg: 'осигуровките', en: 'the contributions' },
  'tax-return': { bg: 'годишната данъчна декларация', en: 'the yearly tax return' },
  'trader-return': { bg: 'декларацията на едноличен търговец', en: 'the sole trader’s tax return' },
  discount: { bg: 'отстъпката за ранна декларация', en: 'the discount for an early return' },
  patent: { bg: 'патентния данък', en: 'the patent tax' },
};

const deadlineWord: CountedWord = {
  one: { bg: 'Ваш срок', en: 'deadline of yours' },
  other: { bg: 'Ваши срока', en: 'deadlines of yours' },
};

/** The same words in the list and in the calendar, in which they are all there is to read. */
function reminderName(number: number, locale: Locale): string {
  return fillText(words.reminder, locale, { number: String(number) });
}

function matterText(matter: DueMatter, locale: Locale): string {
  switch (matter.kind) {
    case 'contributions':
      return fillText(words.contributions, locale, { month: formatMonth(matter.period, locale) });
    case 'patent':
      return fillText(words.patent, locale, { instalment: String(matter.instalment) });
    case 'tax-return':
    case 'trader-return':
    case 'discount':
      return words[matter.kind][locale];
    case 'own':
      return matter.what || words.own[locale];
    default:
      return assertNever(matter);
  }
}

/** The number of a row is the one that its reminder has in the calendar. */
function rowOf(deadline: Deadline, hasReminders: boolean, locale: Locale): ReportCell[] {
  const { number, matter, due, remindOn } = deadline;
  const row = [`${number}. ${matterText(matter, locale)}`, formatDate(due, locale)];
  return hasReminders ? [...row, formatDate(remindOn, locale)] : row;
}

/**
 * The sentences under the list.
 * @param result the deadlines
 * @param locale the language
 * @returns one or more sentences, the most important first
 */
export function deadlinesSentencesOf(result: DeadlinesResult, locale: Locale): string[] {
  const texts = deadlinesSentences;
  const count = (many: number): string => formatCount(many, deadlineWord, locale);
  const what = result.unknown.map((kind) => kindTexts[kind][locale]).join(', ');
  const isPatent = result.deadlines.some(({ matter }) => matter.kind === 'patent');
  const sentences = [
    ...(what === '' ? [] : [fillText(texts.unknown, locale, { what })]),
    ...(isPatent || result.unknown.includes('patent') ? [texts.patent[locale]] : []),
    ...(result.outOfYear === 0
      ? []
      : [fillText(texts['out-of-year'], locale, { count: count(result.outOfYear) })]),
    ...(result.withoutDay === 0
      ? []
      : [fillText(texts['without-day'], locale, { count: count(result.withoutDay) })]),
  ];
  if (result.deadlines.length === 0) {
    return sentences.length === 0 ? [texts.empty[locale]] : sentences;
  }
  return [
    texts['only-numbers'][locale],
    ...sentences,
    texts['not-working-day'][locale],
    ...(result.checkedOn === null ? [] : [checkedOnSentence(result.checkedOn, locale)]),
  ];
}

/**
 * The deadlines as a result in one language.
 * @param result the deadlines
 * @param locale the language
 * @returns one section: a row for each deadline, and what to know
 */
export function deadlinesReport(result: DeadlinesResult, locale: Locale): WorksheetReport {
  // On the same day, the reminder's day would only repeat the due day.
  const hasReminders = result.deadlines.some(({ due, remindOn }) => due !== remindOn);
  const columns = [words.what, words.due, ...(hasReminders ? [words.remindOn] : [])];
  return {
    title: deadlinesSchema.title[locale],
    sections: [
      {
        heading: words.heading[locale],
        columns: columns.map((column) => column[locale]),
        rows: result.deadlines.map((deadline) => rowOf(deadline, hasReminders, locale)),
        sentences: deadlinesSentencesOf(result, locale),
      },
    ],
  };
}

/**
 * The entries for a calendar file. Whoever sees the calendar reads a number only: what it stands for, and
 * every word of her own, stays in the list (safety 13).
 * @param result the deadlines
 * @param locale the language
 * @returns an entry for each reminder, in the order of the list
 */
export function calendarDays(result: DeadlinesResult, locale: Locale): CalendarDay[] {
  return result.deadlines.map(({ number, remindOn }) => ({
    day: remindOn,
    title: reminderName(number, locale),
  }));
}

/** The deadline calendar. */
export const deadlinesWorksheet: Worksheet = {
  schema: deadlinesSchema,
  workOut: (form, { locale, today, facts }) => {
    const { values, errors } = parseDeadlines(form, locale);
    const result = deadlines(values, facts, today);
    const report = deadlinesReport(result, locale);
    return { report, errors, days: calendarDays(result, locale) };
  },
};
