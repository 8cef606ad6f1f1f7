import { unshowableSigns } from './printable-text.js';
import type { TypefaceCoverage } from './typeface-coverage.js';

/** A word of so many signs may break after each so many: nothing else keeps it within its column. */
const longWord = /\S{25,}/gu;
const breakable = (word: string): string => word.replace(/(\S{8})(?=\S)/gu, '$1\u200b');

/** Every text in a structure of objects and lists, each changed in the same way. */
const mapTexts = <T>(value: T, change: (text: string) => string): T => {
  const mapped = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) return part.map(mapped);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, mapped(inner)]));
  };
  return mapped(value) as T;
};

/** Composed, in one line; no-break blanks stay, they hold numbers together. */
const inOneLine = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .normalize('NFC')
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();

/**
 * Makes every text of a page one that can be set: in one line, very long words with places to break, and a question
 * mark for what no typeface has: the figures of a whole network do not wait for one odd sign.
 * @param page objects, lists and texts as JSON has them
 * @param typefaces the families in which every sign is looked for
 */
export const showableTexts = <T>(page: T, typefaces: TypefaceCoverage[][]): T => {
  const texts = new Set<string>();
  const lines = mapTexts(page, (text) => {
    const line = inOneLine(text);
    texts.add(line);
    return line;
  });
  const odd = unshowableSigns([...texts].join(' '), typefaces);
  return mapTexts(lines, (text) =>
    odd.reduce((whole, sign) => whole.replaceAll(sign, '?'), text).replace(longWord, breakable),
  );
};
