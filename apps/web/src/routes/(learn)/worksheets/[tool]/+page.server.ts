import {
  WorksheetForgetDocument,
  WorksheetSaveDocument,
  WorksheetSavedDocument,
} from '@pateka/api-client';
import { cleanForm, worksheets } from '@pateka/domain';
import { error } from '@sveltejs/kit';
import { NotSent } from '#lib/not-sent.js';
import { m } from '#lib/paraglide/messages.js';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { formTexts } from '#lib/server/form-text.js';
import { sheetContext } from '#lib/server/sheet-context.js';
import { whenSignedIn } from '#lib/server/signed-in.js';
import { toolOf, type SheetValues } from '#lib/worksheets/sheet.js';
import type { Actions, PageServerLoad, RequestEvent } from './$types.js';

/** What became of a worksheet; each has its sentence on the page. */
type Outcome = 'saved' | 'opened' | 'nothing-saved' | 'forgotten' | null;

function toolIn({ params }: RequestEvent) {
  const tool = toolOf(params.tool);
  if (!tool) error(404, m.common_error_not_found());
  return tool;
}

export const load: PageServerLoad = async (event) => {
  const tool = toolIn(event);
  return { tool, context: new NotSent(await sheetContext(event, tool)) };
};

const filled = (values: SheetValues | null, outcome: Outcome = null) => ({ values, outcome });

export const actions: Actions = {
  /** Works out what was typed; nothing is kept. */
  work: async ({ request: posted }) => filled(formTexts(await posted.formData())),

  /** Keeps what was typed, because she asked for it. */
  save: async (event) => {
    const tool = toolIn(event);
    const values = formTexts(await event.request.formData());
    const kept = cleanForm(worksheets[tool].schema, values);
    const fields = Object.entries(kept).map(([name, value]) => ({ name, value }));
    try {
      await request(event, WorksheetSaveDocument, { tool, fields });
    } catch (refusal) {
      return failure(refusal, values);
    }
    return filled(values, 'saved');
  },

  /** Shows what she saved before; it is read only when she asks. */
  open: async (event) => {
    const tool = toolIn(event);
    const { savedWorksheet } = await whenSignedIn(event, () =>
      request(event, WorksheetSavedDocument, { tool }),
    );
    if (!savedWorksheet) return filled(formTexts(await event.request.formData()), 'nothing-saved');
    return filled(
      Object.fromEntries(savedWorksheet.map(({ name, value }) => [name, value])),
      'opened',
    );
  },

  forget: async (event) => {
    const tool = toolIn(event);
    await whenSignedIn(event, () => request(event, WorksheetForgetDocument, { tool }));
    return filled(formTexts(await event.request.formData()), 'forgotten');
  },
};
