import { randomBytes } from 'node:crypto';
import { fitsPassphrase, hashPassphrase, passphraseKey } from './passphrase.js';

test('Argon2id with at least 19 MiB, 2 passes (safety 22)', async () => {
  const [, kind, , cost = ''] = (await hashPassphrase('синя лодка тих пристан')).split('$');
  expect(kind).toBe('argon2id');
  const { m, t } = Object.fromEntries(cost.split(',').map((part) => part.split('=')));
  expect(Number(m)).toBeGreaterThanOrEqual(19_456);
  expect(Number(t)).toBeGreaterThanOrEqual(2);
});

test('a passphrase fits its hash on every keyboard, and no other one does', async () => {
  const hash = await hashPassphrase('й'.normalize('NFC').repeat(14));
  expect(await fitsPassphrase(hash, 'й'.normalize('NFD').repeat(14))).toBe(true);
  expect(await fitsPassphrase(hash, 'й'.repeat(13))).toBe(false);
  expect(await fitsPassphrase(hash, `${'й'.repeat(14)} `)).toBe(false);
  expect(await fitsPassphrase(null, 'й'.repeat(14))).toBe(false);
});

test('the key that a passphrase opens is not its hash', async () => {
  const salt = randomBytes(16);
  const key = await passphraseKey('синя лодка тих пристан', salt);
  expect(key).toHaveLength(32);
  expect(await passphraseKey('синя лодка тих пристан', salt)).toEqual(key);
  expect(await passphraseKey('синя лодка тих пристан', randomBytes(16))).not.toEqual(key);
});
