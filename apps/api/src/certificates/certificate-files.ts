import type { Vault } from '../platform/crypto/vault.js';
import type { CertificateFile } from './certificate-file.entity.js';

const purpose = (certificateId: string, part: 'file' | 'json' | 'jwt') =>
  `certificate-${part}:${certificateId}`;

/** What the worker made. */
export interface CertificateParts {
  pdf: Uint8Array;
  json: string;
  jwt: string;
}

/** @returns the row of finished parts, each sealed for its purpose */
export const sealParts = (
  vault: Vault,
  certificateId: string,
  { pdf, json, jwt }: CertificateParts,
): CertificateFile => ({
  certificateId,
  pdfEncrypted: vault.seal(pdf, purpose(certificateId, 'file')),
  jsonEncrypted: vault.seal(json, purpose(certificateId, 'json')),
  jwtEncrypted: vault.seal(jwt, purpose(certificateId, 'jwt')),
});

/**
 * @returns the parts of a finished certificate
 * @throws Error when they cannot be opened
 */
export function openParts(vault: Vault, file: CertificateFile): CertificateParts {
  const opened = (sealed: Buffer, part: 'file' | 'json' | 'jwt'): Buffer => {
    const bytes = vault.open(sealed, purpose(file.certificateId, part));
    if (!bytes)
      throw new Error('A certificate file cannot be opened: is this the right SECRET_KEY?');
    return bytes;
  };
  return {
    pdf: opened(file.pdfEncrypted, 'file'),
    json: opened(file.jsonEncrypted, 'json').toString(),
    jwt: opened(file.jwtEncrypted, 'jwt').toString(),
  };
}
