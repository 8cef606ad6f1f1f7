import { SignJWT } from 'jose';
import { createPrivateKey } from 'node:crypto';
import type { UnsignedCredential } from '../credential/build-credential.js';
import { keyUrl } from '../credential/issuer-document.js';
import type { PrivateSigningKey } from './signing-key.js';

/**
 * Signs a credential as a JWT with ES256 (Open Badges 3.0, section "JSON Web Token Proof Format"): the credential
 * itself with the claims `iss`, `jti`, `sub` and `nbf`; a header of `alg`, `kid` and `typ` only, so that nobody is
 * led to a key that is not the issuer's own.
 */
export function jwtSigner(issuerId: string, key: PrivateSigningKey) {
  const privateKey = createPrivateKey({ key: key.privateJwk as never, format: 'jwk' });
  const header = { alg: 'ES256', kid: keyUrl(issuerId, key.keyId), typ: 'JWT' };
  return (credential: UnsignedCredential): Promise<string> => {
    const claims = {
      iss: issuerId,
      jti: credential.id,
      sub: credential.credentialSubject.id,
      nbf: Date.parse(credential.validFrom) / 1000,
    };
    return new SignJWT({ ...credential, ...claims }).setProtectedHeader(header).sign(privateKey);
  };
}
