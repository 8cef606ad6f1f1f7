import { type ReportDocument, reportFileName } from '@pateka/domain';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { ApiError } from '#lib/server/api-errors.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { readReport, refusalOf } from './read-report.server.js';
import { type Filter, queryOf, readFilter } from './report-view.js';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

type Write = (report: ReportDocument, filter: Filter) => BodyInit | Promise<BodyInit>;

/** A file has no page to say why not: the report's own page says it, at the same address. */
async function orPage<Result>(filter: Filter, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const isRefused =
      cause instanceof ApiError && (cause.status === 403 || cause.detail === 'too-long');
    if (isRefused || refusalOf(cause, filter)) redirect(303, `/staff/report${queryOf(filter)}`);
    throw cause;
  }
}

/**
 * Answers with the report of the address as a file.
 * @param write makes the file of the very document that the page shows
 * @returns the file; whose session has ended signs in, whose address is wrong reads why on the page
 */
export async function reportFile(
  event: RequestEvent,
  kind: keyof typeof types,
  write: Write,
): Promise<Response> {
  const filter = readFilter(event.url.searchParams);
  const { report, body } = await orPage(filter, () =>
    whenSignedIn(event, async () => {
      const report = await readReport(event, filter);
      return { report, body: await write(report, filter) };
    }),
  );
  const name = reportFileName(report, kind, event.locals.locale);
  return new Response(body, {
    headers: {
      'content-type': types[kind],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
