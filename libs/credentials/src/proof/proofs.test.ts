import fc from 'fast-check';
import { base64url, CompactSign, exportSPKI, importJWK, SignJWT } from 'jose';
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { anyInput, givenInput, givenIssuer, official } from '../../test-support/issuer.js';
import { issuerDocument, keyUrl } from '../credential/issuer-document.js';
import { createSigner } from '../sign/index.js';
import { loadKnownDocument } from './document-loader.js';
import { type KnownIssuer, readIssuer } from './issuer-keys.js';
import { documentSigner } from './sign-document.js';
import { generateSigningKey, type PrivateSigningKey } from './signing-key.js';
import { verifyDataIntegrity, verifyJwt } from './verify-proofs.js';

type Json = Record<string, unknown>;

const parsed = (json: string) => JSON.parse(json) as Json;
const known = (document: unknown): KnownIssuer => {
  const issuer = readIssuer(document);
  if (!issuer) throw new Error('That is no document of an issuer.');
  return issuer;
};

let given: Awaited<ReturnType<typeof givenIssuer>>;
let issuer: KnownIssuer;
beforeAll(async () => {
  given = await givenIssuer();
  issuer = known(given.document);
});

/** Every place in a value where something could be changed, as a path. */
const pathsIn = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => pathsIn(inner, [...path, key]));
};

const changedAt = (
  whole: Json,
  path: (string | number)[],
  change: (old: unknown) => unknown,
): Json => {
  const copy = structuredClone(whole);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<Json>((at, key) => at[key] as Json, copy);
  parent[last] = change(parent[last]);
  return copy;
};

describe('what was signed (credentials 19)', () => {
  test('is verified offline in both forms, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        const { json, jwt } = await given.signer.sign(input);
        expect(await verifyDataIntegrity(parsed(json), issuer)).toEqual({ ok: true });
        const { ok } = await verifyJwt(jwt, issuer);
        expect(ok).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('no place of it can be changed, the proof included', async () => {
    const signed = parsed((await given.signer.sign(givenInput())).json);
    const paths = pathsIn(signed);
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      const changed = changedAt(signed, path, (old) =>
        typeof old === 'boolean' ? !old : `${String(old)}1`,
      );
      const { ok } = await verifyDataIntegrity(changed, issuer);
      expect([path.join('.'), ok]).toEqual([path.join('.'), false]);
    }
  });

  test('nothing can be added to it or taken from it', async () => {
    const signed = parsed((await given.signer.sign(givenInput())).json);
    const subject = signed['credentialSubject'] as Json;
    // another order of the contexts means the same; the shape of a credential asks for the right one
    const changes: Json[] = [
      { ...signed, evidence: [{ id: 'https://example.org/1', type: ['Evidence'] }] },
      { ...signed, somethingOfMine: 'x' },
      { ...signed, validUntil: '2999-01-01T00:00:00Z' },
      { ...signed, credentialSubject: { ...subject, identifier: undefined } },
      { ...signed, credentialSubject: [subject, { ...subject, id: 'urn:uuid:other' }] },
    ];
    for (const change of changes) {
      const whole = JSON.parse(JSON.stringify(change)) as Json;
      expect((await verifyDataIntegrity(whole, issuer)).ok).toBe(false);
    }
  });

  test('no byte of a JWT can be changed', async () => {
    const { jwt } = await given.signer.sign(givenInput());
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: jwt.length - 1 }),
        fc.constantFrom('A', 'z', '0', '-', '.'),
        async (at, sign) => {
          const changed = jwt.slice(0, at) + sign + jwt.slice(at + 1);
          // the last sign of the signature has bits that mean nothing
          fc.pre(changed !== jwt && at < jwt.length - 1);
          expect((await verifyJwt(changed, issuer)).ok).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is the same under the lean contexts of signing as under the whole ones of checking', async () => {
    const whole = documentSigner(given.issuer.id, given.keys.ed25519);
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        const lean = parsed((await given.signer.sign(input)).json);
        const { proof: _taken, ...unsigned } = lean;
        const again = await whole(unsigned, `${input.issuedOn}T00:00:00Z`);
        expect(again).toEqual(lean);
      }),
      { numRuns: 60 },
    );
  });
});

describe('whose keys count (credentials 20)', () => {
  const payload = async () => {
    const { jwt } = await given.signer.sign(givenInput());
    return base64url.decode(jwt.split('.')[1] ?? '');
  };
  const signedBy = async (key: PrivateSigningKey, header: object, alg = 'ES256') => {
    const bytes = await payload();
    const privateKey = await importJWK(key.privateJwk as never, alg);
    return new CompactSign(bytes).setProtectedHeader({ alg, ...header } as never).sign(privateKey);
  };
  const kid = () => keyUrl(given.issuer.id, given.keys.p256.keyId);

  test('a key that the header brings along is never looked at', async () => {
    const stranger = await generateSigningKey('P-256');
    for (const header of [
      { jwk: stranger.publicJwk },
      { jwk: stranger.publicJwk, kid: kid() },
      { kid: kid(), x5u: 'https://evil.example/cert' },
      { kid: 'https://evil.example/issuer/keys/1' },
      { kid: `${given.issuer.id}/keys/${stranger.keyId}` },
      {},
    ]) {
      expect((await verifyJwt(await signedBy(stranger, header), issuer)).ok).toBe(false);
    }
    // the same header with the issuer's own key does verify: it is the key that fails above
    expect((await verifyJwt(await signedBy(given.keys.p256, { kid: kid() }), issuer)).ok).toBe(
      true,
    );
  });

  test('alg none, the public key as a shared secret, and another algorithm are no signatures', async () => {
    const { publicJwk } = given.keys.p256;
    const pem = await exportSPKI(createPublicKey({ key: publicJwk as never, format: 'jwk' }));
    const body = base64url.encode(await payload());
    const head = (header: object) => base64url.encode(JSON.stringify(header));
    const claims = JSON.parse(Buffer.from(await payload()).toString()) as Json;
    const hmac = (secret: Uint8Array) =>
      new SignJWT(claims as never).setProtectedHeader({ alg: 'HS256', kid: kid() }).sign(secret);
    const forged = [
      `${head({ alg: 'none', kid: kid() })}.${body}.`,
      `${head({ alg: 'None', kid: kid() })}.${body}.AAAA`,
      await hmac(new TextEncoder().encode(pem)),
      await hmac(new TextEncoder().encode(JSON.stringify(publicJwk))),
      await hmac(Buffer.from(publicJwk.x ?? '', 'base64url')),
      await signedBy(given.keys.ed25519, { kid: kid() }, 'EdDSA'),
    ];
    for (const jwt of forged) expect((await verifyJwt(jwt, issuer)).ok).toBe(false);
  });

  test('only those for assertions, of this very controller and of a kind that fits', async () => {
    const { json, jwt } = await given.signer.sign(givenInput());
    const document = given.document as { verificationMethod: Json[]; assertionMethod: string[] };
    const others = document.verificationMethod;
    const documents: Json[] = [
      { ...document, assertionMethod: [] },
      { ...document, assertionMethod: others.map(({ id }) => `${String(id)}x`) },
      {
        ...document,
        verificationMethod: others.map((key) => ({ ...key, controller: 'https://evil.example' })),
      },
      { ...document, verificationMethod: [] },
      // the right id over another key
      {
        ...document,
        verificationMethod: others.map((key) => ({
          ...key,
          publicKeyMultibase: 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi',
          publicKeyJwk: { kty: 'oct', k: 'AAAA' },
        })),
      },
    ];
    for (const each of documents) {
      const found = known(each);
      expect((await verifyDataIntegrity(parsed(json), found)).ok).toBe(false);
      expect((await verifyJwt(jwt, found)).ok).toBe(false);
    }
  });

  test('a proof for another purpose is none', async () => {
    const signed = parsed((await given.signer.sign(givenInput())).json);
    const [proof] = signed['proof'] as Json[];
    for (const change of [
      { proofPurpose: 'authentication' },
      { cryptosuite: 'eddsa-jcs-2022' },
      { type: 'Ed25519Signature2020' },
    ]) {
      const result = await verifyDataIntegrity(
        { ...signed, proof: [{ ...proof, ...change }] },
        issuer,
      );
      expect(result).toEqual({ ok: false, reason: 'unknown-suite' });
    }
    expect(await verifyDataIntegrity({ ...signed, proof: [] }, issuer)).toMatchObject({
      reason: 'no-proof',
    });
    expect(
      (
        await verifyDataIntegrity(
          { ...signed, proof: [proof, { ...proof, proofValue: 'z1' }] },
          issuer,
        )
      ).ok,
    ).toBe(false);
  });

  test.each([null, 'x', [], {}, { id: 'x' }, { id: 'x', verificationMethod: 'y' }])(
    '%j is no document of an issuer',
    (document) => expect(readIssuer(document)).toBeNull(),
  );
});

describe('the network (credentials 21)', () => {
  test('is never asked, by signing as little as by checking', async () => {
    const real = globalThis.fetch;
    const asked: unknown[] = [];
    globalThis.fetch = (address) => {
      asked.push(address);
      throw new Error('no network');
    };
    try {
      const { json } = await given.signer.sign(givenInput());
      const foreign = {
        ...parsed(json),
        '@context': ['https://www.w3.org/ns/credentials/v2', 'https://evil.example/context'],
      };
      expect(await verifyDataIntegrity(foreign, issuer)).toEqual({
        ok: false,
        reason: 'unknown-context',
      });
    } finally {
      globalThis.fetch = real;
    }
    expect(asked).toEqual([]);
  });

  test.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'http://127.0.0.1/',
    'did:key:z6Mk',
    '',
  ])('%j is not loaded', async (url) => {
    await expect(loadKnownDocument(url)).rejects.toThrow('nothing is fetched');
  });
});

describe('keys (credentials 22)', () => {
  test('an issuer publishes nothing private of them', async () => {
    for (const kind of ['Ed25519', 'P-256'] as const) {
      const key = await generateSigningKey(kind);
      const published = JSON.stringify(
        issuerDocument(given.issuer, [{ ...key, publicJwk: key.privateJwk }]),
      );
      expect(key.privateJwk.d?.length).toBeGreaterThan(40);
      expect(published).not.toContain(key.privateJwk.d);
      expect(JSON.stringify(key.publicJwk)).not.toContain('"d"');
      expect(published).toContain(given.issuer.id);
    }
  });

  test('what a retired key signed stays valid while its public half is published', async () => {
    const old = await given.signer.sign(givenInput());
    const next = {
      ed25519: await generateSigningKey('Ed25519'),
      p256: await generateSigningKey('P-256'),
    };
    const fresh = await createSigner(given.issuer, next).sign(givenInput());
    const { ed25519, p256 } = given.keys;
    const rotated = known(issuerDocument(given.issuer, [next.ed25519, next.p256, ed25519, p256]));
    for (const { json, jwt } of [old, fresh]) {
      expect(await verifyDataIntegrity(parsed(json), rotated)).toEqual({ ok: true });
      expect((await verifyJwt(jwt, rotated)).ok).toBe(true);
    }
    const forgotten = known(issuerDocument(given.issuer, [next.ed25519, next.p256]));
    expect(await verifyDataIntegrity(parsed(old.json), forgotten)).toEqual({
      ok: false,
      reason: 'unknown-key',
    });
    expect(await verifyJwt(old.jwt, forgotten)).toEqual({ ok: false, reason: 'unknown-key' });
  });
});

official.describe('official examples (credentials 19)', () => {
  const read = (name: string) => parsed(readFileSync(official.path(`examples/${name}`), 'utf8'));
  /** A document of their issuer, made from the key that their proof names. */
  const issuerOf = (document: Json): KnownIssuer => {
    const { id } = (
      typeof document['issuer'] === 'string' ? { id: document['issuer'] } : document['issuer']
    ) as { id: string };
    const method = String(([document['proof']].flat()[0] as Json)['verificationMethod']);
    const publicKeyMultibase = method.split('#')[1];
    return known({
      id,
      verificationMethod: [{ id: method, controller: id, type: 'Multikey', publicKeyMultibase }],
      assertionMethod: [method],
    });
  };

  test.each([
    'simple.json',
    'simple-eddsa-2022.json',
    'bit-string-list/credential-status-revoked.json',
    'bit-string-list/testlist',
  ])('%s is verified, and not once its name is changed', async (name) => {
    const document = read(name);
    const by = issuerOf(document);
    expect(await verifyDataIntegrity(document, by)).toEqual({ ok: true });
    for (const path of pathsIn(document).filter(([first]) => first !== '@context')) {
      const changed = changedAt(document, path, (old) => `${String(old)}1`);
      const { ok } = await verifyDataIntegrity(changed, by);
      expect([path.join('.'), ok]).toEqual([path.join('.'), false]);
    }
  });

  test('a proof of a suite that is not checked here is said to be so', async () => {
    const document = read('credential-status-revoked.json');
    expect(await verifyDataIntegrity(document, issuerOf(document))).toEqual({
      ok: false,
      reason: 'unknown-suite',
    });
    const unsigned = read('minimal_valid_obv3.json');
    expect(await verifyDataIntegrity(unsigned, issuer)).toEqual({ ok: false, reason: 'no-proof' });
  });
});
