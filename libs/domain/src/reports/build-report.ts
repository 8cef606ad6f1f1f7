import { sumShown } from '../disclosure/index.js';
import type { Bilingual, Locale } from '../locale.js';
import type { ReportAsk } from './report-ask.js';
import { columnsOf } from './report-columns.js';
import type { ReportColumn, ReportDocument, ReportNumber, ReportRow } from './report-document.js';
import {
  isWithin,
  monthsOf,
  periodBefore,
  periodText,
  quarterOf,
  yearOf,
} from './report-periods.js';
import { type ReportMeasure, type ReportTime, tableNames, timeNames } from './report-tables.js';
import { reportAsOf, reportNotes } from './report-words.js';

/** A released figure of one table. */
export interface ReleasedCell {
  /** YYYY-MM, the month its release is counted to. */
  period: string;
  /** 'month', or the quarter or year it is of. */
  span: string;
  category: string;
  measure: string;
  /** Null is hidden. */
  value: number | null;
}

/** A category of a table, in the order of the report. */
export interface ReportCategory {
  id: string;
  /** What the columns of words say of it, without the period. */
  words: string[];
  keys: string[];
}

/** Totals that a coordinator typed for people taught off-line, of a month that was released. */
export interface ManualFigures {
  period: string;
  courseId: string;
  enrolled: number;
  completed: number;
  hours: number;
}

/** What a report is made of: released figures of the categories that are asked for, and the names of these. */
export interface ReportSource {
  cells: readonly ReleasedCell[];
  /** Every month, quarter and year that was released, whatever of it is asked for. */
  periods: readonly string[];
  categories: readonly ReportCategory[];
  manual: readonly (ManualFigures & { courseName: Bilingual })[];
  /** YYYY-MM-DD of the newest release; null before the first. */
  asOf: string | null;
}

const hidden: ReportNumber = { value: null, atLeast: false };
const absent: ReportNumber = { value: null, atLeast: false, isAbsent: true };

const cellMeasure = (measure: ReportMeasure): string => (measure === 'hours' ? 'minutes' : measure);

/** @returns the span of a cell, or its month */
export const periodOfCell = ({ span, period }: Pick<ReleasedCell, 'span' | 'period'>): string =>
  span === 'month' ? period : span;

const kindOf = (span: string): Exclude<ReportTime, 'sum'> =>
  span.includes('Q') ? 'quarter' : span.length === 4 ? 'year' : 'month';

/** Adds what was shown; a sum of nothing shown is hidden, and a hidden part makes it "at least". */
function added(values: readonly (number | null)[]): ReportNumber {
  return values.every((value) => value === null) ? hidden : sumShown(values);
}

/**
 * Adds the periods of a figure by the coarsest that are shown: a year before its quarters, a quarter before its
 * months, since a sum of hidden months may be shown.
 * @param cells all figures of one category and measure, of months, quarters and years
 */
export function coarsestSum(cells: readonly ReleasedCell[]): ReportNumber {
  const shown = new Set(
    cells.filter(({ value }) => value !== null).map((cell) => periodOfCell(cell)),
  );
  const isInside = (cell: ReleasedCell): boolean => {
    const own = periodOfCell(cell);
    const [first] = monthsOf(own);
    const above = [yearOf(first), ...(kindOf(own) === 'month' ? [quarterOf(first)] : [])];
    return above.some((span) => span !== own && shown.has(span));
  };
  const used = cells.filter((cell) => {
    const isHiddenWhole = cell.span !== 'month' && cell.value === null;
    return !isHiddenWhole && !isInside(cell);
  });
  return added(used.map(({ value }) => value));
}

/** Looks up what a report asks of its figures. */
type FigureOf = (category: string, measure: ReportMeasure, period: string | null) => ReportNumber;

function figuresOf(cells: readonly ReleasedCell[], { from, to }: ReportAsk): FigureOf {
  const byPlace = Map.groupBy(
    cells.filter((cell) => isWithin(periodOfCell(cell), from, to)),
    ({ category, measure }) => `${category} ${measure}`,
  );
  return (category, measure, period) => {
    const all = byPlace.get(`${category} ${cellMeasure(measure)}`) ?? [];
    const own = period === null ? all : all.filter((cell) => periodOfCell(cell) === period);
    // what no release has a place for is not hidden: it was not counted then
    if (own.length === 0) return absent;
    return period === null ? coarsestSum(own) : added(own.map(({ value }) => value));
  };
}

const isMeasure = (key: ReportColumn['key']): key is ReportMeasure =>
  !['category', 'second', 'period'].includes(key);

/** The periods of a report, the oldest first; one null for a sum. */
function periodsOf(released: readonly string[], { time, from, to }: ReportAsk): (string | null)[] {
  if (time === 'sum') return [null];
  const all = released.filter((period) => kindOf(period) === time);
  return [...new Set(all)].filter((period) => isWithin(period, from, to)).sort();
}

function numbersOf(
  columns: readonly ReportColumn[],
  figureOf: (measure: ReportMeasure, isBefore: boolean) => ReportNumber,
): ReportNumber[] {
  return columns.flatMap(({ key, isBefore = false }) =>
    isMeasure(key) ? [figureOf(key, isBefore)] : [],
  );
}

/** Rows of people taught off-line: of courses, or all together. */
function manualRows(
  { table, time, from, to, category }: ReportAsk,
  manual: ReportSource['manual'],
  { columns, locale }: { columns: readonly ReportColumn[]; locale: Locale },
): ReportRow[] {
  if (table !== 'total' && table !== 'course') return [];
  const own = manual.filter(
    ({ period, courseId }) =>
      isWithin(period, from, to) &&
      (category === null || courseId === category || table === 'total'),
  );
  const periodOfManual = ({ period }: ManualFigures): string | null =>
    ({ month: period, quarter: quarterOf(period), year: yearOf(period), sum: null })[time];
  const groups = Map.groupBy(own, (one) =>
    JSON.stringify([table === 'course' ? one.courseId : '', periodOfManual(one)]),
  );
  const outside = locale === 'bg' ? 'присъствено обучение' : 'taught in person';
  return [...groups.values()].map((group): ReportRow => {
    const [first] = group;
    const period = first ? periodOfManual(first) : null;
    const name = first && table === 'course' ? [`${first.courseName[locale]} – ${outside}`] : [];
    const figures = manualSums(group);
    return {
      keys: first && table === 'course' ? [first.courseId] : [],
      period,
      isManual: true,
      words: [
        ...name,
        ...(period === null || time === 'sum' ? [] : [periodText(period, time, locale)]),
      ],
      numbers: numbersOf(columns, (measure, isBefore) =>
        isBefore ? absent : (figures[measure] ?? absent),
      ),
    };
  });
}

function manualSums(group: readonly ManualFigures[]): Partial<Record<ReportMeasure, ReportNumber>> {
  const sum = (pick: (one: ManualFigures) => number) => ({
    value: group.reduce((whole, one) => whole + pick(one), 0),
    atLeast: false,
  });
  return {
    enrolled: sum(({ enrolled }) => enrolled),
    completed: sum(({ completed }) => completed),
    hours: sum(({ hours }) => hours),
  };
}

/**
 * Makes the document of a report from released figures: it adds and compares nothing but these.
 * @param ask what is asked for; its table's figures are in the source
 */
export function buildReport(ask: ReportAsk, source: ReportSource, locale: Locale): ReportDocument {
  const { table, time } = ask;
  const isCompared = ask.compare && time !== 'sum';
  const columns = columnsOf(table, time, { isCompared, locale });
  const figureOf = figuresOf(source.cells, ask);
  const earlier = figuresOf(source.cells, { ...ask, from: null });
  const periods = periodsOf(source.periods, ask);
  const known = new Set(source.periods);
  const rows = source.categories.flatMap(({ id, words, keys }) =>
    periods.map((period): ReportRow => ({
      keys,
      period,
      isManual: false,
      words: [
        ...words,
        ...(period === null || time === 'sum' ? [] : [periodText(period, time, locale)]),
      ],
      numbers: numbersOf(columns, (measure, isBefore) => {
        if (!isBefore || period === null) return figureOf(id, measure, period);
        const before = periodBefore(period);
        return known.has(before) ? earlier(id, measure, before) : absent;
      }),
    })),
  );
  const all = [...rows, ...manualRows(ask, source.manual, { columns, locale })];
  return {
    table,
    time,
    title: `${tableNames[table][locale]}, ${timeNames[time][locale]}`,
    asOf: source.asOf,
    columns,
    rows: all,
    notes: [reportAsOf(source.asOf, locale), ...reportNotes(all, locale)],
  };
}
