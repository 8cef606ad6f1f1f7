import type { CertificateFormat } from '@pateka/api-client';

/** What kind of thing each file is, by its format. */
const TYPES: Record<CertificateFormat, string> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  json: 'application/vc',
  jwt: 'application/vc+jwt',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/**
 * Reads which file is wanted.
 * @param format from the address; none means the document itself
 * @returns the format and its type; null for one that we do not have
 */
export function fileOf(format: string | null): { format: CertificateFormat; type: string } | null {
  const formats = Object.keys(TYPES) as CertificateFormat[];
  const known = formats.find((name) => name === (format ?? 'pdf'));
  return known ? { format: known, type: TYPES[known] } : null;
}
