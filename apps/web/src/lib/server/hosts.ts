import { CHECK as CHECK_HOME } from '../paths.js';

/** The learning site, or the site where certificates are checked. Neither mentions the other. */
export type Face = 'learning' | 'check';

/** What the two sites share: no page, only what any site has. */
const SHARED = [/^\/health\/(live|ready)$/, /^\/language$/, /^\/favicon\.ico$/, /^\/_app\//];
const CHECK = [/^\/check(\/|$)/, /^\/c\//, /^\/issuer\/?$/, /^\/issuer\/keys(\/|$)/, /^\/status\//];

/** Addresses under which certificates were checked before, or that somebody may guess. */
const MOVED = /^\/(?:verify|check|c)\/?(?:\/([\w-]+)\/?)?$/;

/** Answer to "whose request is this?": a face, or the reason why nobody serves it. */
export type Routing =
  | { ok: true; face: Face }
  /** The host is none of ours: the answer is 421, so that no foreign name can be put into our links. */
  | { ok: false; reason: 'unknown-host' }
  /** The host is ours, but the path belongs to the other site: for this host it does not exist. */
  | { ok: false; reason: 'not-here'; face: Face };

const matches = (patterns: RegExp[], path: string) =>
  patterns.some((pattern) => pattern.test(path));

/**
 * Decides which site a request is for (credentials 36: the two hosts share nothing).
 * @param url the requested address, with the host as the browser sent it
 * @param own scheme, host and port of the two sites
 * @returns the face, or why there is no answer; health checks are answered under any host name
 */
export function routeHost(url: URL, own: Record<Face, string>): Routing {
  const { host, pathname } = url;
  // The scheme is left out: behind a proxy only the proxy knows it.
  const isLearning = own.learning.endsWith(`//${host}`);
  const isCheck = own.check.endsWith(`//${host}`);
  if (!isLearning && !isCheck) {
    return pathname.startsWith('/health/')
      ? { ok: true, face: 'check' }
      : { ok: false, reason: 'unknown-host' };
  }
  const face: Face = isLearning ? 'learning' : 'check';
  const isCheckPath = matches(CHECK, pathname);
  const belongs = matches(SHARED, pathname) || isCheckPath === (face === 'check');
  // In development both addresses may be one host: everything is served there.
  if (belongs || (isLearning && isCheck)) return { ok: true, face: isCheckPath ? 'check' : face };
  return { ok: false, reason: 'not-here', face };
}

/**
 * Where an old address of the check site leads now (credentials 36). What stands there is not looked up: an
 * address of a certificate that is not there leads on like any other.
 * @param pathname as the browser sent it
 * @returns a path of the check site; null when the address has not moved
 */
export function movedTo(pathname: string): string | null {
  if (pathname === '/') return CHECK_HOME;
  const moved = MOVED.exec(pathname);
  const isOld = pathname === '/verify' || pathname.startsWith('/verify/');
  // Below an old address nothing but a certificate ever stood.
  if (!moved) return isOld ? CHECK_HOME : null;
  const to = moved[1] === undefined ? CHECK_HOME : `/c/${moved[1]}`;
  return to === pathname ? null : to;
}
