import { createHash, randomBytes } from 'node:crypto';

/** @returns an opaque token of 256 random bits, safe in URLs and cookies */
export const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * @returns an opaque token of 128 random bits: for an address that is printed and may have to be typed
 *   (credentials 10)
 */
export const newPrintedToken = (): string => randomBytes(16).toString('base64url');

/** @returns the hash under which a token of full entropy is kept (a plain hash suffices for 128 bits and more) */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
