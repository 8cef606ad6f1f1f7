import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import signatures from 'jsonld-signatures';
import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { methodId } from '../credential/issuer-document.js';
import { loadKnownDocument } from './document-loader.js';
import type { PrivateSigningKey } from './signing-key.js';

const { AssertionProofPurpose } = signatures.purposes;

/**
 * Adds a Data Integrity proof `eddsa-rdfc-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0).
 * @param document JSON-LD with known contexts; every term must be defined by them
 * @param issuerId whose document holds the key
 * @param created the moment that stands in the proof
 * @returns a copy with `proof`, a list of one
 * @throws Error when a term is not defined or a context not known
 */
export function documentSigner(issuerId: string, key: PrivateSigningKey) {
  const privateKey = createPrivateKey({ key: key.privateJwk as never, format: 'jwk' });
  const signer = {
    id: methodId(issuerId, key),
    algorithm: 'Ed25519',
    sign: async ({ data }: { data: Uint8Array }) => signBytes(null, data, privateKey),
  };
  return async (document: object, created: string): Promise<object> => {
    const signed = (await signatures.sign(structuredClone(document), {
      suite: new DataIntegrityProof({ cryptosuite, signer, date: created }),
      purpose: new AssertionProofPurpose(),
      documentLoader: loadKnownDocument,
      addSuiteContext: false,
    })) as { proof: object | object[] };
    return { ...signed, proof: [signed.proof].flat() };
  };
}
