const KB = 1024;
const MB = KB * KB;

/**
 * How much a request may bring, by route; the first that fits counts. The server itself lets the largest of
 * them through (BODY_SIZE_LIMIT in tools/support/settings.ts and docker-compose.yml).
 */
const limits: { path: RegExp; bytes: number }[] = [
  // a film in its form; a package with films
  { path: /^\/staff\/(media|import)(\/|$)/, bytes: 101 * MB },
  // a certificate in its form: a little more than the api takes, so that the page itself can say so
  { path: /^\/check$/, bytes: 6 * MB },
  // a long lesson in both languages
  { path: /^\/staff\//, bytes: 1.5 * MB },
];
const FORM = 512 * KB;

/** What a request says of its body. */
export interface Load {
  path: string;
  /** The Content-Length header. */
  length: string | null;
  /** The Transfer-Encoding header. */
  encoding: string | null;
}

/**
 * Tells whether a request must be refused before its body is read.
 * @param load what the request says of it
 * @returns true when it is over the limit of its route; a length that is not said is trusted only where files
 * are taken, and is counted there on the way
 */
export function isTooLarge({ path, length, encoding }: Load): boolean {
  const limit = limits.find((route) => route.path.test(path))?.bytes ?? FORM;
  if (length === null) return encoding !== null && limit < 100 * MB;
  return !(Number(length) <= limit);
}
