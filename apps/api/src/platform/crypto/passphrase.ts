import { normalisePassphrase } from '@pateka/domain';
import { hash, hashRaw, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

/** Argon2id with the first recommended choice of the OWASP password storage cheat sheet (19 MiB, 2, 1). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns an encoded Argon2id hash of the passphrase, Unicode-normalised so that keyboards agree */
export const hashPassphrase = (passphrase: string): Promise<string> =>
  hash(normalisePassphrase(passphrase), cost);

/**
 * A hash that fits no passphrase: checked in the place of a missing account, so that an unknown alias
 * takes as long as a known one (safety 18).
 */
const nobody = hashPassphrase(randomBytes(32).toString('base64'));

/** @returns whether the passphrase fits; costs the same when there is no account (stored is null) */
export async function fitsPassphrase(stored: string | null, passphrase: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), normalisePassphrase(passphrase));
  return fits && stored !== null;
}

/**
 * The key that a passphrase opens: wraps the account's own key, so that what a learner saves is
 * readable with her passphrase or a recovery code and with nothing that the database holds.
 * @param salt 16 random bytes kept with the account, other than the salt of the hash
 * @returns 32 bytes
 */
export const passphraseKey = (passphrase: string, salt: Uint8Array): Promise<Buffer> =>
  hashRaw(normalisePassphrase(passphrase), { ...cost, salt, outputLen: 32 });
