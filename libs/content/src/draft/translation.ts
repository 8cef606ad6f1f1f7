import type { DraftBlock, DraftLesson } from './draft.js';

/**
 * FNV-1a in 64 bits (Fowler, Noll, Vo; prime 2^40 + 0x1b3): tells whether a text changed, guards nothing. In two
 * halves of plain numbers, because it runs over a whole lesson at each pause of typing.
 */
const primeLow = 0x1b3;
const basis = { high: 0xcbf29ce4, low: 0x84222325 };

/** PostgreSQL keeps the keys of a document in an order of its own: what was stored must still be the same. */
function inOneOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Names the state of a piece of content, so that a later change to it shows.
 * @param content plain data
 * @returns 16 hex digits, equal for equal data, in whatever order its keys are
 */
export function fingerprint(content: unknown): string {
  let { high, low } = basis;
  const bytes = new TextEncoder().encode(JSON.stringify(content, inOneOrder));
  for (let at = 0; at < bytes.length; at += 1) {
    low ^= bytes[at] ?? 0;
    const first = (low & 0xffff) * primeLow;
    const second = (low >>> 16) * primeLow + (first >>> 16);
    high = (Math.imul(high, primeLow) + (second >>> 16) + (low << 8)) | 0;
    low = (second << 16) | (first & 0xffff);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/**
 * How the English of a row stands to its Bulgarian: nothing to translate, missing, changed since the
 * translation was last said to be right, or up to date. Bulgarian is the first language.
 */
export type TranslationState = 'empty' | 'missing' | 'changed' | 'current';

/**
 * @param row a block of a draft
 * @returns how its translation stands
 */
export function translationOf({ bg, en, translatedFrom }: DraftBlock): TranslationState {
  if (bg === null && en === null) return 'empty';
  if (bg === null || en === null) return 'missing';
  return fingerprint(bg) === translatedFrom ? 'current' : 'changed';
}

const isBlank = ({ title, purpose, outcomes, note }: DraftLesson['bg']): boolean =>
  title + purpose + outcomes.join('') + note === '';

/**
 * @param lesson a draft
 * @returns how the translation of its title, purpose, outcomes and note stands
 */
export function headTranslationOf(lesson: DraftLesson): TranslationState {
  const [bg, en] = [isBlank(lesson.bg), isBlank(lesson.en)];
  if (bg && en) return 'empty';
  if (bg || en) return 'missing';
  return fingerprint(lesson.bg) === lesson.headTranslatedFrom ? 'current' : 'changed';
}
