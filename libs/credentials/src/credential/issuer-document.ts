import { multibaseOf, type PublicSigningKey, publicPartOf } from '../proof/signing-key.js';
import { CREDENTIALS_V2, OPEN_BADGES } from './build-credential.js';

/** @returns where one public key of an issuer is published; the `kid` of its JWTs */
export const keyUrl = (issuerId: string, keyId: string): string => `${issuerId}/keys/${keyId}`;

/** @returns the id under which a key stands in the issuer's document */
export const methodId = (issuerId: string, key: PublicSigningKey): string =>
  key.kind === 'Ed25519'
    ? `${issuerId}#${multibaseOf(key.publicJwk)}`
    : keyUrl(issuerId, key.keyId);

/**
 * The issuer's public profile: who it is, and every key that ever signed for it. Retired keys stay: what they
 * signed stays valid (credentials 22).
 * @param issuer its id is the address of this document
 * @param keys public halves; whatever else a JWK holds is left out
 */
export function issuerDocument(
  issuer: { id: string; name: string },
  keys: readonly PublicSigningKey[],
): object {
  const { id, name } = issuer;
  return {
    '@context': [CREDENTIALS_V2, OPEN_BADGES, 'https://w3id.org/security/multikey/v1'],
    id,
    type: ['Profile'],
    name,
    verificationMethod: keys.map((key) => ({
      id: methodId(id, key),
      controller: id,
      ...(key.kind === 'Ed25519'
        ? { type: 'Multikey', publicKeyMultibase: multibaseOf(key.publicJwk) }
        : { type: 'JsonWebKey', publicKeyJwk: publicPartOf(key.publicJwk) }),
    })),
    assertionMethod: keys.map((key) => methodId(id, key)),
  };
}
