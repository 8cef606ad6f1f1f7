import { StaffClosePeriodDocument, StaffReportFrameDocument } from '@pateka/api-client';
import { formatMonth } from '@pateka/domain';
import { fail, type RequestEvent } from '@sveltejs/kit';
import { NotSent } from '#lib/not-sent.js';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { drawnReport } from './drawn-report.server.js';
import { readReport, refusalOf } from './read-report.server.js';
import { type Filter, readFilter } from './report-view.js';
import type { Actions, PageServerLoad } from './$types.js';

/** The report with its picture, or why this address has none. */
async function viewOf(event: RequestEvent, filter: Filter) {
  try {
    const report = await readReport(event, filter, filter.page);
    return {
      report,
      picture: new NotSent(drawnReport(report, event.locals.locale)),
      refusal: null,
    };
  } catch (error) {
    const refusal = refusalOf(error, filter);
    if (!refusal) throw error;
    return { report: null, picture: null, refusal };
  }
}

export const load: PageServerLoad = async (event) => {
  const { reportFrame: frame } = await request(event, StaffReportFrameDocument, {});
  const isOwn = !frame.tables.includes('total');
  const filter = readFilter(event.url.searchParams, isOwn ? 'module' : 'total');
  const { permissions } = await event.parent();
  return {
    ...{ filter, frame, isOwn, mayEnter: permissions.includes('report.read') },
    ...(await viewOf(event, filter)),
  };
};

export const actions: Actions = {
  close: async (event) => {
    try {
      const { closePeriod: result } = await request(event, StaffClosePeriodDocument, {});
      if (result.__typename === 'PeriodClosed') {
        const month = formatMonth(result.period, event.locals.locale);
        return { closed: true, message: m.staff_report_closed({ month }) };
      }
      const message =
        result.reason === 'too-little'
          ? m.staff_report_close_too_little()
          : m.staff_report_close_not_now();
      return fail(409, { closed: false, message });
    } catch (error) {
      return failure(error, {});
    }
  },
};
