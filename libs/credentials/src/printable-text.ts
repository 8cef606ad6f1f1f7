/** Signs that guide line breaking and draw nothing in any script: soft hyphen, zero-width space, … */
const breakingHints = /[\u00ad\u200b\u2060\ufeff]/g;

/**
 * Text as it is set: composed (NFC), without signs that only guide line breaking, every run of white
 * space one space.
 */
export const printableText = (text: string): string =>
  text.normalize('NFC').replace(breakingHints, '').replace(/\s+/g, ' ').trim();

/**
 * Signs of a text that no typeface shows: controls, direction overrides, private use, halves of
 * surrogate pairs. A typesetter drops them in silence, and a direction override shows a name other
 * than the one stored; so they are refused before typesetting.
 * @returns each sign once, in order of appearance
 */
export const invisibleSigns = (text: string): string[] => [...new Set(text.match(/\p{C}/gu) ?? [])];

/** A sign as shown to people: itself, or its code point when there is nothing to see. */
export const signName = (sign: string): string =>
  /^\p{C}$/u.test(sign)
    ? `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : sign;
