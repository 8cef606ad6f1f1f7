import { dayNumber } from '../../format/date.js';
import type { Locale } from '../../locale.js';
import { addDays, addMonths } from '../days.js';
import { deadlinesSchema } from './schema.js';
import type { DatedFigure, WorksheetFacts } from '../facts.js';
import { isFactCurrent } from '../facts.js';
import { dayOfMonthFigure } from '../figures.js';
import type { FieldError } from '../read-form.js';
import { readForm } from '../read-form.js';

/** A deadline of the law that may concern her. */
export type DeadlineKind = 'contributions' | 'tax-return' | 'trader-return' | 'discount' | 'patent';

/** How long before the due day she wants to be reminded. */
export type RemindWhen = 'same-day' | 'three-days' | 'week';

/** A deadline of her own; what she does not say is empty or null. */
export interface OwnDeadline {
  what: string;
  /** YYYY-MM-DD */
  day: string | null;
}

/** What she wants to keep in mind. */
export interface DeadlinesValues {
  kinds: DeadlineKind[];
  when: RemindWhen | null;
  own: OwnDeadline[];
}

/** What falls due. */
export type DueMatter =
  | { kind: 'contributions'; /** The month they are for, YYYY-MM. */ period: string }
  | { kind: 'patent'; instalment: number }
  | { kind: 'tax-return' | 'trader-return' | 'discount' }
  | { kind: 'own'; what: string };

/** One deadline in the list. Days as YYYY-MM-DD. */
export interface Deadline {
  /** Its place in the list, from 1; the calendar knows it by nothing else. */
  number: number;
  matter: DueMatter;
  due: string;
  /** Not after the due day and not before today. */
  remindOn: string;
}

/** The deadlines of the next twelve months. */
export interface DeadlinesResult {
  deadlines: Deadline[];
  /** Ticked kinds of which not every day is known. */
  unknown: DeadlineKind[];
  /** How many of her own are past or more than a year ahead. */
  outOfYear: number;
  /** How many of her own have no day. */
  withoutDay: number;
  /** YYYY-MM-DD of the oldest figure of the law in the list; null when there is none in it. */
  checkedOn: string | null;
}

/** One due day before it has a number, and when the figure behind it was checked. */
interface Due {
  matter: DueMatter;
  due: string;
  checkedOn?: string;
}

/** What the law's facts give: the due days, and whether any of them could not be told. */
interface Found {
  dues: Due[];
  isUnknown: boolean;
}

const daysBefore: Record<RemindWhen, number> = { 'same-day': 0, 'three-days': 3, week: 7 };

const kindsInOrder: readonly DeadlineKind[] = [
  'contributions',
  'tax-return',
  'trader-return',
  'discount',
  'patent',
];

const yearlyFacts: Record<Exclude<DeadlineKind, 'contributions' | 'patent'>, string> = {
  'tax-return': 'tax-return-until',
  'trader-return': 'tax-return-trader-until',
  discount: 'tax-discount-until',
};

/** A due day counts only while the figure behind it holds on that day, too. */
function foundOf(fact: DatedFigure, all: readonly Omit<Due, 'checkedOn'>[]): Found {
  const dues = all
    .filter(({ due }) => isFactCurrent(fact, due))
    .map((due) => ({ ...due, checkedOn: fact.checkedOn }));
  return { dues, isUnknown: dues.length < all.length };
}

const nothingFound: Found = { dues: [], isUnknown: true };

/** Contributions for a month fall due in the next one: twelve due days from today on. */
function contributionDays(fact: DatedFigure | undefined, today: string): Found {
  const day = dayOfMonthFigure(fact?.value);
  if (!fact || day === null) return nothingFound;
  // January has every day a month can have; shorter months take their last one instead
  const inJanuary = `${today.slice(0, 4)}-01-${String(day).padStart(2, '0')}`;
  const thisMonth = Number(today.slice(5, 7)) - 1;
  const first = addMonths(inJanuary, thisMonth) >= today ? thisMonth : thisMonth + 1;
  const all = Array.from({ length: 12 }, (_, index) => {
    const due = addMonths(inJanuary, first + index);
    const period = addMonths(due, -1).slice(0, 7);
    return { due, matter: { kind: 'contributions' as const, period } };
  });
  return foundOf(fact, all);
}

/** A day of every year ('04-30') comes once in twelve months. The 29th of February is no such day. */
function yearlyDay(fact: DatedFigure | undefined, matter: DueMatter, today: string): Found {
  const monthDay = typeof fact?.value === 'string' ? fact.value : '';
  if (!fact || dayNumber(`2001-${monthDay}`) === null || monthDay.length !== 5) return nothingFound;
  const year = Number(today.slice(0, 4));
  const due = `${monthDay >= today.slice(5) ? year : year + 1}-${monthDay}`;
  return foundOf(fact, [{ matter, due }]);
}

function daysOf(kind: DeadlineKind, facts: WorksheetFacts, today: string): Found {
  if (kind === 'contributions') return contributionDays(facts.get('contributions-due-day'), today);
  if (kind !== 'patent') return yearlyDay(facts.get(yearlyFacts[kind]), { kind }, today);
  const found = [1, 2, 3, 4].map((instalment) => {
    const fact = facts.get(`patent-instalment-${instalment}`);
    return yearlyDay(fact, { kind, instalment }, today);
  });
  return {
    dues: found.flatMap(({ dues }) => dues),
    isUnknown: found.some(({ isUnknown }) => isUnknown),
  };
}

function numbered(dues: readonly Due[], when: RemindWhen | null, today: string): Deadline[] {
  const sorted = [...dues].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return sorted.map(({ matter, due }, index) => {
    const earlier = addDays(due, -daysBefore[when ?? 'same-day']);
    return { number: index + 1, matter, due, remindOn: earlier < today ? today : earlier };
  });
}

/**
 * Lists the due days of the next twelve months, today included: those of the law from its dated facts
 * (contributions: КСО, чл. 7; returns, discount: ЗДДФЛ, чл. 53; patent tax: ЗМДТ, the part on it), and
 * her own. Days that fall on a weekend or holiday are not moved. At most 12 + 3 + 4 and her own 8.
 * @param values what concerns her
 * @param facts the catalogue's facts; what is missing, out of date or of another form is said, not guessed
 * @param today YYYY-MM-DD, in the reader's time zone
 * @returns the deadlines by due day (among equals the law's first, then as written), and what is left out
 */
export function deadlines(
  values: DeadlinesValues,
  facts: WorksheetFacts,
  today: string,
): DeadlinesResult {
  const found = kindsInOrder
    .filter((kind) => values.kinds.includes(kind))
    .map((kind) => ({ kind, ...daysOf(kind, facts, today) }));
  const ofLaw = found.flatMap(({ dues }) => dues);
  const dated = values.own.flatMap(({ what, day }) => (day === null ? [] : [{ what, day }]));
  const end = addMonths(today, 12);
  const own = dated
    .filter(({ day }) => day >= today && day < end)
    .map(({ what, day }): Due => ({ due: day, matter: { kind: 'own', what } }));
  const checked = ofLaw.flatMap(({ checkedOn }) => checkedOn ?? []).sort();
  return {
    deadlines: numbered([...ofLaw, ...own], values.when, today),
    unknown: found.filter(({ isUnknown }) => isUnknown).map(({ kind }) => kind),
    outOfYear: dated.length - own.length,
    withoutDay: values.own.length - dated.length,
    checkedOn: checked[0] ?? null,
  };
}

/**
 * Reads the calendar's form.
 * @param form names such as 'mine.patent' and 'own.0.day', values as typed
 * @param locale the language of the page
 * @returns what concerns her, and the fields that could not be read
 */
export function parseDeadlines(
  form: Readonly<Record<string, string>>,
  locale?: Locale,
): { values: DeadlinesValues; errors: FieldError[] } {
  const { groups, errors } = readForm(deadlinesSchema, form, locale);
  const ticked = groups.mine?.[0]?.texts ?? {};
  const values: DeadlinesValues = {
    kinds: kindsInOrder.filter((kind) => ticked[kind] === 'yes'),
    // the choice is checked against the schema when the form is read
    when: (groups.remind?.[0]?.texts.when as RemindWhen | undefined) ?? null,
    own: (groups.own ?? []).map(({ texts }) => ({
      what: texts.what ?? '',
      day: texts.day ?? null,
    })),
  };
  return { values, errors };
}
