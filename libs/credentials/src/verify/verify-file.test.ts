import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { CompactSign, importJWK, type JWK } from 'jose';
import { badgePng, badgeSvg } from '../bake/badge.js';
import { bakePng } from '../bake/bake-png.js';
import { bakeSvg } from '../bake/bake-svg.js';
import { givenFiles, pdfWith, setPdf, shortOf } from '../../test-support/holder-files.js';
import { credentialInput } from '../../test-support/credential-inputs.js';
import { givenIssuer } from '../../test-support/issuer.js';
import { describeOfficial, officialText } from '../../test-support/official-examples.js';
import { verifyFile } from './verify-file.js';

const now = new Date('2026-12-01T12:00:00Z');
const given = await givenFiles();
const { files, json, jwt, input, signer } = given;
const issuers = [given.document];
const list = (revoked: number[], url = input.status.listUrl) =>
  signer.signStatusList({ url, revoked, validFrom: '2026-11-30', ttl: 60_000 });

const look = async (bytes: Uint8Array | string, more: { issuers?: unknown[]; now?: Date } = {}) =>
  shortOf(
    await verifyFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, {
      issuers,
      now,
      ...more,
    }),
  );

const forms = Object.entries(files);
const changedJson = json.replace('Мария', 'Марина');

describe('each form of a certificate', () => {
  test.each(forms)('%s is verified offline (credentials 19)', async (_, bytes) => {
    const report = await verifyFile(bytes, { issuers, now });
    expect(shortOf(report)).toEqual(['valid', 'no-status-list']);
    expect(report.facts).toEqual({
      id: input.credentialId,
      issuerId: input.issuer.id,
      issuerName: input.issuer.name,
      title: input.title.bg,
      completedOn: input.completedOn,
      holderName: input.holderName,
      statusListUrl: input.status.listUrl,
      statusIndex: input.status.index,
    });
  });

  test.each(forms)(
    '%s of an unknown issuer cannot be checked (credentials 20)',
    async (_, bytes) => {
      for (const others of [[], [(await givenIssuer('https://other.example.org/issuer')).document]])
        expect((await look(bytes, { issuers: others })).slice(0, 2)).toEqual([
          'cannot-check',
          'issuer-not-known',
        ]);
    },
  );

  test.each(forms)(
    '%s signed by keys of somebody else is not valid (credentials 20)',
    async (_, bytes) => {
      const [outcome, ...why] = await look(bytes, { issuers: [(await givenIssuer()).document] });
      expect([outcome, why.includes('unknown-key')]).toEqual(['not-valid', true]);
    },
  );

  test('as it is really set, the PDF verifies, also packed (credentials 25)', async () => {
    const pdf = await setPdf(json);
    expect(await look(pdf)).toEqual(['valid', 'no-status-list']);
    const packed = { ...unzipSync(files.zip), 'sertifikat.pdf': pdf };
    expect(await look(zipSync(packed))).toEqual(['valid', 'no-status-list']);
  });
});

describe('a changed certificate is not valid (credentials 19)', () => {
  const [head, , signature] = jwt.split('.');
  const payload = { ...JSON.parse(json), iss: input.issuer.id, jti: input.credentialId };
  const forged = `${head}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.${signature}`;
  test.each<[string, Uint8Array | string]>([
    ['JSON', changedJson],
    ['JWT', forged],
    ['PNG', bakePng(badgePng(), changedJson)],
    ['SVG', bakeSvg(badgeSvg(), changedJson)],
    ['PDF', pdfWith(changedJson)],
  ])('%s', async (_, file) =>
    expect(await look(file)).toEqual(['not-valid', 'wrong-signature', 'no-status-list']),
  );

  test('without its proof', async () => {
    const { proof: _, ...bare } = JSON.parse(json);
    expect(await look(JSON.stringify(bare))).toEqual(['not-valid', 'no-proof', 'no-status-list']);
  });

  test('a proof of another kind cannot be checked', async () => {
    const old = { ...JSON.parse(json), proof: [{ type: 'Ed25519Signature2020' }] };
    expect((await look(JSON.stringify(old))).slice(0, 2)).toEqual([
      'cannot-check',
      'unknown-suite',
    ]);
  });
});

describe('an archive (credentials 25)', () => {
  const parts = unzipSync(files.zip);
  const packed = (change: Record<string, Uint8Array>) => zipSync({ ...parts, ...change });

  test.each<[string, () => Promise<Record<string, Uint8Array>>]>([
    ['JSON', async () => ({ 'credential.json': strToU8((await another()).json) })],
    ['JWT', async () => ({ 'credential.jwt': strToU8((await another()).jwt) })],
    ['PDF', async () => ({ 'sertifikat.pdf': pdfWith((await another()).json) })],
    ['PNG', async () => ({ 'badge.png': bakePng(badgePng(), (await another()).json) })],
    ['SVG', async () => ({ 'badge.svg': strToU8(bakeSvg(badgeSvg(), (await another()).json)) })],
  ])('with the %s of another certificate, well signed, is not valid', async (_, change) =>
    expect(await look(packed(await change()))).toEqual([
      'not-valid',
      'parts-differ',
      'no-status-list',
    ]),
  );
  const another = () => signer.sign(credentialInput({ holderName: 'Иван Петров' }));

  test('whose PDF has the same in other bytes is not valid', async () => {
    const spaced = JSON.stringify(JSON.parse(json), null, 1);
    expect(await look(spaced)).toEqual(['valid', 'no-status-list']);
    expect(await look(packed({ 'sertifikat.pdf': pdfWith(spaced) }))).toContain('parts-differ');
  });

  test('with an empty picture or PDF is not valid', async () => {
    const changes: Record<string, Uint8Array>[] = [
      { 'badge.png': badgePng() },
      { 'sertifikat.pdf': pdfWith() },
    ];
    for (const change of changes)
      expect((await look(packed(change))).slice(0, 2)).toEqual(['not-valid', 'no-credential']);
  });

  test('packed again with its folder is valid', async () => {
    const inFolder = Object.entries(parts).map(([name, bytes]) => [`my files/${name}`, bytes]);
    expect((await look(zipSync(Object.fromEntries(inFolder))))[0]).toBe('valid');
  });

  test('brings keys that are never trusted, whether they fit or not (credentials 20)', async () => {
    const none = { issuers: [] };
    expect(await look(files.zip, none)).toEqual([
      'cannot-check',
      'issuer-not-known',
      'enclosed-keys-only',
    ]);
    const foreign = strToU8(JSON.stringify((await givenIssuer()).document));
    const unfit = packed({ 'issuer.json': foreign });
    expect(await look(unfit, none)).toEqual([
      'cannot-check',
      'issuer-not-known',
      'enclosed-keys-differ',
    ]);
    expect((await look(unfit))[0]).toBe('valid');
  });
});

/** A JWT by the issuer's own key, with claims that our signer never writes. */
const jwtWith = async (change: object): Promise<string> => {
  const { p256 } = given.keys;
  const [, payload = ''] = jwt.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...change };
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', kid: `${input.issuer.id}/keys/${p256.keyId}`, typ: 'JWT' })
    .sign(await importJWK(p256.privateJwk as JWK, 'ES256'));
};

test.each([
  { jti: 'urn:uuid:00000000-0000-4000-8000-000000000000' },
  { sub: 'urn:uuid:00000000-0000-4000-8000-000000000000' },
  { nbf: 0 },
])(
  'a JWT whose claims contradict what it holds is not valid: %j (credentials 19)',
  async (claim) => {
    expect((await look(await jwtWith({})))[0]).toBe('valid');
    expect((await look(await jwtWith(claim))).slice(0, 2)).toEqual(['not-valid', 'claims-differ']);
  },
);

describe('its time', () => {
  test('one that has ended is not valid', async () => {
    const ended = await jwtWith({ validUntil: now.toISOString() });
    expect((await look(ended)).slice(0, 2)).toEqual(['not-valid', 'expired']);
    expect((await look(ended, { now: new Date(now.getTime() - 1) }))[0]).toBe('valid');
    const never = await jwtWith({ validUntil: 'some day' });
    expect((await look(never))[0]).toBe('not-valid');
  });

  test('one from tomorrow is not valid today', async () => {
    const yesterday = new Date('2026-11-21T23:59:59Z');
    expect(await look(json, { now: yesterday })).toContain('not-yet-valid');
    expect((await look(json, { now: yesterday }))[0]).toBe('not-valid');
    expect((await look(json, { now: new Date('2026-11-22T00:00:00Z') }))[0]).toBe('valid');
  });
});

describe('its status', () => {
  const asked = async (statusLists: string[]) =>
    shortOf(await verifyFile(files.zip, { issuers, statusLists, now }));

  test('is looked up in the list of the issuer that it names', async () => {
    expect(await asked([await list([1, 2])])).toEqual(['valid']);
    expect(await asked([await list([input.status.index])])).toEqual(['not-valid', 'revoked']);
  });

  test('is not known from a list of another address', async () => {
    const other = await list([], 'https://check.example.org/status/2');
    expect(await asked([other])).toEqual(['valid', 'no-status-list']);
  });

  test('a list that the issuer did not sign, or that was changed, is refused', async () => {
    const stranger = await givenIssuer();
    const url = input.status.listUrl;
    const foreign = await stranger.signer.signStatusList({
      url,
      revoked: [],
      validFrom: '2026-11-30',
      ttl: 60_000,
    });
    const real = await list([input.status.index]);
    const encoded = (text: string) => JSON.parse(text).credentialSubject.encodedList as string;
    const cleared = real.replace(encoded(real), encoded(await list([])));
    for (const wrong of [foreign, cleared, JSON.stringify({ id: url })])
      expect(await asked([wrong])).toEqual(['not-valid', 'wrong-status-list']);
  });
});

describe('whatever is changed in a file', () => {
  const change = fc.record({
    place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    take: fc.nat(4),
    put: fc.uint8Array({ maxLength: 4 }),
  });

  test.each(forms)('%s is valid only while it says the same (credentials 19)', async (_, bytes) => {
    const { facts } = await verifyFile(bytes, { issuers, now });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        let mutated = Buffer.from(bytes);
        for (const { place, take, put } of changes) {
          const at = Math.floor(place * mutated.length);
          mutated = Buffer.concat([mutated.subarray(0, at), put, mutated.subarray(at + take)]);
        }
        const report = await verifyFile(mutated, { issuers, now });
        if (report.outcome === 'valid') expect(report.facts).toEqual(facts);
      }),
      { numRuns: 60 },
    );
  });

  test('chance bytes are never valid, and never thrown at (credentials 19)', async () => {
    const starts = ['', '{', '\x89PNG\r\n\x1a\n', '%PDF-1.7\n', 'PK\x03\x04', '<svg>', 'a.b.'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 400 }),
        async (start, rest) => {
          const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
          expect((await look(bytes))[0]).not.toBe('valid');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describeOfficial('the official examples as files', () => {
  const issuerOf = (credential: { proof: unknown }) => {
    const [proof] = [credential.proof].flat() as [{ verificationMethod: string }];
    const method = proof.verificationMethod;
    const [id, publicKeyMultibase] = method.split('#');
    const key = { id: method, type: 'Multikey', controller: id, publicKeyMultibase };
    return { id, verificationMethod: [key], assertionMethod: [method] };
  };

  test.each(['simple.json', 'simple-json.svg', 'simple-eddsa-2022.json'])(
    '%s is read, and verified with its key (credentials 19)',
    async (name) => {
      const text = officialText(`examples/${name}`);
      const own = /"verificationMethod":\s*"([^"]+)"/.exec(text)?.[1] ?? '';
      const trusted = [issuerOf({ proof: { verificationMethod: own } })];
      const at = new Date('2030-01-01');
      const [outcome, ...why] = await look(text, { issuers: trusted, now: at });
      expect([outcome, why.filter((each) => each !== 'no-status-list')]).toEqual(['valid', []]);
      const [unknown] = await look(text, { now: at });
      expect(unknown).toBe('cannot-check');
    },
  );
});
