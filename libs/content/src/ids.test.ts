import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { kebabId } from './ids.js';
import { stableId } from './stable-id.js';

/** The same number written by a second way: long division instead of shifting. */
function crockford50Bits(parts: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  let number = BigInt(`0x${digest}`) >> 206n;
  let text = '';
  for (let index = 0; index < 10; index += 1) {
    text = '0123456789abcdefghjkmnpqrstvwxyz'[Number(number % 32n)] + text;
    number /= 32n;
  }
  return text;
}

test('a stable id is the first 50 bits of SHA-256 in Crockford base32', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (parts) => {
      expect(stableId(...parts)).toBe(crockford50Bits(parts));
      expect(stableId(...parts)).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
    }),
  );
});

test('parts are told apart', () => {
  expect(stableId('a', 'bc')).not.toBe(stableId('ab', 'c'));
  expect(stableId('my-money', 'coerced-debt')).not.toContain('debt');
});

test.each(['my-first-lesson', 'a', 'a1-2'])('%s is an id', (id) => {
  expect(kebabId.safeParse(id).success).toBe(true);
});

test.each(['', 'A', 'a--b', '-a', 'a_b', 'урок', 'a b'])('"%s" is no id', (id) => {
  expect(kebabId.safeParse(id).success).toBe(false);
});
