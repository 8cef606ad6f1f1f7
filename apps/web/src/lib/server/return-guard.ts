/** What a request for a page says about how it came to be. */
export interface Arrival {
  method: string;
  /** The route's id in kit, null when there is none. */
  routeId: string | null;
  /** The Sec-Fetch-Site header: a browser repeats it when it goes back to a page. */
  site: string | null;
  /** The Sec-Fetch-Dest header. */
  destination: string | null;
  /** Whether the browser has the visit cookie, which quick exit takes away. */
  hasVisit: boolean;
  /** Whether the address carries the mark of the "read again" link, for browsers without cookies. */
  asksAgain: boolean;
}

/** Pages under this group show lessons, and files of lessons can be opened by themselves; all others are neutral. */
const GUARDED = ['/(learn)/', '/(quiet)/media/'];

/**
 * Tells whether a page must not be shown by the Back button after quick exit.
 * @param arrival what the request says
 * @returns true for a lesson that is opened without the visit cookie; how it was opened is still open
 */
export function isUnvisitedLesson(arrival: Arrival): boolean {
  if (arrival.hasVisit || arrival.asksAgain || arrival.method !== 'GET') return false;
  if (arrival.destination !== null && arrival.destination !== 'document') return false;
  return GUARDED.some((group) => arrival.routeId?.startsWith(group));
}

/**
 * Recognises the Back button after quick exit (safety 2). Quick exit replaces the last page only; the
 * lessons before it are still in the browser's history. A lesson that was opened by a link inside the
 * site is asked for again as "same-origin"; without the visit cookie that can only be a return. A lesson
 * whose address was typed is recognised in the browser, by islands/parts/came-back.ts.
 * @param arrival what the request says
 * @returns true when the neutral page must be shown instead of the lesson
 */
export function isReturnAfterExit(arrival: Arrival): boolean {
  return isUnvisitedLesson(arrival) && arrival.site === 'same-origin';
}

/**
 * Keeps a path that came from a form or an address inside this site.
 * @param path what was sent
 * @param fallback what to use for anything that is not a plain path of ours
 * @returns a path with query, always beginning with a single slash
 */
export function localPath(path: unknown, fallback = '/'): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(path)) return fallback;
  const url = new URL(path, 'http://local.invalid');
  return url.host === 'local.invalid' ? `${url.pathname}${url.search}` : fallback;
}
