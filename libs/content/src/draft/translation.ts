import type { DraftBlock, DraftLesson } from './draft.js';

/** FNV-1a in 64 bits: tells whether a text changed, guards nothing. */
const prime = 0x100000001b3n;
const basis = 0xcbf29ce484222325n;

/** PostgreSQL keeps a document's keys in an order of its own: what was stored must still be the same. */
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
  let hash = basis;
  for (const byte of new TextEncoder().encode(JSON.stringify(content, inOneOrder))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
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
