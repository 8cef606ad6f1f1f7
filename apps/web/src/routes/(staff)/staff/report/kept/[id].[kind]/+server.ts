import { KeptOpenDocument, KeptPdfDocument } from '@pateka/api-client';
import { isLocale, reportCsv, reportFileName } from '@pateka/domain';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { ApiError } from '#lib/server/api-errors.js';
import { request } from '#lib/server/api.js';
import { FILE_POLICY } from '#lib/server/csp.js';
import { reportXlsx } from '#lib/server/report-files/report-xlsx.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { keptDocumentOf } from '../kept-document.server.js';
import type { RequestHandler } from './$types.js';

interface ReportFile {
  name: string;
  type: string;
  body: string | Uint8Array<ArrayBuffer>;
}

type Maker = (event: RequestEvent, id: string) => Promise<ReportFile>;

async function openKept(event: RequestEvent, id: string) {
  const { keptReport } = await request(event, KeptOpenDocument, { id });
  return keptDocumentOf(keptReport);
}

/** Each kind of file, from the stored report alone and in its language. */
const makers: Record<string, Maker> = {
  csv: async (event, id) => {
    const { report, locale } = await openKept(event, id);
    const separator = locale === 'bg' ? ';' : ',';
    return {
      name: reportFileName(report, 'csv', locale),
      type: 'text/csv; charset=utf-8',
      body: reportCsv(report, locale, { separator, bom: true }),
    };
  },
  xlsx: async (event, id) => {
    const { report, locale } = await openKept(event, id);
    return {
      name: reportFileName(report, 'xlsx', locale),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      body: await reportXlsx(report, locale),
    };
  },
  pdf: async (event, id) => {
    const { keptReportPdf, keptReport } = await request(event, KeptPdfDocument, { id });
    const { document, locale } = keptReport;
    const report = { asOf: document.asOf ?? null };
    return {
      name: reportFileName(report, 'pdf', isLocale(locale) ? locale : 'bg'),
      type: 'application/pdf',
      body: Uint8Array.from(Buffer.from(keptReportPdf, 'base64')),
    };
  },
};

async function made(event: RequestEvent, make: Maker, id: string): Promise<ReportFile> {
  try {
    return await whenSignedIn(event, () => make(event, id));
  } catch (cause) {
    // A file has no page to say why not: the reports' own page says it.
    if (cause instanceof ApiError && cause.status === 403) redirect(303, '/staff/report/kept');
    throw cause;
  }
}

/** A kept report as a file. */
export const GET: RequestHandler = async (event) => {
  const { id, kind } = event.params;
  const make = Object.hasOwn(makers, kind) ? makers[kind] : undefined;
  if (!make) error(404, m.common_error_not_found());
  const { name, type, body } = await made(event, make, id);
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'content-security-policy': FILE_POLICY,
    },
  });
};
