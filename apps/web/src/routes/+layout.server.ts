import { config } from '#lib/server/config.js';
import type { LayoutServerLoad } from './$types.js';

/** What every page of both sites needs to know. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { EXIT_URL, ISSUER_NAME } = config();
  // Kit's "?/name" of a form action is no part of the page's address.
  const query = [...url.searchParams].filter(([name]) => !name.startsWith('/'));
  const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : '';
  return {
    face: locals.face,
    locale: locals.locale,
    nonce: locals.nonce,
    signedIn: locals.session !== null,
    exitTo: locals.face === 'learning' ? EXIT_URL : '',
    here: url.pathname + search,
    issuerName: ISSUER_NAME,
  };
};
