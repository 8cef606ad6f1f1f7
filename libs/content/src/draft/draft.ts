import type { Locale } from '@pateka/domain';
import { z } from 'zod';
import { blockSchema, type Block } from '../blocks.js';
import { kebabId } from '../ids.js';

/*
 * A lesson while it is written. Both languages stand side by side, block by block, and anything may still be
 * missing. This folder knows nothing of Node: the editor runs it in the browser.
 */

/** Length limits that no lesson of five to eight minutes comes near. */
const line = z.string().max(300);
const sentence = z.string().max(1_000);

/** The lines above a lesson's text, in one language; empty while they are not written. */
export const draftHeadSchema = z.strictObject({
  title: line,
  purpose: sentence,
  outcomes: z.array(sentence).max(12),
  /** The content note; empty for none. */
  note: sentence,
});
/** The lines above a lesson's text, in one language. */
export type DraftHead = z.infer<typeof draftHeadSchema>;

/**
 * One block in both languages. Where both are there they are of the same kind, and what is not language (the
 * file, the tool, the right answers) is the same in both: `edit.ts` keeps it so. `bg` or `en` is null while
 * it is not written.
 */
export const draftBlockSchema = z.strictObject({
  /** Names the row for comments, moves and merging; unique in the lesson, never seen by learners. */
  id: kebabId,
  bg: blockSchema.nullable(),
  en: blockSchema.nullable(),
  /** Fingerprint of the other language when the translation was last said to be right; null for never. */
  translatedFrom: z.string().max(40).nullable(),
});
/** One block in both languages. */
export type DraftBlock = z.infer<typeof draftBlockSchema>;

/** Schema of a lesson while it is written. `id` stays for ever: what learners finished hangs on it. */
export const draftLessonSchema = z.strictObject({
  id: kebabId,
  skippable: z.boolean(),
  /** Stated minutes of the exercise, 0 to 3. */
  exercise: z.int().min(0).max(3),
  competences: z.array(z.string().max(40)).max(40),
  bg: draftHeadSchema,
  en: draftHeadSchema,
  /** As in a block, for the head. */
  headTranslatedFrom: z.string().max(40).nullable(),
  blocks: z.array(draftBlockSchema).max(300),
});
/** A lesson while it is written. */
export type DraftLesson = z.infer<typeof draftLessonSchema>;

/** The most bytes of JSON that one lesson may have: 1 MB, some hundred times a lesson of eight minutes. */
export const largestDraftBytes = 1_000_000;

/** Crockford's alphabet in small letters, as in ids.ts. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes an id for a new block, question or lesson.
 * @param prefix small letters that say what it names, such as 'q'
 * @returns the prefix, a hyphen and ten random characters (50 bits); fits `kebabId`
 */
export function newDraftId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${prefix}-${[...bytes].map((byte) => alphabet[byte & 31]).join('')}`;
}

/**
 * @param rows of one lesson or of several, one after the other
 * @returns what is written in them, Bulgarian and English of each row
 */
export const writtenBlocks = (rows: readonly Pick<DraftBlock, 'bg' | 'en'>[]): Block[] =>
  rows.flatMap(({ bg, en }) => [bg, en].filter((block) => block !== null));

const emptyHead: DraftHead = { title: '', purpose: '', outcomes: [], note: '' };

/**
 * A lesson with nothing in it.
 * @param id its id for ever, see `newDraftId`
 */
export function emptyLesson(id: string): DraftLesson {
  const heads = { bg: { ...emptyHead }, en: { ...emptyHead }, headTranslatedFrom: null };
  return { id, skippable: false, exercise: 0, competences: [], ...heads, blocks: [] };
}

/**
 * The kind of a row, whatever of it is written.
 * @returns the kind, or null for a row that is empty in both languages
 */
export function kindOf({ bg, en }: Pick<DraftBlock, Locale>): Block['block'] | null {
  return bg?.block ?? en?.block ?? null;
}
