import fc from 'fast-check';
import { createHash, randomBytes } from 'node:crypto';
import { Vault } from './vault.js';

const vault = new Vault({ SECRET_KEY: randomBytes(32) });
const other = new Vault({ SECRET_KEY: randomBytes(32) });

test('what was sealed is opened for the same purpose, texts and bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(vault.open(vault.seal(text, 'totp:1'), 'totp:1')?.toString()).toBe(
        Buffer.from(text).toString(),
      );
    }),
  );
  const file = randomBytes(100_000);
  expect(vault.open(vault.seal(file, 'file:1'), 'file:1')).toEqual(file);
});

test.each(['totp:2', 'name:1', 'totp', ''])(
  'it cannot be opened for %p: neither another owner nor another use',
  (purpose) => {
    expect(vault.open(vault.seal('text', 'totp:1'), purpose)).toBeNull();
  },
);

test('without the master key it cannot be opened', () => {
  expect(other.open(vault.seal('text', 'totp:1'), 'totp:1')).toBeNull();
});

test('a change at any place is noticed', () => {
  const sealed = vault.seal('a name', 'name:1');
  for (let place = 0; place < sealed.length; place += 1) {
    const changed = Buffer.from(sealed);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(vault.open(changed, 'name:1')).toBeNull();
    expect(vault.open(sealed.subarray(0, place), 'name:1')).toBeNull();
  }
});

test('each text has a key of its own', () => {
  const [a, b] = [vault.seal('text', 'name:1'), vault.seal('text', 'name:1')];
  expect(a.subarray(0, 62)).not.toEqual(b.subarray(0, 62));
});

test('a fingerprint finds again, and is useless without the master key and for another use', () => {
  const fingerprint = vault.fingerprint('ABCD-EFGH-JKMN', 'access-code');
  expect(vault.fingerprint('ABCD-EFGH-JKMN', 'access-code')).toEqual(fingerprint);
  expect(vault.fingerprint('ABCD-EFGH-JKMP', 'access-code')).not.toEqual(fingerprint);
  expect(vault.fingerprint('ABCD-EFGH-JKMN', 'recovery-code')).not.toEqual(fingerprint);
  expect(other.fingerprint('ABCD-EFGH-JKMN', 'access-code')).not.toEqual(fingerprint);
  expect(createHash('sha256').update('ABCD-EFGH-JKMN').digest()).not.toEqual(fingerprint);
});
