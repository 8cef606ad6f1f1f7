/** Signs that are not seen: soft hyphen, zero-width spaces and joiners, marks of direction. */
const unseen = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

const dashes = /[\u2010-\u2015\u2212]/g;
const doubleQuotes = /[\u00AB\u00BB\u201C-\u201F\u2033]/g;
const singleQuotes = /[\u0060\u00B4\u2018-\u201B\u02BC\u2032\u2039\u203A]/g;

/**
 * Small Cyrillic letters whose small or capital form is drawn like a Latin one: the capitals В and B, Н and
 * H, К and K, М and M, Т and T are twins although в, н, к, м and т are not. No two letters of one alphabet
 * are folded together, so different words of one language stay different.
 */
const latinTwins: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  ѕ: 's',
  і: 'i',
  ј: 'j',
};
const cyrillicWithTwin = new RegExp(`[${Object.keys(latinTwins).join('')}]`, 'g');

/**
 * Reads a typed answer as a kind teacher would. Forgiven are: capital and small letters, spaces around and
 * between (those that do not break included), signs that are not seen, how an accented letter is put together
 * (Unicode NFC), typographic quotes and dashes, and letters of the other alphabet that look the same on a
 * keyboard left in Latin or in Cyrillic.
 * @param text what was typed, or an accepted answer
 * @returns a form to compare with, never to show; folding it again changes nothing
 */
export function foldAnswer(text: string): string {
  return text
    .normalize('NFC')
    .replace(unseen, '')
    .toLowerCase()
    .replace(dashes, '-')
    .replace(doubleQuotes, '"')
    .replace(singleQuotes, "'")
    .replace(cyrillicWithTwin, (letter) => latinTwins[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/**
 * Finds which accepted answer was typed.
 * @param accepted full answers; an empty one matches nothing
 * @param text what was typed
 * @returns its place in the list, or null for none
 */
export function matchedAnswer(accepted: readonly string[], text: string): number | null {
  const folded = foldAnswer(text);
  if (folded === '') return null;
  const place = accepted.findIndex((each) => foldAnswer(each) === folded);
  return place < 0 ? null : place;
}
