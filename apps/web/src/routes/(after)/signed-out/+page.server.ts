import { isLocale } from '@pateka/domain';
import { redirect } from '@sveltejs/kit';
import { writeLanguage } from '#lib/server/cookies.js';
import type { PageServerLoad } from './$types.js';

/** Query "in": the language she used; "deleted": the account is gone for good. */
export const load: PageServerLoad = ({ cookies, locals, url }) => {
  const wanted = url.searchParams.get('in');
  const deleted = url.searchParams.has('deleted');
  if (isLocale(wanted) && wanted !== locals.locale) {
    writeLanguage(cookies, wanted);
    redirect(303, deleted ? '/signed-out?deleted' : '/signed-out');
  }
  return { deleted };
};
