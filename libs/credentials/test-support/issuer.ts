import { issuerDocument } from '../src/credential/issuer-document.js';
import { generateSigningKey } from '../src/proof/signing-key.js';
import { createSigner, type IssuerKeys } from '../src/sign/index.js';
import { issuer } from './credential-inputs.js';

/** An issuer of a test, with fresh keys. */
export const givenIssuer = async (id = issuer.id) => {
  const own = { ...issuer, id };
  const keys: IssuerKeys = {
    ed25519: await generateSigningKey('Ed25519'),
    p256: await generateSigningKey('P-256'),
  };
  const document = issuerDocument(own, [keys.ed25519, keys.p256]);
  return { issuer: own, keys, document, signer: createSigner(own, keys) };
};
