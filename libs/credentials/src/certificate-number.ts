/** Crockford's base32: no I, L, O or U, so that a number read aloud or copied by hand stays itself. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The printed number of a certificate, `XXXX-XXXX`, from the first 5 of the given bytes (40 bits).
 * It names a certificate on paper, opens nothing and hints at nobody (no letters of ours before it); the
 * caller keeps it unique.
 * @param bytes at least 5 bytes of a cryptographic random generator; a number from a counter or a
 *   clock would tell how many certificates there are, or when
 * @throws RangeError on fewer than 5 bytes
 */
export const certificateNumber = (bytes: Uint8Array): string => {
  if (bytes.length < 5) throw new RangeError('a certificate number needs 5 random bytes');
  let bits = bytes.subarray(0, 5).reduce<bigint>((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let place = 0; place < 8; place += 1) {
    text = signs.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return `${text.slice(0, 4)}-${text.slice(4)}`;
};
