/**
 * Codes that are printed on a card and typed by hand: Crockford's base 32 (crockford.com/base32.html),
 * ten digits and the Latin letters without I, L, O (look-alikes) and U (unwanted words).
 */
export const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters of an access code: 12 × 5 = 60 random bits. */
export const accessCodeLength = 12;

/** Random bytes that formatAccessCode needs; the first 60 of their 64 bits are used. */
export const accessCodeBytes = 8;

/** Characters of a recovery code: 16 × 5 = 80 random bits, for it opens an account by itself. */
export const recoveryCodeLength = 16;

/** Random bytes that formatRecoveryCode needs: exactly its 80 bits. */
export const recoveryCodeBytes = 10;

/** Longer input is no code, however it is cleaned; keeps the work small for whatever is posted. */
const longestInput = 100;

/** What a reader or a Bulgarian keyboard makes of the printed letters. */
const lookAlikes: Record<string, string> = {
  I: '1',
  L: '1',
  O: '0',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: '0',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  Ѕ: 'S',
  І: '1',
  Ј: 'J',
};

/** White space, every dash of Unicode, dots and underscores, and marks without width. */
const separators = /[\s\p{Pd}\u2212._\u200b-\u200d\u2060\ufeff]/gu;

function groupsOfFour(characters: string): string {
  return (characters.match(/.{1,4}/g) ?? []).join('-');
}

function charactersFrom(bytes: Uint8Array, length: number): string {
  let characters = '';
  let waiting = 0;
  let bits = 0;
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      characters += codeAlphabet.charAt((waiting >> bits) & 31);
    }
    waiting &= (1 << bits) - 1;
  }
  return characters.slice(0, length);
}

/**
 * Writes random bytes as an access code.
 * @param bytes accessCodeBytes (8) bytes from a CSPRNG. Fewer give a shorter text, which
 *   normaliseAccessCode never accepts, so a code too weak cannot be redeemed
 * @returns 'XXXX-XXXX-XXXX', its canonical form: hash this one
 */
export function formatAccessCode(bytes: Uint8Array): string {
  return groupsOfFour(charactersFrom(bytes, accessCodeLength));
}

/**
 * Writes random bytes as a recovery code.
 * @param bytes recoveryCodeBytes (10) bytes from a CSPRNG; fewer give a text that is never accepted
 * @returns 'XXXX-XXXX-XXXX-XXXX', its canonical form: hash this one
 */
export function formatRecoveryCode(bytes: Uint8Array): string {
  return groupsOfFour(charactersFrom(bytes, recoveryCodeLength));
}

/**
 * Reads a code as people type it: small letters, spaces and dashes anywhere, O for 0, I or L for 1, and
 * Cyrillic letters that look like Latin ones.
 * @param input what was typed
 * @param length characters expected: accessCodeLength (given by default) or recoveryCodeLength
 * @returns the canonical form in groups of four, or null when it cannot be such a code
 */
export function normaliseAccessCode(input: string, length = accessCodeLength): string | null {
  if (input.length > longestInput) return null;
  const typed = input.normalize('NFKC').replace(separators, '').toUpperCase();
  const characters = Array.from(typed).map((character) => lookAlikes[character] ?? character);
  if (characters.length !== length) return null;
  if (!characters.every((character) => codeAlphabet.includes(character))) return null;
  return groupsOfFour(characters.join(''));
}

/**
 * Reads a recovery code as people type it; see normaliseAccessCode.
 * @param input what was typed
 * @returns the canonical form, or null when it cannot be a recovery code
 */
export function normaliseRecoveryCode(input: string): string | null {
  return normaliseAccessCode(input, recoveryCodeLength);
}
