/** Why a certificate may be revoked: a fixed list, so that nobody writes about a person. */
export const revocationReasons = [
  'issued-by-mistake',
  'course-not-completed',
  'misused',
  'holder-asked',
] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/**
 * Reads a certificate's number as somebody types it from paper.
 * @param typed with or without the hyphen, in any case; O, I and L are taken for 0, 1 and 1 (Crockford's base32)
 * @returns the number as printed, `XXXX-XXXX`; null when it cannot be one
 */
export function readCertificateNumber(typed: string): string | null {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(signs) ? `${signs.slice(0, 4)}-${signs.slice(4)}` : null;
}
