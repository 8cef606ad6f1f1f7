import { reportCsv } from '@pateka/domain';
import { reportFile } from '../report/report-file.server.js';
import type { RequestHandler } from './$types.js';

/** The report as CSV, for the same address; `sep=comma` and `bom=0` for programs that want it so. */
export const GET: RequestHandler = (event) => {
  const query = event.url.searchParams;
  const separator = query.get('sep') === 'comma' ? ',' : ';';
  const bom = query.get('bom') !== '0';
  return reportFile(event, 'csv', (report) =>
    reportCsv(report, event.locals.locale, { separator, bom }),
  );
};
