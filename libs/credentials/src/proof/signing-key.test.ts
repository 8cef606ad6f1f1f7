import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { issuer } from '../../test-support/credential-inputs.js';
import { issuerDocument, keyUrl } from '../credential/issuer-document.js';
import { generateSigningKey, type KeyKind, multibaseOf, publicPartOf } from './signing-key.js';

const kinds: KeyKind[] = ['Ed25519', 'P-256'];

test.each(kinds)(
  'a fresh %s key has two halves that fit, and no other key has them',
  async (kind) => {
    const [key, other] = [await generateSigningKey(kind), await generateSigningKey(kind)];
    const derived = createPublicKey(
      createPrivateKey({ key: key.privateJwk as never, format: 'jwk' }),
    );
    expect(publicPartOf(derived.export({ format: 'jwk' }))).toEqual(key.publicJwk);
    expect(key.keyId).toMatch(/^[\w-]{43}$/);
    expect(other.keyId).not.toBe(key.keyId);
    expect(other.privateJwk['d']).not.toBe(key.privateJwk['d']);
  },
);

test('an Ed25519 key survives being written as a Multikey and read by another library', async () => {
  const { publicJwk } = await generateSigningKey('Ed25519');
  const publicKeyMultibase = multibaseOf(publicJwk);
  expect(publicKeyMultibase).toMatch(/^z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/);
  const read = await Ed25519Multikey.from({ type: 'Multikey', publicKeyMultibase });
  expect(await Ed25519Multikey.toJwk({ keyPair: read })).toEqual(publicJwk);
});

test('an issuer’s document holds no private part, whatever it is given (credentials 22)', async () => {
  const keys = await Promise.all(kinds.map((kind) => generateSigningKey(kind)));
  const careless = keys.map((key) => ({ ...key, publicJwk: key.privateJwk }));
  for (const given of [keys, careless]) {
    const written = JSON.stringify(issuerDocument(issuer, given));
    for (const { privateJwk } of keys) expect(written).not.toContain(String(privateJwk['d']));
    expect(written).not.toMatch(/"d"|privateJwk|secretKey/);
  }
});

test('an issuer’s document names every key for assertions, the one by its address, the other by its value', async () => {
  const [ed25519, p256] = [await generateSigningKey('Ed25519'), await generateSigningKey('P-256')];
  const multibase = multibaseOf(ed25519.publicJwk);
  const ids = [`${issuer.id}#${multibase}`, keyUrl(issuer.id, p256.keyId)];
  expect(issuerDocument(issuer, [ed25519, p256])).toMatchObject({
    id: issuer.id,
    type: ['Profile'],
    name: issuer.name,
    verificationMethod: [
      { id: ids[0], type: 'Multikey', controller: issuer.id, publicKeyMultibase: multibase },
      { id: ids[1], type: 'JsonWebKey', controller: issuer.id, publicKeyJwk: p256.publicJwk },
    ],
    assertionMethod: ids,
  });
  expect(ids[1]).toBe(`https://check.example.org/issuer/keys/${p256.keyId}`);
});
