import { redirect } from '@sveltejs/kit';
import { localPath } from '#lib/server/return-guard.js';
import type { Actions, PageServerLoad } from './$types.js';

/** Query "to": where to go on afterwards. */
export const load: PageServerLoad = ({ url }) => ({ to: localPath(url.searchParams.get('to')) });

export const actions: Actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    redirect(303, localPath(form.get('to')));
  },
};
