import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { formTexts } from '#lib/server/form-text.js';
import { fragment } from '#lib/server/fragment.js';
import { sheetContext } from '#lib/server/sheet-context.js';
import { sheetOf, toolOf } from '#lib/worksheets/sheet.js';
import WorksheetResult from '#lib/worksheets/worksheet-result.svelte';
import type { RequestHandler } from './$types.js';

/** The result alone, for the island that works out while she types; nothing is kept. */
export const POST: RequestHandler = async (event) => {
  const tool = toolOf(event.params.tool);
  if (!tool) error(404, m.common_error_not_found());
  const values = formTexts(await event.request.formData());
  const sheet = sheetOf(tool, values, await sheetContext(event, tool));
  return fragment(WorksheetResult, { sheet, locale: event.locals.locale });
};
