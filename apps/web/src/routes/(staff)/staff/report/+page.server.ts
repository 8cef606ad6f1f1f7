import { StaffClosePeriodDocument, StaffReportDocument } from '@pateka/api-client';
import { formatMonth } from '@pateka/domain';
import { fail } from '@sveltejs/kit';
import { NotSent } from '#lib/not-sent.js';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { drawReport } from './draw-report.js';
import { hasHidden, measuresOf, readFilter, rowsOf } from './report-view.js';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const filter = readFilter(event.url.searchParams);
  const { by: dimension, from, to } = filter;
  const { completionReport: report } = await request(event, StaffReportDocument, {
    dimension,
    from,
    to,
  });
  const measures = measuresOf(report);
  const rows = rowsOf(report, filter);
  const { locale } = event.locals;
  const { asOf, nextReleaseOn, canCloseNow, periods } = report;
  return {
    filter,
    measures,
    rows,
    about: { asOf, nextReleaseOn, canCloseNow, periods, hasHidden: hasHidden(rows, measures) },
    drawings: new NotSent(drawReport({ rows, measures, monthly: filter.monthly, locale })),
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
