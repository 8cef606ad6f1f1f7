import fc from 'fast-check';
import {
  accessCodeBytes,
  codeAlphabet,
  formatAccessCode,
  formatRecoveryCode,
  normaliseAccessCode,
  normaliseRecoveryCode,
  recoveryCodeBytes,
} from './code-text.js';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

test('the alphabet has 32 different signs and no look-alikes', () => {
  expect(new Set(codeAlphabet).size).toBe(32);
  expect(codeAlphabet).not.toMatch(/[ILOU]/);
});

describe('writing', () => {
  test.each([
    [[0, 0, 0, 0, 0, 0, 0, 0], '0000-0000-0000'],
    [[255, 255, 255, 255, 255, 255, 255, 255], 'ZZZZ-ZZZZ-ZZZZ'],
    [[0b00001000, 0b10000110, 0b01000010, 0b10011000, 0b11101000, 1, 2, 3], '1234-5678-0410'],
  ])('%j is %s', (given, expected) => {
    expect(formatAccessCode(Uint8Array.from(given))).toBe(expected);
  });

  test('every one of the first 60 bits changes an access code, the last four do not', () => {
    fc.assert(
      fc.property(bytes(accessCodeBytes), fc.nat(63), (given, bit) => {
        const changed = Uint8Array.from(given);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
        expect(formatAccessCode(changed) !== formatAccessCode(given)).toBe(bit < 60);
      }),
    );
  });

  test('every one of the 80 bits changes a recovery code', () => {
    fc.assert(
      fc.property(bytes(recoveryCodeBytes), fc.nat(79), (given, bit) => {
        const changed = Uint8Array.from(given);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
        expect(formatRecoveryCode(changed)).not.toBe(formatRecoveryCode(given));
      }),
    );
  });

  test('too few random bytes never make a code that is accepted', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: accessCodeBytes - 1 }), (given) => {
        expect(normaliseAccessCode(formatAccessCode(given))).toBeNull();
      }),
    );
  });
});

describe('reading', () => {
  test.each([
    ['1234-5678-9ABC', '1234-5678-9ABC'],
    ['123456789abc', '1234-5678-9ABC'],
    ['  12 34 – 56 78 — 9a bc ', '1234-5678-9ABC'],
    ['1234\u00a05678\u200b9ABC', '1234-5678-9ABC'],
    ['1234.5678_9ABC', '1234-5678-9ABC'],
    ['oOiI-lL00-1111', '0011-1100-1111'],
    ['АВЕК-МНОР-СТУХ', 'ABEK-MH0P-CTYX'],
    ['авек-мнор-стух', 'ABEK-MH0P-CTYX'],
    ['１２３４-5678-9ABC', '1234-5678-9ABC'],
    ['1234-5678-9AB', null],
    ['1234-5678-9ABCD', null],
    ['1234-5678-9ABU', null],
    ['1234-5678-9ABЖ', null],
    ['1234-5678-9AB!', null],
    ['', null],
    [' '.repeat(200), null],
    ['1'.repeat(5000), null],
  ])('%j is read as %j', (input, expected) => {
    expect(normaliseAccessCode(input)).toBe(expected);
  });

  test('a recovery code has sixteen characters, an access code never passes for one', () => {
    expect(normaliseRecoveryCode('abcd efgh jkmn pqrs')).toBe('ABCD-EFGH-JKMN-PQRS');
    expect(normaliseRecoveryCode('ABCD-EFGH-JKMN')).toBeNull();
    expect(normaliseAccessCode('ABCD-EFGH-JKMN-PQRS')).toBeNull();
  });

  const sloppily = (code: string, styles: number[]): string =>
    Array.from(code)
      .map((character, index) => {
        const style = styles[index % styles.length] ?? 0;
        const cyrillic = 'АВЕКМНРСТУХ'.charAt('ABEKMHPCTYX'.indexOf(character));
        if (style === 1) return character.toLowerCase();
        if (style === 2) return `${character} `;
        if (style === 3 && character === '0') return 'o';
        if (style === 3 && character === '1') return 'l';
        if (style === 4 && 'ABEKMHPCTYX'.includes(character)) return cyrillic.toLowerCase();
        return character === '-' ? '' : character;
      })
      .join('');

  test('whatever was printed is read back, however sloppily it is typed', () => {
    const styles = fc.array(fc.nat(4), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(bytes(accessCodeBytes), styles, (given, typed) => {
        const code = formatAccessCode(given);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
        expect(normaliseAccessCode(code)).toBe(code);
        expect(normaliseAccessCode(sloppily(code, typed))).toBe(code);
      }),
    );
  });

  test('anything at all gives a canonical code or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (input) => {
        const code = normaliseAccessCode(input);
        expect(code === null || normaliseAccessCode(code) === code).toBe(true);
      }),
    );
  });
});
