import type { ReportPage } from './report-page.js';
import type { ReportMeasure, ReportTable, ReportTime } from './report-tables.js';

/** What a column of numbers counts in. Means and changes stand in tenths, so that every value is whole. */
export type ReportUnit = 'people' | 'hours' | 'days' | 'tenths';

export interface ReportColumn {
  /** 'category' and 'second' name what a row is about, 'period' its time; the others are measures. */
  key: 'category' | 'second' | 'period' | ReportMeasure;
  label: string;
  /** Null for a column of words. */
  unit: ReportUnit | null;
  /** Of the period before that of the row. */
  isBefore?: boolean;
}

/** A number of a report: hidden (null), exact, or the sum of what is shown, when a part is hidden. */
export interface ReportNumber {
  value: number | null;
  /** True when a part is hidden: it is this much or more. Never with a hidden value, a mean or a median. */
  atLeast: boolean;
  /** True where nothing is counted, and nothing is hidden either: of hand-typed rows, or before the first period. */
  isAbsent?: boolean;
}

export interface ReportRow {
  /** Ids of the categories, as the address knows them; none for the total. */
  keys: string[];
  /** '2026-11', '2026-Q4', '2026', or null for a sum. */
  period: string | null;
  /** Typed by a coordinator for people taught off-line. */
  isManual: boolean;
  /** The words of the columns without a unit, in their order. */
  words: string[];
  /** The numbers of the columns with a unit, in their order. */
  numbers: ReportNumber[];
}

/**
 * A report as it is read: the screen, every file and the API print this and compute nothing, so that none of
 * them can show another number. It holds released figures only, in the language of the reader.
 */
export interface ReportDocument {
  table: ReportTable;
  time: ReportTime;
  /** Such as „По курсове, по тримесечия“. */
  title: string;
  /** YYYY-MM-DD, the day of the newest release; null before the first. */
  asOf: string | null;
  columns: ReportColumn[];
  rows: ReportRow[];
  /** Which part of the whole this is; of a whole, nothing. */
  page?: ReportPage;
  /** As of when, what is hidden and why, what was typed by hand: sentences that go wherever the numbers go. */
  notes: string[];
}
