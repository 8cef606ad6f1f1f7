import { buildCredential, CREDENTIALS_V2, startOf } from '../credential/build-credential.js';
import type { CredentialInput } from '../credential/credential-input.js';
import { documentSigner } from '../proof/sign-document.js';
import { jwtSigner } from '../proof/sign-jwt.js';
import type { PrivateSigningKey } from '../proof/signing-key.js';
import { encodeStatusList } from '../status/status-list.js';

/** One credential in its two forms. */
export interface SignedCredential {
  /** JSON with a Data Integrity proof `eddsa-rdfc-2022`. */
  json: string;
  /** The same credential as a JWT, ES256. */
  jwt: string;
}

/** The keys that sign. */
export interface IssuerKeys {
  ed25519: PrivateSigningKey;
  p256: PrivateSigningKey;
}

/** What a published list says. */
export interface StatusListInput {
  /** Its address, which is its id. */
  url: string;
  /** Places whose credentials are no longer valid. */
  revoked: Iterable<number>;
  /** A day in UTC, `YYYY-MM-DD`. */
  validFrom: string;
  /** Milliseconds for which a checker may keep it. */
  ttl: number;
}

/** Signs with the keys of one issuer. */
export interface Signer {
  /** @throws Error when a text cannot be signed (a term that no context defines) */
  sign(input: CredentialInput): Promise<SignedCredential>;
  /** @returns a `BitstringStatusListCredential` with a Data Integrity proof, as JSON */
  signStatusList(list: StatusListInput): Promise<string>;
}

/** @param issuer its id is the address of its document, in which the public halves of the keys stand */
export function createSigner(issuer: { id: string; name: string }, keys: IssuerKeys): Signer {
  const signDocument = documentSigner(issuer.id, keys.ed25519);
  const signJwt = jwtSigner(issuer.id, keys.p256);
  return {
    async sign(input) {
      const credential = buildCredential({ ...input, issuer });
      const [signed, jwt] = await Promise.all([
        signDocument(credential, startOf(input.issuedOn)),
        signJwt(credential),
      ]);
      return { json: JSON.stringify(signed), jwt };
    },
    async signStatusList({ url, revoked, validFrom, ttl }) {
      const list = {
        '@context': [CREDENTIALS_V2],
        id: url,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: issuer.id,
        validFrom: startOf(validFrom),
        credentialSubject: {
          id: `${url}#list`,
          type: 'BitstringStatusList',
          statusPurpose: 'revocation',
          encodedList: encodeStatusList(revoked),
          ttl,
        },
      };
      return JSON.stringify(await signDocument(list, startOf(validFrom)));
    },
  };
}
