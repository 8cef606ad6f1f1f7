import fc from 'fast-check';
import { Socket } from 'node:net';
import { credentialInput, issuer } from '../../test-support/credential-inputs.js';
import {
  bothOf,
  freshKeys,
  type Json,
  knownIssuer,
} from '../../test-support/signed-credentials.js';
import { describeOfficial, officialJson } from '../../test-support/official-examples.js';
import { CREDENTIALS_V2, OPEN_BADGES } from '../credential/build-credential.js';
import { createSigner } from '../sign/index.js';
import { loadKnownDocument } from './document-loader.js';
import { documentSigner } from './sign-document.js';
import { verifyDataIntegrity, verifyJwt } from './verify-proofs.js';

let asked = 0;
const { fetch } = globalThis;
const { connect } = Socket.prototype;

beforeEach(() => {
  asked = 0;
  const refuse = (): never => {
    asked += 1;
    throw new Error('the network was asked');
  };
  globalThis.fetch = refuse;
  Socket.prototype.connect = refuse;
});

afterEach(() => {
  globalThis.fetch = fetch;
  Socket.prototype.connect = connect;
  expect(asked).toBe(0);
});

test.each([
  'https://www.w3.org/ns/credentials/v2?',
  'http://www.w3.org/ns/credentials/v2',
  'https://evil.example/context.json',
  'file:///etc/passwd',
  'data:application/ld+json,{}',
  issuer.id,
  '',
])('the loader refuses %j (credentials 21)', async (url) => {
  await expect(loadKnownDocument(url)).rejects.toThrow('nothing is fetched');
});

test('the loader refuses every other address (credentials 21)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.webUrl(), async (url) => {
      await expect(loadKnownDocument(url)).rejects.toThrow('nothing is fetched');
    }),
  );
});

test('signing and checking ask no network (credentials 19 and 21)', async () => {
  const keys = await freshKeys();
  const signer = createSigner(issuer, keys);
  const known = knownIssuer(bothOf(keys));
  const { json, jwt } = await signer.sign(credentialInput());
  expect(await verifyDataIntegrity(JSON.parse(json) as Json, known)).toEqual({ ok: true });
  expect(await verifyJwt(jwt, known)).toMatchObject({ ok: true });
  const url = 'https://check.example.org/status/1';
  const list = await signer.signStatusList({
    url,
    revoked: [3],
    validFrom: '2026-11-23',
    ttl: 60_000,
  });
  expect(await verifyDataIntegrity(JSON.parse(list) as Json, known)).toEqual({ ok: true });
});

test('a foreign context is neither signed nor checked, and not asked for (credentials 21)', async () => {
  const keys = await freshKeys();
  const sign = documentSigner(issuer.id, keys.ed25519);
  const foreign = 'https://evil.example/context.json';
  const { json } = await createSigner(issuer, keys).sign(credentialInput());
  const signed = JSON.parse(json) as Json & { '@context': string[] };
  const { proof: _, ...unsigned } = signed;
  const contexts = [...signed['@context'], foreign];
  await expect(
    sign({ ...unsigned, '@context': contexts }, '2026-11-23T00:00:00Z'),
  ).rejects.toThrow();
  for (const context of [
    contexts,
    foreign,
    { '@import': foreign },
    [signed['@context']],
    undefined,
  ])
    expect(
      await verifyDataIntegrity({ ...signed, '@context': context }, knownIssuer(bothOf(keys))),
    ).toMatchObject({ ok: false });
});

test('a term that no context defines is not signed (credentials 19)', async () => {
  const sign = documentSigner(issuer.id, (await freshKeys()).ed25519);
  const { json } = await createSigner(issuer, await freshKeys()).sign(credentialInput());
  const { proof: _, ...unsigned } = JSON.parse(json) as Json;
  await expect(sign({ ...unsigned, undefinedTerm: 'x' }, '2026-11-23T00:00:00Z')).rejects.toThrow();
});

describeOfficial('the contexts that come with the packages (credentials 21)', () => {
  test('that of the credentials is the official one (credentials 21)', async () => {
    const { document } = await loadKnownDocument(CREDENTIALS_V2);
    expect(document).toEqual(officialJson('contexts/credentials-v2.jsonld'));
  });

  test('that of the badges says of no term anything else than the official one (credentials 21)', async () => {
    // The official one has got two terms since (endorsementJwt, jti), of which we use none.
    const { document } = await loadKnownDocument(OPEN_BADGES);
    expect(officialJson('contexts/ob-v3p0-3.0.3.json')).toMatchObject(document);
  });
});
