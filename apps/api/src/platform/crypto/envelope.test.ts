import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { deriveKey, open, seal } from './envelope.js';

const key = randomBytes(32);
const bytes = fc.uint8Array({ maxLength: 300 });
const purpose = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });

test('what was sealed is opened with the same key and purpose', () => {
  fc.assert(
    fc.property(bytes, purpose, (plain, what) => {
      expect(open(key, seal(key, plain, what), what)).toEqual(Buffer.from(plain));
    }),
  );
});

test('another purpose opens nothing', () => {
  fc.assert(
    fc.property(bytes, purpose, purpose, (plain, what, other) => {
      fc.pre(what !== other);
      expect(open(key, seal(key, plain, what), other)).toBeNull();
    }),
  );
});

test('another key opens nothing', () => {
  expect(open(randomBytes(32), seal(key, Buffer.from('text'), 'a'), 'a')).toBeNull();
});

test('a changed, cut or lengthened text opens nothing', () => {
  fc.assert(
    fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, change) => {
      const sealed = seal(key, plain, 'a');
      const changed = Buffer.from(sealed);
      const place = at % changed.length;
      changed[place] = (changed[place] ?? 0) ^ change;
      expect(open(key, changed, 'a')).toBeNull();
      expect(open(key, sealed.subarray(0, place), 'a')).toBeNull();
      expect(open(key, Buffer.concat([sealed, Buffer.from([change])]), 'a')).toBeNull();
    }),
  );
});

test('the same text is sealed differently each time', () => {
  const sealed = Array.from({ length: 50 }, () =>
    seal(key, Buffer.from('text'), 'a').toString('hex'),
  );
  expect(new Set(sealed).size).toBe(50);
});

test('keys for two purposes have nothing in common', () => {
  expect(deriveKey(key, 'a')).toHaveLength(32);
  expect(deriveKey(key, 'a')).toEqual(deriveKey(key, 'a'));
  expect(deriveKey(key, 'a')).not.toEqual(deriveKey(key, 'b'));
  expect(deriveKey(key, 'a')).not.toEqual(key);
});
