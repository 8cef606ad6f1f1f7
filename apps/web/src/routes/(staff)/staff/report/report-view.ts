import type { StaffReportQueryVariables } from '@pateka/api-client';
import { type ReportTable, reportTables, type ReportTime, reportTimes } from '@pateka/domain';
import { pageNumber } from '#lib/staff/page-number.js';

/** What the address of the report asks for. */
export interface Filter {
  by: ReportTable;
  time: ReportTime;
  /** 'YYYY-MM', the first and the last month; null for no limit. */
  from: string | null;
  to: string | null;
  /** The one category that is looked at alone; null for all. */
  of: string | null;
  compare: boolean;
  /** Of a long report, from 1. */
  page: number;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const monthOf = (text: string | null) => (text !== null && MONTH.test(text) ? text : null);

/** Before there were quarters, "view" said whether to sum: such addresses still lie in mails. */
function timeOf(query: URLSearchParams): ReportTime {
  const view = query.get('view') === 'sum' ? 'sum' : 'month';
  return reportTimes.find((known) => known === query.get('time')) ?? view;
}

/** The form sends along of which table its category is: with another table it would be none. */
function categoryOf(query: URLSearchParams, by: ReportTable): string | null {
  const table = query.get('ofby');
  return table === null || table === by ? query.get('of') : null;
}

/**
 * Reads the filter from the address. What cannot be understood is left out instead of refused: an old
 * bookmark must still open a report. Ids and months are the API's to know.
 * @param query the address's parameters: by, time, from, to, of, compare, page
 * @param table what to show when the address names none
 * @returns the filter; months the wrong way round are turned
 */
export function readFilter(query: URLSearchParams, table: ReportTable = 'total'): Filter {
  const by = reportTables.find((known) => known === query.get('by')) ?? table;
  const time = timeOf(query);
  const from = monthOf(query.get('from'));
  const to = monthOf(query.get('to'));
  const turned = from !== null && to !== null && from > to;
  return {
    by,
    time,
    from: turned ? to : from,
    to: turned ? from : to,
    of: categoryOf(query, by),
    compare: query.get('compare') === '1' && time !== 'sum',
    page: pageNumber(query),
  };
}

/**
 * The parameters of a filter, as addresses and hidden fields carry them.
 * @returns names and values, without what is not asked for and without the page: another question begins anew
 */
export function parametersOf({ by, time, from, to, of, compare }: Filter): [string, string][] {
  const all: [string, string | null][] = [
    ['by', by],
    ['time', time],
    ['from', from],
    ['to', to],
    ['of', of],
    ['compare', compare ? '1' : null],
  ];
  return all.filter((one): one is [string, string] => one[1] !== null);
}

/**
 * Writes a filter as an address's query, so that page and files always show the same.
 * @param page of the screen; files have them all
 * @returns such as '?by=course&time=quarter&from=2026-05'
 */
export function queryOf(filter: Filter, page = 1): string {
  const query = new URLSearchParams(parametersOf(filter));
  if (page > 1) query.set('page', String(page));
  return `?${query.toString()}`;
}

/** @returns the filter as the API is asked */
export const askedFor = (filter: Filter): StaffReportQueryVariables => ({
  table: filter.by,
  time: filter.time,
  from: filter.from,
  to: filter.to,
  category: filter.of,
  compare: filter.compare,
});
