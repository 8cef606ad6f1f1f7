import { StaffReportPdfDocument } from '@pateka/api-client';
import { request } from '#lib/server/api.js';
import { reportFile } from '../report/report-file.server.js';
import { askedFor } from '../report/report-view.js';
import type { RequestHandler } from './$types.js';

/** The report for paper, for the same address. The API prints it; released figures are the same a moment later. */
export const GET: RequestHandler = (event) =>
  reportFile(event, 'pdf', async (_report, filter) => {
    const { reportPdf } = await request(event, StaffReportPdfDocument, askedFor(filter));
    return Buffer.from(reportPdf, 'base64');
  });
