import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts with AES-256-GCM. The purpose is authenticated along with the text, so that what was sealed
 * for one place cannot be moved to another.
 * @param key 32 bytes
 * @param plain what to hide
 * @param purpose what it is for and to whom it belongs, e.g. "certificate-name:<certificate id>"
 * @returns version (1 byte) ‖ iv (12) ‖ tag (16) ‖ ciphertext
 */
export function seal(key: Uint8Array, plain: Uint8Array, purpose: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(purpose));
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), hidden]);
}

/**
 * Opens what {@link seal} made.
 * @returns the plain bytes, or null when the key or the purpose does not fit or a byte was changed
 */
export function open(key: Uint8Array, sealed: Uint8Array, purpose: string): Buffer | null {
  if (sealed[0] !== VERSION || sealed.length < 1 + IV_BYTES + TAG_BYTES) return null;
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([
      decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
  } catch {
    return null;
  }
}

/**
 * Derives a key for one purpose from a key of full entropy (RFC 5869, HKDF with SHA-256).
 * @returns 32 bytes
 */
export function deriveKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), purpose, 32));
}
