import { gunzipSync, gzipSync } from 'node:zlib';

/** Places in one list: the fewest that the standard allows, so that one place hides among many. */
export const STATUS_LIST_SIZE = 131_072;

/** A list that unpacks to more than this is not unpacked further. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Where gzip says on which system something was packed (RFC 1952, 2.3.1): nobody's business, and the same on all. */
const PACKED_ON = 9;
const UNKNOWN_SYSTEM = 255;

/**
 * Encodes a list as W3C Bitstring Status List 1.0 does: one bit a credential, the first in the highest bit of the
 * first byte; packed with gzip and written in base64url after a `u`.
 * @param set indexes whose bit is 1
 * @throws RangeError for an index outside of the list
 */
export function encodeStatusList(set: Iterable<number>): string {
  const bytes = Buffer.alloc(STATUS_LIST_SIZE / 8);
  for (const index of set) {
    if (!Number.isInteger(index) || index < 0 || index >= STATUS_LIST_SIZE)
      throw new RangeError('an index outside of the status list');
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  const packed = gzipSync(bytes);
  packed[PACKED_ON] = UNKNOWN_SYSTEM;
  return `u${packed.toString('base64url')}`;
}

/**
 * Reads one place.
 * @param encoded as encodeStatusList writes it
 * @returns its bit; null when the list cannot be read or has no such place
 */
export function statusAt(encoded: string, index: number): boolean | null {
  if (!encoded.startsWith('u') || !Number.isInteger(index) || index < 0) return null;
  try {
    const packed = Buffer.from(encoded.slice(1), 'base64url');
    const bytes = gunzipSync(packed, { maxOutputLength: MOST_BYTES });
    const byte = bytes[index >> 3];
    if (byte === undefined || bytes.length < STATUS_LIST_SIZE / 8) return null;
    return (byte & (0x80 >> (index & 7))) !== 0;
  } catch {
    return null;
  }
}
