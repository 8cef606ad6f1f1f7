import { formatCsv, reportToCsv, reportToText, type Locale } from '@pateka/domain';
import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { formTexts } from '#lib/server/form-text.js';
import { sheetContext } from '#lib/server/sheet-context.js';
import { sheetOf, toolOf, type Sheet } from '#lib/worksheets/sheet.js';
import { calendarOf } from './calendar.server.js';
import type { RequestHandler } from './$types.js';

interface SheetFile {
  name: string;
  type: string;
  text: string;
}

/** The files tell nothing by their names (safety 13). */
function fileOf(format: string | undefined, sheet: Sheet, locale: Locale): SheetFile {
  const { report, schema, days } = sheet;
  if (format === 'calendar' && schema.hasCalendar) {
    return { name: m.learn_sheet_calendar_file(), type: 'text/calendar', text: calendarOf(days) };
  }
  if (format === 'csv') {
    const text = formatCsv(reportToCsv(report, locale), locale);
    return { name: m.learn_sheet_csv_file(), type: 'text/csv', text };
  }
  const text = reportToText(report, locale);
  return { name: m.learn_sheet_text_file(), type: 'text/plain', text };
}

/**
 * The worksheet as a file, made of what was posted: nothing is kept here. Form field "format": text, csv
 * or, of a worksheet with due days, calendar.
 */
export const POST: RequestHandler = async (event) => {
  const tool = toolOf(event.params.tool);
  if (!tool) error(404, m.common_error_not_found());
  const { format, ...values } = formTexts(await event.request.formData());
  const sheet = sheetOf(tool, values, await sheetContext(event, tool));
  // An empty calendar is no file that a phone opens: the sheet comes back and says what is missing. 307
  // sends the form on as it was filled in.
  if (format === 'calendar' && sheet.days.length === 0) {
    redirect(307, `/worksheets/${tool}?/work#${tool}-result`);
  }
  const { name, type, text } = fileOf(format, sheet, event.locals.locale);
  return new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
};
