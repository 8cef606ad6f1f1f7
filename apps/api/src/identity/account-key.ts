import { randomBytes } from 'node:crypto';
import { deriveKey, open, seal } from '../platform/crypto/envelope.js';
import { hashPassphrase, passphraseKey } from '../platform/crypto/passphrase.js';

/**
 * Each account has a key of its own that encrypts what its owner saves. The database holds it only
 * sealed: with the passphrase, with each recovery code, and with the token of each open session.
 * So neither staff nor a stolen backup can read saved worksheets (safety 17, 40, 44).
 */
export const newAccountKey = (): Buffer => randomBytes(32);

const purposeOf = (accountId: string) => `account-key:${accountId}`;
const keyFrom = (secret: string) => deriveKey(Buffer.from(secret), 'account key');

/** Seals the account's key with a secret of full entropy: a session token or a recovery code. */
export const wrapWith = (secret: string, accountId: string, key: Buffer): Buffer =>
  seal(keyFrom(secret), key, purposeOf(accountId));

/** @returns the account's key, or null when the secret is not the one that sealed it */
export const unwrapWith = (secret: string, accountId: string, wrapped: Buffer): Buffer | null =>
  open(keyFrom(secret), wrapped, purposeOf(accountId));

/**
 * Makes what is stored for a passphrase: its hash, and the account's key sealed with it.
 * @returns the columns of the secret's row
 */
export async function secretFor(accountId: string, passphrase: string, key: Buffer) {
  const keySalt = randomBytes(16);
  return {
    accountId,
    passphraseHash: await hashPassphrase(passphrase),
    keySalt,
    wrappedKey: seal(await passphraseKey(passphrase, keySalt), key, purposeOf(accountId)),
  };
}

/** @returns the account's key, opened with the passphrase; null when it does not fit */
export async function unwrapWithPassphrase(
  secret: { accountId: string; keySalt: Buffer; wrappedKey: Buffer },
  passphrase: string,
): Promise<Buffer | null> {
  const opener = await passphraseKey(passphrase, secret.keySalt);
  return open(opener, secret.wrappedKey, purposeOf(secret.accountId));
}
