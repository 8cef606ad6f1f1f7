/** The learning site, or the site where certificates are checked. Neither mentions the other. */
export type Face = 'learning' | 'check';

/** What the two sites share: no page, only what any site has. */
const SHARED = [/^\/health\/(live|ready)$/, /^\/language$/, /^\/favicon\.ico$/, /^\/_app\//];
const CHECK = [/^\/check(\/|$)/, /^\/c\//];

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
