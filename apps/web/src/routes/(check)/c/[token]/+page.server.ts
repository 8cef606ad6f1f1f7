import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ parent }) => {
  const { certificate } = await parent();
  if (!certificate) error(404, m.check_none_text());
  return { certificate };
};
