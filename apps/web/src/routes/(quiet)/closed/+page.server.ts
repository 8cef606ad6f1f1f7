import { localPath } from '#lib/server/return-guard.js';
import type { PageServerLoad } from './$types.js';

/**
 * Query "to": the page that was asked for. The mark "again" lets it be read once more, also in browsers
 * that keep no cookies.
 */
export const load: PageServerLoad = ({ url }) => {
  const to = new URL(localPath(url.searchParams.get('to')), url);
  to.searchParams.set('again', '');
  return { again: to.pathname + to.search };
};
