import fc from 'fast-check';
import { certificateNumber } from './certificate-number.js';

describe('certificateNumber', () => {
  test.each([
    [[0, 0, 0, 0, 0], '0000-0000'],
    [[255, 255, 255, 255, 255], 'ZZZZ-ZZZZ'],
    [[0, 0, 0, 0, 1], '0000-0001'],
    [[128, 0, 0, 0, 0], 'G000-0000'],
  ])('writes %j as %s', (bytes, number) => {
    expect(certificateNumber(new Uint8Array(bytes))).toBe(number);
  });

  test('gives different bytes different numbers, in signs that cannot be confused', () => {
    const fiveBytes = fc.uint8Array({ minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fiveBytes, fiveBytes, (a, b) => {
        expect(certificateNumber(a)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        const same = Buffer.compare(a, b) === 0;
        expect(certificateNumber(a) === certificateNumber(b)).toBe(same);
      }),
    );
  });

  test('refuses fewer than 40 random bits', () => {
    expect(() => certificateNumber(new Uint8Array(4))).toThrow(RangeError);
  });
});
