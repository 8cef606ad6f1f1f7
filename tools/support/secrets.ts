import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Failure } from './failure.ts';

/** A random secret that a running set shares for as long as it runs. */
export const freshToken = (): string => randomBytes(32).toString('base64url');

/**
 * The master key of the envelope encryption: made once, kept outside the database, readable only by its
 * owner. Losing it loses everything that was encrypted with it.
 * @returns 32 bytes as base64
 * @throws Failure when the file holds something else
 */
export const secretKey = (path: string): string => {
  const kept = read(path);
  if (kept === undefined) {
    const made = randomBytes(32).toString('base64');
    writeFileSync(path, `${made}\n`, { flag: 'wx', mode: 0o600 });
    return made;
  }
  if (Buffer.from(kept, 'base64').length !== 32) {
    throw new Failure(`${path} does not hold a key of 32 bytes in base64.`, [
      'Put the right file back, or start anew with "npm run reset".',
    ]);
  }
  return kept;
};

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};
