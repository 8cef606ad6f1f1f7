import { type ReportPartsFragment, StaffReportDocument } from '@pateka/api-client';
import type { ReportColumn, ReportDocument, ReportTable, ReportTime } from '@pateka/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { ApiError } from '#lib/server/api-errors.js';
import { askedFor, type Filter, queryOf } from './report-view.js';

/**
 * The document as the domain knows it: GraphQL has null for what is left out, and no fixed words.
 * @param parts of a report that is read now, or was kept
 */
export function documentOf({ table, time, columns, rows, ...rest }: ReportPartsFragment) {
  const report: ReportDocument = {
    ...rest,
    table: table as ReportTable,
    time: time as ReportTime,
    columns: columns.map(({ key, label, unit, isBefore }) => ({
      key: key as ReportColumn['key'],
      label,
      unit: unit as ReportColumn['unit'],
      isBefore: isBefore === true,
    })),
    rows: rows.map((row) => ({
      ...row,
      numbers: row.numbers.map((number) => ({ ...number, isAbsent: number.isAbsent === true })),
    })),
  };
  return report;
}

/**
 * Reads the report that an address asks for.
 * @param page of the screen, to have a part of a long report; without it everything
 * @returns the document that page and files print
 * @throws ApiError; what `refusalOf` knows is the address's fault
 */
export async function readReport(
  event: RequestEvent,
  filter: Filter,
  page: number | null = null,
): Promise<ReportDocument> {
  const asked = { ...askedFor(filter), page };
  const { report } = await request(event, StaffReportDocument, asked);
  const { page: part, ...parts } = report;
  return { ...documentOf(parts), ...(part ? { page: part } : {}) };
}

/** Why there is no report at an address, in kind words, and where there is one. */
export interface ReportRefusal {
  text: string;
  href: string;
  link: string;
}

/**
 * Tells what is the matter with an address.
 * @param error whatever reading the report threw
 * @param filter what was asked for
 * @returns the words and the way on; null when the address is not to blame
 */
export function refusalOf(error: unknown, filter: Filter): ReportRefusal | null {
  if (!(error instanceof ApiError)) return null;
  const { code, detail } = error;
  const onTo = (text: string, change: Partial<Filter>, link: string): ReportRefusal => ({
    ...{ text, link, href: `/staff/report${queryOf({ ...filter, ...change })}` },
  });
  if (code === 'not-found')
    return onTo(m.report_no_category(), { of: null }, m.report_no_category_link());
  if (code !== 'invalid-input') return null;
  if (detail === 'table')
    return { text: m.report_no_table(), href: '/staff/report', link: m.report_no_table_link() };
  return detail.endsWith('-future')
    ? onTo(m.report_no_month(), { from: null, to: null }, m.report_no_month_link())
    : null;
}
