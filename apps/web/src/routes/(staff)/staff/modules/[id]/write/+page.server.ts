import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types.js';

/** Writing begins with the first lesson; a module without one asks for it. */
export const load: PageServerLoad = async ({ parent }) => {
  const { module } = await parent();
  const [first] = module.lessons;
  if (first) redirect(303, `/staff/modules/${module.id}/write/${first.id}`);
};
