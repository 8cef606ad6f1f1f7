import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomBytes } from 'node:crypto';
import { CONFIG, type Config } from '../config.js';
import { deriveKey, open, seal } from './envelope.js';

/**
 * Envelope encryption with the master key that is not in the database. Each text gets a fresh key,
 * and that key is sealed with the master key's share for the purpose: rotating the master key later
 * means re-sealing 60-byte keys, not every text (safety 40).
 */
@Injectable()
export class Vault {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'SECRET_KEY'>) {}

  /**
   * @param plain text or bytes to hide at rest
   * @param purpose what it is and whose, e.g. "totp:<account id>"; the same is needed to open it
   */
  seal(plain: string | Uint8Array, purpose: string): Buffer {
    const key = randomBytes(32);
    const sealedKey = seal(this.masterKey(purpose), key, purpose);
    const body = seal(key, typeof plain === 'string' ? Buffer.from(plain) : plain, purpose);
    return Buffer.concat([Buffer.from([sealedKey.length]), sealedKey, body]);
  }

  /** @returns the bytes hidden by seal, or null when they do not belong to the purpose or were changed */
  open(sealed: Uint8Array, purpose: string): Buffer | null {
    const end = 1 + (sealed[0] ?? 0);
    const key = open(this.masterKey(purpose), sealed.subarray(1, end), purpose);
    return key && open(key, sealed.subarray(end), purpose);
  }

  /**
   * A keyed hash for looking up secrets of full entropy (tokens, codes): useless to who has the
   * database alone.
   * @returns 32 bytes
   */
  fingerprint(secret: string, purpose: string): Buffer {
    return createHmac('sha256', this.masterKey(`fingerprint ${purpose}`))
      .update(secret)
      .digest();
  }

  private masterKey(purpose: string): Buffer {
    return deriveKey(this.config.SECRET_KEY, purpose.split(':')[0] ?? purpose);
  }
}
