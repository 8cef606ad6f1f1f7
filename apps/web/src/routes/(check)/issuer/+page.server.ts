import { config } from '#lib/server/config.js';
import type { PageServerLoad } from './$types.js';

/** The issuer's identity: the address as it stands in every certificate. */
export const load: PageServerLoad = () => ({
  address: new URL('/issuer', config().origins.check).href,
});
