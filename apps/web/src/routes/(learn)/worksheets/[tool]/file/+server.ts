import { formatCsv, reportToCsv, reportToText } from '@pateka/domain';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { formTexts } from '#lib/server/form-text.js';
import { sofiaDay } from '#lib/server/today.js';
import { sheetOf, toolOf } from '#lib/worksheets/sheet.js';
import type { RequestHandler } from './$types.js';

/**
 * The worksheet as a file, made of what was posted: nothing is kept here, and the file's name tells
 * nothing (safety 13). Form field "format": text or csv.
 */
export const POST: RequestHandler = async ({ locals, params, request }) => {
  const tool = toolOf(params.tool);
  if (!tool) error(404, m.common_error_not_found());
  const { format, ...values } = formTexts(await request.formData());
  const { locale } = locals;
  const { report } = sheetOf(tool, values, { locale, today: sofiaDay(new Date()) });
  const isCsv = format === 'csv';
  const text = isCsv
    ? formatCsv(reportToCsv(report, locale), locale)
    : reportToText(report, locale);
  const name = isCsv ? m.learn_sheet_csv_file() : m.learn_sheet_text_file();
  return new Response(text, {
    headers: {
      'content-type': `text/${isCsv ? 'csv' : 'plain'}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
};
