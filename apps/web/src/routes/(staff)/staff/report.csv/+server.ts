import { StaffReportDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { staffViewer } from '#lib/server/staff.js';
import { csvName, reportCsv } from '../report/report-csv.js';
import { readFilter } from '../report/report-view.js';
import type { RequestHandler } from './$types.js';

/** The report as a file: the numbers of the screen, for the same address. */
export const GET: RequestHandler = async (event) => {
  await staffViewer(event);
  const filter = readFilter(event.url.searchParams);
  const { by: dimension, from, to } = filter;
  const { completionReport: report } = await request(event, StaffReportDocument, {
    dimension,
    from,
    to,
  });
  return new Response(reportCsv(report, filter, event.locals.locale), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${csvName(report.asOf)}"`,
    },
  });
};
