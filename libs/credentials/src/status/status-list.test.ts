import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describeOfficial, officialJson } from '../../test-support/official-examples.js';
import { encodeStatusList, STATUS_LIST_SIZE, statusAt } from './status-list.js';

const bytesOf = (encoded: string): Buffer => gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));
const place = fc.nat(STATUS_LIST_SIZE - 1);

test('a list has room for 131,072 credentials however few are revoked (credentials 23)', () => {
  expect(bytesOf(encodeStatusList([])).length * 8).toBe(131_072);
  expect(encodeStatusList([])).toMatch(/^u[\w-]+$/);
});

test.each([
  [0, 0, 0x80],
  [7, 0, 0x01],
  [8, 1, 0x80],
  [23, 2, 0x01],
  [STATUS_LIST_SIZE - 1, STATUS_LIST_SIZE / 8 - 1, 0x01],
])('index %d is in byte %d, the highest bit first (credentials 23)', (index, byte, value) => {
  const bytes = bytesOf(encodeStatusList([index]));
  expect(bytes[byte]).toBe(value);
  expect(bytes.filter((each) => each !== 0)).toHaveLength(1);
});

test('exactly those that are put in are read back (credentials 23)', () => {
  fc.assert(
    fc.property(fc.uniqueArray(place, { maxLength: 60 }), place, (revoked, other) => {
      const encoded = encodeStatusList(revoked);
      for (const index of revoked) expect(statusAt(encoded, index)).toBe(true);
      expect(statusAt(encoded, other)).toBe(revoked.includes(other));
    }),
    { numRuns: 60 },
  );
});

test.each([-1, 0.5, STATUS_LIST_SIZE, Number.NaN])('%d has no place in a list', (index) => {
  expect(() => encodeStatusList([index])).toThrow(RangeError);
  expect(statusAt(encodeStatusList([]), index)).toBeNull();
});

test('what is no list, is too short or unpacks without end says nothing', () => {
  const packed = (bytes: number) => `u${gzipSync(Buffer.alloc(bytes)).toString('base64url')}`;
  for (const text of ['', 'u', 'uAAAA', 'zH4sI', packed(1000), packed(64 * 1024 * 1024)])
    expect(statusAt(text, 0)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => expect(statusAt(`u${text}`, 3)).toBeNull()));
});

describeOfficial('the official list (credentials 23)', () => {
  const { credentialSubject } = officialJson('examples/bit-string-list/testlist') as {
    credentialSubject: { encodedList: string };
  };
  const official = credentialSubject.encodedList;

  test('its one revoked place is read from it (credentials 23)', () => {
    const places = Array.from({ length: 64 }, (_, index) => index);
    expect(places.filter((index) => statusAt(official, index))).toEqual([23]);
  });

  test('ours is the same, sign by sign (credentials 23)', () => {
    expect(encodeStatusList([23])).toBe(official);
  });
});
