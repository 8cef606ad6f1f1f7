import { base64url, SignJWT, UnsecuredJWT } from 'jose';
import { createHmac, createPrivateKey, createPublicKey } from 'node:crypto';
import { issuer } from '../../test-support/credential-inputs.js';
import {
  bothOf,
  freshKeys,
  type Json,
  knownIssuer,
  partsOf,
  signedCredential,
} from '../../test-support/signed-credentials.js';
import { keyUrl, methodId } from '../credential/issuer-document.js';
import { readIssuer } from './issuer-keys.js';
import { documentSigner } from './sign-document.js';
import type { PrivateSigningKey } from './signing-key.js';
import { verifyDataIntegrity, verifyJwt } from './verify-proofs.js';

const keys = await freshKeys();
const foreign = await freshKeys();
const known = knownIssuer(bothOf(keys));
const { credential, jwt } = await signedCredential(keys);
const { payload } = partsOf(jwt);
const kid = keyUrl(issuer.id, keys.p256.keyId);

const unknownSuite = { ok: false, reason: 'unknown-suite' };
const unknownKey = { ok: false, reason: 'unknown-key' };
const wrongSignature = { ok: false, reason: 'wrong-signature' };

const jwtBy = ({ privateJwk }: PrivateSigningKey, header: Json): Promise<string> =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', ...header })
    .sign(createPrivateKey({ key: privateJwk as never, format: 'jwk' }));

describe('a JWT', () => {
  test('brings no key of its own: jwk, jku, x5c (credentials 20)', async () => {
    const jwk = foreign.p256.publicJwk;
    const offers = [{ jwk }, { jku: 'https://evil.example/keys' }, { x5c: ['MIIB'] }];
    for (const offer of offers) {
      expect(await verifyJwt(await jwtBy(foreign.p256, { kid, ...offer }), known)).toEqual(
        wrongSignature,
      );
      expect(await verifyJwt(await jwtBy(foreign.p256, offer), known)).toEqual(unknownSuite);
    }
  });

  test('is not unsigned: alg none (credentials 20)', async () => {
    expect(await verifyJwt(new UnsecuredJWT(payload).encode(), known)).toEqual(unknownSuite);
    const [, body] = jwt.split('.');
    for (const alg of ['none', 'None', 'NONE', '']) {
      const header = base64url.encode(JSON.stringify({ alg, kid, typ: 'JWT' }));
      expect(await verifyJwt(`${header}.${body}.`, known)).toEqual(unknownSuite);
    }
    expect(await verifyJwt(`${jwt.split('.').slice(0, 2).join('.')}.`, known)).toEqual(
      wrongSignature,
    );
  });

  test('is not signed with the public key as a password: HS256 (credentials 20)', async () => {
    const publicKey = createPublicKey({ key: keys.p256.publicJwk as never, format: 'jwk' });
    const secrets = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      JSON.stringify(keys.p256.publicJwk),
      Buffer.from(String(keys.p256.publicJwk['x']), 'base64url'),
    ];
    const [, body] = jwt.split('.');
    const header = base64url.encode(JSON.stringify({ alg: 'HS256', kid, typ: 'JWT' }));
    for (const secret of secrets) {
      const mac = createHmac('sha256', secret).update(`${header}.${body}`).digest('base64url');
      expect(await verifyJwt(`${header}.${body}.${mac}`, known)).toEqual(unknownSuite);
    }
  });

  test('is not signed with the other kind of key (credentials 20)', async () => {
    const method = methodId(issuer.id, keys.ed25519);
    const edDsa = await jwtBy(keys.ed25519, { alg: 'EdDSA', kid: method });
    expect(await verifyJwt(edDsa, known)).toEqual(unknownSuite);
    expect(await verifyJwt(await jwtBy(keys.p256, { kid: method }), known)).toEqual(unknownKey);
  });

  test('names a key of its own issuer (credentials 20)', async () => {
    const others = 'https://other.example.org/issuer';
    for (const named of [keyUrl(others, keys.p256.keyId), keys.p256.keyId, '__proto__', ''])
      expect(await verifyJwt(await jwtBy(keys.p256, { kid: named }), known)).toEqual(unknownKey);
  });

  test('with an extension that must be understood is not taken (credentials 20)', async () => {
    const [, body, signature] = jwt.split('.');
    const header = { alg: 'ES256', kid, typ: 'JWT', crit: ['exotic'], exotic: 1 };
    const odd = `${base64url.encode(JSON.stringify(header))}.${body}.${signature}`;
    expect(await verifyJwt(odd, known)).toEqual(wrongSignature);
  });
});

const signedBy = async (key: PrivateSigningKey, change: (credential: Json) => Json) => {
  const { proof: _, ...unsigned } = change(credential);
  return (await documentSigner(issuer.id, key)(unsigned, '2026-11-23T00:00:00Z')) as Json;
};

const withProof = (change: Json): Json => {
  const [proof] = credential['proof'] as [Json];
  return { ...credential, proof: [{ ...proof, ...change }] };
};

describe('a Data Integrity proof', () => {
  test('by a key that is not the issuer’s counts for nothing (credentials 20)', async () => {
    const forged = await signedBy(foreign.ed25519, (same) => same);
    expect(await verifyDataIntegrity(forged, known)).toEqual(unknownKey);
    const [proof] = forged['proof'] as [Json];
    const method = methodId(issuer.id, keys.ed25519);
    const pretending = { ...forged, proof: [{ ...proof, verificationMethod: method }] };
    expect(await verifyDataIntegrity(pretending, known)).toEqual(wrongSignature);
  });

  test.each([
    ['a did:key', 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'],
    ['the P-256 key', kid],
    ['the issuer', issuer.id],
    ['another issuer', methodId('https://other.example.org/issuer', keys.ed25519)],
  ])('that names %s as its key counts for nothing (credentials 20)', async (_, method) => {
    const named = withProof({ verificationMethod: method });
    expect(await verifyDataIntegrity(named, known)).toEqual(unknownKey);
  });

  test.each([
    { proofPurpose: 'authentication' },
    { type: 'Ed25519Signature2020' },
    { cryptosuite: 'ecdsa-rdfc-2019' },
  ])(
    'for another purpose or of another suite is not checked: %j (credentials 20)',
    async (change) => {
      expect(await verifyDataIntegrity(withProof(change), known)).toEqual(unknownSuite);
    },
  );

  test('that holds does not carry one beside it that does not (credentials 20)', async () => {
    const [proof] = credential['proof'] as [Json];
    const [changed] = withProof({ created: '2026-11-24T00:00:00Z' })['proof'] as [Json];
    for (const proofs of [
      [proof, changed],
      [changed, proof],
    ])
      expect(await verifyDataIntegrity({ ...credential, proof: proofs }, known)).toEqual(
        wrongSignature,
      );
    expect(await verifyDataIntegrity({ ...credential, proof: [] }, known)).toMatchObject({
      reason: 'no-proof',
    });
  });
});

describe('an issuer’s document', () => {
  const both = bothOf(keys);
  const methods = (change: (method: Json) => Json) => (document: Json) => ({
    ...document,
    verificationMethod: (document['verificationMethod'] as Json[]).map(change),
  });

  test.each<[string, (document: Json) => Json]>([
    ['keys that are not for assertions', (document) => ({ ...document, assertionMethod: [] })],
    [
      'keys for another purpose',
      ({ assertionMethod, ...rest }) => ({
        ...rest,
        assertionMethod: [],
        authentication: assertionMethod,
      }),
    ],
    [
      'keys of another controller',
      methods((method) => ({ ...method, controller: 'https://other.example.org/issuer' })),
    ],
    ['keys of no controller', methods(({ controller: _, ...rest }) => rest)],
    ['keys of a type that it does not know', methods((method) => ({ ...method, type: 'Other' }))],
    [
      'symmetric keys',
      methods((method) => ({
        ...method,
        type: 'JsonWebKey',
        publicKeyJwk: { kty: 'oct', k: 'AAAA' },
      })),
    ],
    [
      'keys that are broken',
      methods((method) => ({
        ...method,
        publicKeyMultibase: 'z6Mk0OIl',
        publicKeyJwk: { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' },
      })),
    ],
  ])('gives no checker %s (credentials 20)', async (_, change) => {
    const issuerWith = knownIssuer(both, change);
    expect(await verifyDataIntegrity(credential, issuerWith)).toEqual(unknownKey);
    expect(await verifyJwt(jwt, issuerWith)).toEqual(unknownKey);
  });

  test.each([null, 'x', [], {}, { id: 'x' }, { id: 'x', verificationMethod: 'y' }])(
    '%j is none',
    (document) => expect(readIssuer(document)).toBeNull(),
  );

  test('answers for what it issued itself only (credentials 20)', async () => {
    const other = { id: 'https://other.example.org/issuer', name: 'Other' };
    const theirs = await signedBy(keys.ed25519, (same) => ({
      ...same,
      issuer: { id: other.id, type: ['Profile'], name: other.name },
    }));
    expect(await verifyDataIntegrity(theirs, known)).toEqual(unknownKey);
    for (const change of [{ iss: other.id }, { issuer: { ...other, type: ['Profile'] } }]) {
      const claims = await new SignJWT({ ...payload, ...change })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
        .sign(createPrivateKey({ key: keys.p256.privateJwk as never, format: 'jwk' }));
      expect(await verifyJwt(claims, known)).toEqual(unknownKey);
    }
  });

  test('keeps what retired keys signed valid, for as long as they stand in it (credentials 22)', async () => {
    const next = await freshKeys();
    const rotated = knownIssuer([...bothOf(next), ...both]);
    const later = await signedCredential(next);
    for (const signed of [{ credential, jwt }, later]) {
      expect(await verifyDataIntegrity(signed.credential, rotated)).toEqual({ ok: true });
      expect(await verifyJwt(signed.jwt, rotated)).toMatchObject({ ok: true });
    }
    const forgotten = knownIssuer(bothOf(next));
    expect(await verifyDataIntegrity(credential, forgotten)).toEqual(unknownKey);
    expect(await verifyJwt(jwt, forgotten)).toEqual(unknownKey);
  });
});
