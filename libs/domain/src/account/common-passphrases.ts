import { commonBg } from './common-passphrases-bg.js';
import { commonEn } from './common-passphrases-en.js';

/** Straight lines on the keyboards and in the alphabets that are used here. */
const rows = [
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  // Bulgarian phonetic keyboard, traditional and of 2006
  'явертъуиопшщ',
  'чшертъуиопящ',
  'асдфгхйкл',
  'зьцжбнм',
  'зжцвбнм',
  // Bulgarian state standard (БДС)
  'уеишщксдзц',
  'ьяаожгтнвм',
  'юйъэфхпрлб',
  'абвгдежзийклмнопрстуфхцчшщъьюя',
];

/** Shorter lines say little: 'ert' is in many words. */
const shortestWalk = 4;

/** Words put together, and the digits after them, that still count as one common passphrase. */
const mostPieces = 4;
const mostDigits = 8;
const longestEntry = 60;

/** Fewer different characters than this are no passphrase, however long. */
const fewestDifferent = 5;

/** A unit shorter than this, said again and again, is only the unit. */
const longestRepeatedUnit = 7;

/**
 * The form in which passphrases are compared with lists: small letters and digits only.
 * @param text a passphrase or an entry of a list
 * @returns lower case, NFKC, without blanks and punctuation
 */
export function passphraseKey(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function walksOf(row: string): string[] {
  const walks: string[] = [];
  for (let from = 0; from + shortestWalk <= row.length; from += 1) {
    for (let to = from + shortestWalk; to <= row.length; to += 1) walks.push(row.slice(from, to));
  }
  return walks;
}

function entriesOf(list: string): string[] {
  return list.split(',').map(passphraseKey);
}

/**
 * The built-in list, as keys (passphraseKey): typical words and phrases in Bulgarian and English, and
 * every line of four keys and more on the Latin and Cyrillic keyboards, forwards and backwards.
 */
export const commonPassphrases: ReadonlySet<string> = new Set([
  ...entriesOf(commonBg),
  ...entriesOf(commonEn),
  ...rows.flatMap((row) => [...walksOf(row), ...walksOf(Array.from(row).reverse().join(''))]),
]);

/** Letters written with signs and digits, as in p@ssw0rd: undone where they stand between letters. */
const disguises: Record<string, string> = {
  '@': 'a',
  $: 's',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
};

function undisguised(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase();
  const letters = folded.replace(
    /(?<=\p{L})[@$013457](?=\p{L})|(?<=\p{L})[@$]|[@$](?=\p{L})/gu,
    (sign) => disguises[sign] ?? sign,
  );
  return passphraseKey(letters);
}

function isRepetition(key: string): boolean {
  if (new Set(key).size < fewestDifferent) return true;
  for (let unit = 1; unit <= longestRepeatedUnit; unit += 1) {
    const repeats = key.length > unit && key.slice(unit) === key.slice(0, key.length - unit);
    if (repeats) return true;
  }
  return false;
}

/** For each place, the fewest listed words that lead there; a run of digits after one costs nothing. */
function isMadeOf(key: string, common: ReadonlySet<string>): boolean {
  const afterWord: number[] = [0];
  const afterDigits: number[] = [Infinity];
  for (let to = 1; to <= key.length; to += 1) {
    let word = Infinity;
    let digits = Infinity;
    for (let from = Math.max(0, to - longestEntry); from < to; from += 1) {
      const part = key.slice(from, to);
      const before = afterWord[from] ?? Infinity;
      if (common.has(part)) word = Math.min(word, before + 1, (afterDigits[from] ?? Infinity) + 1);
      if (part.length <= mostDigits && /^\d+$/.test(part)) digits = Math.min(digits, before);
    }
    afterWord.push(word);
    afterDigits.push(digits);
  }
  return Math.min(afterWord.at(-1) ?? Infinity, afterDigits.at(-1) ?? Infinity) <= mostPieces;
}

/**
 * Tells whether a passphrase is one that others try first: in the list, up to four entries of the list
 * put together with digits, a disguise of these (p@ssw0rd), or a short thing repeated.
 * @param passphrase at most some hundred characters, any case
 * @param common keys as passphraseKey makes them, such as commonPassphrases
 * @returns true when it should not be taken
 */
export function isCommonPassphrase(passphrase: string, common: ReadonlySet<string>): boolean {
  const key = passphraseKey(passphrase);
  if (common.has(key) || isRepetition(key)) return true;
  return isMadeOf(key, common) || isMadeOf(undisguised(passphrase), common);
}
