/// <reference path="./untyped-packages.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import signatures from 'jsonld-signatures';
import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { methodId } from '../credential/issuer-document.js';
import { type DocumentLoader, loadKnownDocument } from './document-loader.js';
import type { PrivateSigningKey } from './signing-key.js';

const { AssertionProofPurpose } = signatures.purposes;

/**
 * Adds a Data Integrity proof `eddsa-rdfc-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0).
 * @param issuerId whose document holds the key
 * @param documentLoader serves the contexts
 * @returns what signs a document, with the moment that stands in the proof: a copy with `proof`, a list of one.
 *   It throws an Error when a term is not defined by the contexts, or one of them is not known.
 */
export function documentSigner(
  issuerId: string,
  key: PrivateSigningKey,
  documentLoader: DocumentLoader = loadKnownDocument,
) {
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
      documentLoader,
      addSuiteContext: false,
    })) as { proof: object | object[] };
    return { ...signed, proof: [signed.proof].flat() };
  };
}
