import { figuresNeeded } from './figures-needed.js';
import type { ReportAsk } from './report-ask.js';

/** A page of the screen has no more rows, but always one category: ten over a year. An old phone draws it at once. */
const MOST_ROWS = 120;

/** What goes on paper: some ninety sheets, which take some seconds to set. Tables of more are for a spreadsheet. */
export const mostRowsOnPaper = 3000;

/** The part of a report that a page of the screen shows: some of its categories, each with all its rows. */
export interface ReportPage {
  /** From 1. */
  page: number;
  pages: number;
  /** The first and the last of its categories among all, from 1. */
  first: number;
  last: number;
  all: number;
  /** About how many rows the whole has. */
  rows: number;
}

/**
 * Cuts a long report into pages of about the same length. Categories are not cut, so that every line of a chart is
 * whole.
 * @param asked the page that is asked for; the last where there are not so many
 * @param of how many categories there are, and the months that have a release
 */
export function pageOf(
  ask: ReportAsk,
  asked: number,
  of: { categories: number; released: readonly string[] },
): ReportPage {
  const { months, spans } = figuresNeeded({ ...ask, compare: false }, of.released);
  const { categories: all } = of;
  const periods = { month: months.length, quarter: spans.length, year: spans.length, sum: 1 };
  const each = periods[ask.time];
  const most = Math.max(1, Math.floor(MOST_ROWS / Math.max(1, each)));
  const pages = Math.max(1, Math.ceil(all / most));
  const size = Math.ceil(all / pages);
  const page = Math.min(pages, Math.max(1, asked));
  const first = Math.min((page - 1) * size + 1, all);
  return { page, pages, first, last: Math.min(page * size, all), all, rows: all * each };
}
