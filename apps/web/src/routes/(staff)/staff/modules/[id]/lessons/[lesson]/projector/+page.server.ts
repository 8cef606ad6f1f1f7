import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.js';

/** The first page of the wall, in the language of who teaches. */
export const load: PageServerLoad = ({ url, locals }) =>
  redirect(303, `${url.pathname}/${locals.locale}/1`);
