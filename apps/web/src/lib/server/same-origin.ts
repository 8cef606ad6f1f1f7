const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a request says about the page it comes from. */
export interface Provenance {
  method: string;
  /** The Origin header. It is "null" on our own forms too, because the site sends no referrer. */
  origin: string | null;
  /** The Sec-Fetch-Site header. */
  site: string | null;
}

/**
 * Tells whether a request that changes something comes from a page of another site (OWASP ASVS 3.5).
 *
 * An Origin that names a site must name ours. Where it does not say ("null", or nothing), fetch
 * metadata decides. A browser that sends neither is older than 2023: there the SameSite session cookie
 * stands in, because it does not come along from a foreign page.
 * @param request what the request says about its origin
 * @param ownOrigin scheme, host and port of the site that was asked
 * @returns true when the request must be refused
 */
export function isForeign({ method, origin, site }: Provenance, ownOrigin: string): boolean {
  if (HARMLESS.has(method)) return false;
  if (origin !== null && origin !== 'null' && origin !== ownOrigin) return true;
  return site !== null && site !== 'same-origin' && site !== 'none';
}
