import { createHash } from 'node:crypto';

/** Crockford's alphabet: no i, l, o, u, so that an id read aloud or from paper cannot be mistaken. */
const crockford = '0123456789abcdefghjkmnpqrstvwxyz';
const idLength = 10;

/**
 * Makes the opaque id that stands in URLs, so that an address tells nothing about a lesson (safety 13).
 * The same parts always give the same id: an edition, a second server and a test agree without a table.
 * @param parts stable content ids from the outside in, for example course, module, lesson
 * @returns 10 lower-case Crockford base32 characters (50 bits of SHA-256)
 */
export function stableId(...parts: string[]): string {
  // JSON keeps ('a', 'bc') and ('ab', 'c') apart.
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  let bits = 0;
  let buffer = 0;
  let id = '';
  for (const byte of digest) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && id.length < idLength) {
      bits -= 5;
      id += crockford[(buffer >> bits) & 31];
      buffer &= (1 << bits) - 1;
    }
  }
  return id;
}
