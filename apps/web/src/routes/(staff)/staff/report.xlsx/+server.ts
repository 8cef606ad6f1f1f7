import { reportXlsx } from '#lib/server/report-files/report-xlsx.js';
import { reportFile } from '../report/report-file.server.js';
import type { RequestHandler } from './$types.js';

/** The report as a workbook, for the same address. */
export const GET: RequestHandler = (event) =>
  reportFile(event, 'xlsx', (report) => reportXlsx(report, event.locals.locale));
