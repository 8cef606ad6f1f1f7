import { ExitExplainedDocument } from '@pateka/api-client';
import { redirect } from '@sveltejs/kit';
import { request } from '#lib/server/api.js';
import { localPath } from '#lib/server/return-guard.js';
import type { Actions, PageServerLoad } from './$types.js';

/** Query "to": where to go on afterwards. */
export const load: PageServerLoad = ({ url }) => ({ to: localPath(url.searchParams.get('to')) });

export const actions: Actions = {
  /** Remembers for the account that exit was explained; a visitor just goes on. */
  default: async (event) => {
    const form = await event.request.formData();
    if (event.locals.session !== null) await request(event, ExitExplainedDocument, {});
    redirect(303, localPath(form.get('to')));
  },
};
