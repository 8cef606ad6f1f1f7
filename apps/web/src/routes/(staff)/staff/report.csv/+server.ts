import { StaffReportDocument } from '@pateka/api-client';
import { redirect } from '@sveltejs/kit';
import { ApiError } from '#lib/server/api-errors.js';
import { request } from '#lib/server/api.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { csvName, reportCsv } from '../report/report-csv.js';
import { type Filter, readFilter } from '../report/report-view.js';
import type { RequestEvent, RequestHandler } from './$types.js';

async function readReport(event: RequestEvent, filter: Filter) {
  try {
    const { by: dimension, from, to } = filter;
    const ask = () => request(event, StaffReportDocument, { dimension, from, to });
    return await whenSignedIn(event, ask);
  } catch (cause) {
    // A file has no page to say why not: the report's own page says it.
    if (cause instanceof ApiError && cause.status === 403) redirect(303, '/staff/report');
    throw cause;
  }
}

/** The report as a file: the numbers of the screen, for the same address. */
export const GET: RequestHandler = async (event) => {
  const filter = readFilter(event.url.searchParams);
  const { completionReport: report } = await readReport(event, filter);
  return new Response(reportCsv(report, filter, event.locals.locale), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${csvName(report.asOf)}"`,
    },
  });
};
