import fc from 'fast-check';
import { anyInput, issuer } from '../../test-support/credential-inputs.js';
import {
  bothOf,
  freshKeys,
  joined,
  type Json,
  knownIssuer,
  partsOf,
  signedCredential,
} from '../../test-support/signed-credentials.js';
import { buildCredential } from '../credential/build-credential.js';
import { createSigner } from '../sign/index.js';
import { documentSigner } from './sign-document.js';
import { verifyDataIntegrity, verifyJwt } from './verify-proofs.js';

const keys = await freshKeys();
const known = knownIssuer(bothOf(keys));
const signed = await signedCredential(keys, { locale: 'both' });

type Path = (string | number)[];

/** The way to each leaf, or with `inner` to each object as well. */
function pathsIn(value: unknown, at: Path = [], inner = false): Path[] {
  if (typeof value !== 'object' || value === null) return inner ? [] : [at];
  const isList = Array.isArray(value);
  const below = Object.entries(value).flatMap(([key, each]) =>
    pathsIn(each, [...at, isList ? Number(key) : key], inner),
  );
  return inner && !isList ? [at, ...below] : below;
}

/** A copy in which what stands at a path is something else; undefined takes it out. */
function changed(document: Json, path: Path, change: (value: unknown) => unknown): Json {
  const copy = structuredClone(document);
  let inside = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) inside = inside[step] as typeof inside;
  const last = path.at(-1) ?? '';
  const value = change(inside[last]);
  if (value !== undefined) inside[last] = value;
  else if (Array.isArray(inside)) inside.splice(Number(last), 1);
  else delete inside[last];
  return copy;
}

const another = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${String(value)}x`;
};

const added = (value: unknown): unknown => ({ ...(value as Json), telephone: '+359 2 000' });
const addedAt = (document: Json, path: Path): Json =>
  path.length === 0 ? (added(document) as Json) : changed(document, path, added);

const named = (path: Path) => path.join('.');

test('both proofs of what was signed hold (credentials 19)', async () => {
  expect(await verifyDataIntegrity(signed.credential, known)).toEqual({ ok: true });
  const { proof: _, ...unsigned } = signed.credential;
  expect(await verifyJwt(signed.jwt, known)).toMatchObject({ ok: true, payload: unsigned });
  expect(partsOf(signed.jwt).header).toEqual({
    alg: 'ES256',
    kid: `${issuer.id}/keys/${keys.p256.keyId}`,
    typ: 'JWT',
  });
});

describe('of the JSON (credentials 19)', () => {
  const leaves = pathsIn(signed.credential);
  const objects = pathsIn(signed.credential, [], true);
  const held = async (documents: [string, Json][]) => {
    const names: string[] = [];
    for (const [name, document] of documents)
      if ((await verifyDataIntegrity(document, known)).ok) names.push(name);
    return names;
  };

  test('not one field can be changed (credentials 19)', async () => {
    expect(leaves.length).toBeGreaterThan(35);
    expect(
      await held(leaves.map((path) => [named(path), changed(signed.credential, path, another)])),
    ).toEqual([]);
  });

  test('not one field can be taken out (credentials 19)', async () => {
    const without = leaves.map((path): [string, Json] => [
      named(path),
      changed(signed.credential, path, () => undefined),
    ]);
    expect(await held(without)).toEqual([]);
  });

  test('nothing can be put in, nowhere (credentials 19)', async () => {
    const ways: ((document: Json, path: Path) => Json)[] = [
      addedAt,
      (document, path) => withKey(document, path, 'unheardOf', 'x'),
      (document, path) => withKey(document, path, 'description', null),
      (document, path) => withKey(document, path, '@type', 'Profile'),
      (document, path) => withKey(document, path, 'https://schema.org/name', 'x'),
      (document, path) => withKey(document, path, '@context', { label: 'https://schema.org/name' }),
    ];
    const more = objects.flatMap((path) =>
      ways.map((way, index): [string, Json] => [
        `${named(path)} ${index}`,
        way(signed.credential, path),
      ]),
    );
    expect(more.length).toBeGreaterThan(50);
    expect(await held(more)).toEqual([]);
  });

  test('a field cannot be called something else by a context of one’s own (credentials 19)', async () => {
    const { name, ...rest } = signed.credential;
    const contexts = [...(rest['@context'] as string[]), { label: 'https://schema.org/name' }];
    const renamed = { ...rest, label: name, '@context': contexts };
    expect(await verifyDataIntegrity(renamed, known)).toEqual({
      ok: false,
      reason: 'unknown-context',
    });
  });
});

const withKey = (document: Json, path: Path, key: string, value: unknown): Json =>
  path.length === 0
    ? { ...document, [key]: value }
    : changed(document, path, (inside) => ({ ...(inside as Json), [key]: value }));

describe('of the JWT (credentials 19)', () => {
  const { header, payload, signature } = partsOf(signed.jwt);

  test.each([
    ['changed', another],
    ['taken out', () => undefined],
  ] as const)('not one field can be %s (credentials 19)', async (_, change) => {
    const held: string[] = [];
    for (const path of pathsIn(payload)) {
      const forged = joined(header, changed(payload, path, change), signature);
      if ((await verifyJwt(forged, known)).ok) held.push(named(path));
    }
    for (const path of pathsIn(header)) {
      const forged = joined(changed(header, path, change), payload, signature);
      if ((await verifyJwt(forged, known)).ok) held.push(named(path));
    }
    expect(held).toEqual([]);
  });

  test('nothing can be put in, nowhere (credentials 19)', async () => {
    for (const path of pathsIn(payload, [], true)) {
      const forged = joined(header, addedAt(payload, path), signature);
      expect(await verifyJwt(forged, known)).toEqual({ ok: false, reason: 'wrong-signature' });
    }
  });
});

test('not one byte of the JWT can be changed (credentials 19)', async () => {
  await fc.assert(
    fc.asyncProperty(
      // the last sign of the signature has bits that mean nothing
      fc.nat(signed.jwt.length - 2),
      fc.constantFrom('A', 'z', '0', '-', '.'),
      async (at, sign) => {
        const forged = signed.jwt.slice(0, at) + sign + signed.jwt.slice(at + 1);
        fc.pre(forged !== signed.jwt);
        expect((await verifyJwt(forged, known)).ok).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});

test('whatever is signed, its proofs hold, and are those of the whole contexts (credentials 19)', async () => {
  const signer = createSigner(issuer, keys);
  const whole = documentSigner(issuer.id, keys.ed25519);
  await fc.assert(
    fc.asyncProperty(anyInput, async (input) => {
      const { json, jwt } = await signer.sign(input);
      expect(await verifyDataIntegrity(JSON.parse(json) as Json, known)).toEqual({ ok: true });
      expect(await verifyJwt(jwt, known)).toMatchObject({ ok: true });
      const slowly = await whole(buildCredential(input), `${input.issuedOn}T00:00:00Z`);
      expect(JSON.parse(json)).toEqual(slowly);
    }),
    { numRuns: 40 },
  );
});

test('whatever is no credential is answered, not thrown (credentials 19)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<unknown>),
      fc.string(),
      async (junk, text) => {
        const proof = signed.credential['proof'];
        expect(await verifyDataIntegrity(junk, known)).toMatchObject({ ok: false });
        expect(await verifyDataIntegrity({ ...junk, proof }, known)).toMatchObject({ ok: false });
        expect(
          await verifyDataIntegrity({ ...signed.credential, credentialSubject: junk }, known),
        ).toMatchObject({ ok: false });
        for (const jwt of [text, `${text}.${text}.${text}`, `${signed.jwt}.${text}`])
          expect(await verifyJwt(jwt, known)).toMatchObject({ ok: false });
      },
    ),
    { numRuns: 60 },
  );
});
