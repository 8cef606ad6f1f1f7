import type { TypefaceCoverage } from './typeface-coverage.js';

/** Signs that guide line breaking and draw nothing in any script: soft hyphen, zero-width space, … */
const breakingHints = /[\u00ad\u200b\u2060\ufeff]/g;

/**
 * Text as it is set: composed (NFC), without signs that only guide line breaking, every run of white
 * space one space.
 */
export const printableText = (text: string): string =>
  text.replace(breakingHints, '').normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * A sign that keeps two Arabic letters from joining, as Persian spelling has it (علی‌رضا): without it the name is
 * another. Between other letters it would only be an invisible difference.
 */
const nonJoiner = /(?<=\p{Script=Arabic}\p{M}*)\u200c(?=\p{Script=Arabic})/gu;

const codePoints = (text: string): number[] => Array.from(text, (sign) => sign.codePointAt(0) ?? 0);

/** Whether one of two marks sits on the other: a vowel on the sign that doubles its letter. */
const areStacked = (one: number, other: number, typeface: TypefaceCoverage): boolean =>
  typeface.seat(one, other) !== null || typeface.seat(other, one) !== null;

/** Whether a letter with its marks has every glyph, and every mark a seat of its own, or one on another mark. */
const canSet = (cluster: string, typeface: TypefaceCoverage): boolean => {
  const [letter, ...marks] = codePoints(cluster);
  if (letter === undefined || /\p{C}/u.test(cluster)) return false;
  if (![letter, ...marks].every((sign) => typeface.has(sign))) return false;
  if (marks.length === 0) return !/^\p{M}/u.test(cluster);
  const seats = marks.map((mark) => typeface.seat(letter, mark));
  return seats.every((seat, index) => {
    const before = seats.indexOf(seat);
    const under = marks[before] ?? 0;
    return seat !== null && (before === index || areStacked(under, marks[index] ?? 0, typeface));
  });
};

/**
 * The signs of a text that would come out wrong: without a glyph, with a mark that has no place on its
 * letter, or with nothing to see at all (a direction override shows a name other than the one stored).
 * @param families the typefaces that a sign is looked for in, each in all its weights; one family must have the
 *   sign in every weight
 * @returns each sign once with its marks, in order of appearance
 */
export const unshowableSigns = (text: string, families: TypefaceCoverage[][]): string[] => {
  const clusters = new Set(text.replace(nonJoiner, '').match(/\P{M}?\p{M}+|\P{M}/gu) ?? []);
  // The typesetter takes a composed letter apart when the typeface has only the parts.
  const canShow = (cluster: string, typeface: TypefaceCoverage): boolean =>
    canSet(cluster.normalize('NFC'), typeface) || canSet(cluster.normalize('NFD'), typeface);
  return [...clusters].filter(
    (cluster) => !families.some((family) => family.every((typeface) => canShow(cluster, typeface))),
  );
};

/** A sign as shown to people: itself, or its code point when there is nothing to see. */
export const signName = (sign: string): string =>
  /^\p{C}$/u.test(sign)
    ? `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : sign;
