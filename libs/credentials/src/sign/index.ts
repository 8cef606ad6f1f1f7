import { buildCredential, CREDENTIALS_V2, startOf } from '../credential/build-credential.js';
import type { CredentialInput } from '../credential/credential-input.js';
import { loadKnownDocument } from '../proof/document-loader.js';
import { loaderFor, termsOf } from '../proof/pruned-context.js';
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

/** A credential with every term that ours use. */
const example = buildCredential({
  credentialId: '',
  subjectId: '',
  achievementId: '',
  issuer: { id: '', name: '' },
  locale: 'bg',
  title: { bg: '', en: '' },
  outcomes: { bg: [''], en: [''] },
  competences: [{ id: '', framework: '', name: { bg: '', en: '' }, url: '' }],
  hours: 1,
  completedOn: '',
  issuedOn: '',
  holderName: '',
  status: { listUrl: '', index: 0 },
});
const proof = {
  type: 'DataIntegrityProof',
  created: '',
  verificationMethod: '',
  cryptosuite: '',
  proofPurpose: 'assertionMethod',
  proofValue: '',
};
const lean = loaderFor(loadKnownDocument, termsOf({ ...example, proof, assertionMethod: [] }));

/** @param issuer its id is the address of its document, in which the public halves of the keys stand */
export function createSigner(issuer: { id: string; name: string }, keys: IssuerKeys): Signer {
  const signCredential = documentSigner(issuer.id, keys.ed25519, lean);
  const signList = documentSigner(issuer.id, keys.ed25519);
  const signJwt = jwtSigner(issuer.id, keys.p256);
  return {
    async sign(input) {
      const credential = buildCredential({ ...input, issuer });
      const [signed, jwt] = await Promise.all([
        signCredential(credential, startOf(input.issuedOn)),
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
      return JSON.stringify(await signList(list, startOf(validFrom)));
    },
  };
}
