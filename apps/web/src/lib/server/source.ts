import { createHmac } from 'node:crypto';

let cached = { of: '', key: Buffer.alloc(0) };

/** A key that lives for one UTC day, so that yesterday's marks cannot be joined with today's. */
function dayKey(secret: string, now: Date): Buffer {
  const day = now.toISOString().slice(0, 10);
  const of = `${day} ${secret}`;
  if (cached.of !== of) {
    cached = { of, key: createHmac('sha256', secret).update(`source ${day}`).digest() };
  }
  return cached.key;
}

/**
 * Marks where a request comes from without telling it: the API throttles by this mark and never
 * learns an address.
 * @param address the client's address
 * @param secret the token shared by web and api
 * @param now the present moment (the key changes at midnight UTC)
 * @returns 22 characters, equal for equal addresses on one day
 */
export function sourceMark(address: string, secret: string, now: Date): string {
  return createHmac('sha256', dayKey(secret, now)).update(address).digest('base64url').slice(0, 22);
}
