import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { givenIssuer } from '../../test-support/issuer.js';
import { describeOfficial, officialJson } from '../../test-support/official-examples.js';
import { readIssuer } from '../proof/issuer-keys.js';
import { verifyDataIntegrity } from '../proof/verify-proofs.js';
import { encodeStatusList, STATUS_LIST_SIZE, statusAt } from './status-list.js';

const anyIndex = fc.integer({ min: 0, max: STATUS_LIST_SIZE - 1 });
const unpacked = (encoded: string) => gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));

describe('a status list (credentials 23)', () => {
  test('gives back exactly the places that were set', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyIndex, { maxLength: 50 }), anyIndex, (set, other) => {
        const encoded = encodeStatusList(set);
        for (const index of set) expect(statusAt(encoded, index)).toBe(true);
        expect(statusAt(encoded, other)).toBe(set.includes(other));
      }),
    );
  });

  test('has the fewest places that the standard allows, the first in the highest bit', () => {
    expect(unpacked(encodeStatusList([]))).toEqual(Buffer.alloc(16_384));
    const bytes = unpacked(encodeStatusList([0, 9, STATUS_LIST_SIZE - 1]));
    expect([bytes[0], bytes[1], bytes.at(-1)]).toEqual([0x80, 0x40, 0x01]);
  });

  test.each([-1, 131_072, 1.5, NaN])('has no place %d', (index) => {
    expect(() => encodeStatusList([index])).toThrow(RangeError);
    expect(statusAt(encodeStatusList([]), index)).toBeNull();
  });

  test.each([
    ['nothing', ''],
    ['another encoding', 'z6Mk'],
    ['no gzip', 'uAAAA'],
    ['a list that is too short', `u${gzipSync(Buffer.alloc(100)).toString('base64url')}`],
    [
      'one that unpacks to gigabytes',
      `u${gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url')}`,
    ],
  ])('is not read from %s', (_what, encoded) => {
    expect(statusAt(encoded, 1)).toBeNull();
  });

  test('is signed, and not when a place in it was changed', async () => {
    const { signer, document } = await givenIssuer();
    const issuer = readIssuer(document);
    if (!issuer) throw new Error('no issuer');
    const url = 'https://check.example.org/status/1';
    const wanted = { url, revoked: [7], validFrom: '2026-11-29', ttl: 30_000 };
    const list = JSON.parse(await signer.signStatusList(wanted)) as Record<string, unknown>;
    expect(list).toMatchObject({
      id: url,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    });
    expect(await verifyDataIntegrity(list, issuer)).toEqual({ ok: true });
    const subject = list['credentialSubject'] as object;
    const other = { ...list, credentialSubject: { ...subject, encodedList: encodeStatusList([]) } };
    expect((await verifyDataIntegrity(other, issuer)).ok).toBe(false);
  });
});

describeOfficial('the official list', () => {
  test('is read and written in the same way', () => {
    const list = officialJson('examples/bit-string-list/testlist');
    const credentialSubject = list['credentialSubject'] as { encodedList: string };
    const { encodedList } = credentialSubject;
    const set = Array.from({ length: STATUS_LIST_SIZE }, (_, index) => index).filter((index) => {
      const byte = unpacked(encodedList)[index >> 3] ?? 0;
      return (byte & (0x80 >> (index & 7))) !== 0;
    });
    expect(set).toContain(23);
    expect(statusAt(encodedList, 23)).toBe(true);
    expect(unpacked(encodeStatusList(set))).toEqual(unpacked(encodedList));
  });
});
