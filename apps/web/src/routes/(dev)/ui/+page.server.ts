import { dev } from '$app/env';
import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types.js';

/** The gallery exists in development only. */
export const load: PageServerLoad = () => {
  if (!dev) error(404, m.common_error_not_found());
};
