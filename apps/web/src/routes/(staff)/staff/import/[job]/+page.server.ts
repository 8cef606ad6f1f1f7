import { CancelImportDocument, ImportJobDocument } from '@pateka/api-client';
import { redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { failure } from '#lib/server/api-errors.js';
import { notesIn } from '#lib/staff/notes.js';
import { textIn } from '#lib/studio/text-in.js';
import { isOver } from '../state-text.js';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locale } = event.locals;
  const { importJob } = await request(event, ImportJobDocument, { id: event.params.job });
  const { notes, explanation, modules, ...job } = importJob;
  return {
    ...job,
    over: isOver(job.state),
    explanation: explanation?.[locale] ?? null,
    notes: notesIn(notes, locale),
    modules: modules.map(({ id, title }) => ({ id, title: textIn(title, locale) })),
  };
};

export const actions: Actions = {
  cancel: async (event) => {
    const { job } = event.params;
    try {
      await request(event, CancelImportDocument, { id: job });
    } catch (error) {
      return failure(error, {});
    }
    redirect(303, `/staff/import/${encodeURIComponent(job)}`);
  },
};
