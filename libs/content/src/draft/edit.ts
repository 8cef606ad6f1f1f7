import { locales, type Locale } from '@pateka/domain';
import type { Block, RichNode } from '../blocks.js';
import {
  newDraftId,
  writtenBlocks,
  type DraftBlock,
  type DraftHead,
  type DraftLesson,
} from './draft.js';
import { mirrorBlock } from './mirror.js';
import { isAlike } from './placed.js';
import { fingerprint, headTranslationOf, translationOf } from './translation.js';
import { isWordless, withoutWords } from './without-words.js';

/*
 * All that can be done to a lesson while it is written. Each function gives a new lesson and shares with the
 * old one whatever stayed: undo keeps hundreds of states, and the page draws only what changed.
 */

/** The most rows of a lesson, as its schema has it. */
export const mostRows = 300;

/** What holds for both languages of a lesson. */
export type LessonSettings = Pick<DraftLesson, 'skippable' | 'exercise' | 'competences'>;

const otherOf = (locale: Locale): Locale => (locale === 'bg' ? 'en' : 'bg');

/**
 * A new row.
 * @param block what stands in it
 * @param locale the language it is written in first; the other is missing, unless there is nothing to translate
 */
export function newRow(block: Block, locale: Locale): DraftBlock {
  const id = newDraftId('b');
  if (block.block !== 'worksheet') {
    return { id, bg: null, en: null, translatedFrom: null, [locale]: block };
  }
  return { id, bg: block, en: block, translatedFrom: fingerprint(block) };
}

const withId = (block: Block | null, id: string): Block | null =>
  block && 'id' in block ? { ...block, id } : block;

/** A row once more; its question or reflection gets an id of its own, the same in both languages. */
export function copyRow(row: DraftBlock): DraftBlock {
  const id = newDraftId('q');
  const copied = { ...row, id: newDraftId('b'), bg: withId(row.bg, id), en: withId(row.en, id) };
  return translationOf(row) === 'current'
    ? { ...copied, translatedFrom: fingerprint(copied.bg) }
    : copied;
}

/**
 * Puts rows into a lesson.
 * @param at the place of the first new row; whatever is beyond the end means the end
 * @returns the lesson; unchanged when it would have too many rows
 */
export function insertRows(
  lesson: DraftLesson,
  at: number,
  rows: readonly DraftBlock[],
): DraftLesson {
  if (rows.length === 0 || lesson.blocks.length + rows.length > mostRows) return lesson;
  return { ...lesson, blocks: lesson.blocks.toSpliced(at, 0, ...rows) };
}

/** Takes a row out; unchanged when it is not there. */
export function removeRow(lesson: DraftLesson, id: string): DraftLesson {
  const blocks = lesson.blocks.filter((row) => row.id !== id);
  return blocks.length === lesson.blocks.length ? lesson : { ...lesson, blocks };
}

/**
 * Moves a row.
 * @param to its place afterwards, counted without it; whatever is beyond an end means that end
 * @returns the lesson; unchanged when the row is not there or stands there already
 */
export function moveRow(lesson: DraftLesson, id: string, to: number): DraftLesson {
  const from = lesson.blocks.findIndex((row) => row.id === id);
  const row = lesson.blocks[from];
  const place = Math.max(0, Math.min(to, lesson.blocks.length - 1));
  if (!row || place === from) return lesson;
  return { ...lesson, blocks: lesson.blocks.toSpliced(from, 1).toSpliced(place, 0, row) };
}

/** Puts another row in a row's place; unchanged when it is not there or stayed the same object. */
export function replaceRow(lesson: DraftLesson, row: DraftBlock): DraftLesson {
  const at = lesson.blocks.findIndex(({ id }) => id === row.id);
  if (at < 0 || lesson.blocks[at] === row) return lesson;
  return { ...lesson, blocks: lesson.blocks.with(at, row) };
}

/**
 * Writes a block of a row in one language. What is not language is made the same in the other. A translation
 * begun on nothing counts as right; a later change of the Bulgarian asks for it again, unless no word changed.
 * @param row the row as it was
 * @param locale the language that is edited
 * @param block what stands there now
 */
export function changeBlock(row: DraftBlock, locale: Locale, block: Block): DraftBlock {
  const [before, other] = [row[locale], row[otherOf(locale)]];
  if (before === block) return row;
  const beside = other && mirrorBlock(before, block, other);
  const written = beside && isEmptyText(block) && !isEmptyText(beside) ? null : block;
  const next: DraftBlock = { ...row, [locale]: written, [otherOf(locale)]: beside };
  const begins = locale === 'en' && (!before || isWordless(before));
  const stays = translationOf(row) === 'current' && (locale === 'en' || isSaidAlike(row.bg, block));
  return begins || stays ? markTranslated(next) : next;
}

const isEmptyText = (block: Block): boolean => 'content' in block && block.content.length === 0;

/** No word of a block changed: seen from its other language, both states are the same. */
function isSaidAlike(before: Block | null, after: Block): boolean {
  if (!before) return false;
  if ('content' in before && 'content' in after) return isAlike(before.content, after.content);
  // What stood beside the old block and followed its change would be just the new block.
  return isAlike(mirrorBlock(before, after, before), after);
}

/** Says that the translation of a row is right as it is; a row that is not written twice stays. */
export function markTranslated(row: DraftBlock): DraftBlock {
  if (!row.bg || !row.en) return row;
  const translatedFrom = fingerprint(row.bg);
  return translatedFrom === row.translatedFrom ? row : { ...row, translatedFrom };
}

/**
 * Begins a row's other language: the same block without its words.
 * @param row a row that is written in one language at least
 * @returns the row with a block in both
 */
export function beginTranslation(row: DraftBlock): DraftBlock {
  const { bg, en } = row;
  if (bg && !en) return { ...row, en: withoutWords(bg) };
  return en && !bg ? { ...row, bg: withoutWords(en) } : row;
}

/** Says that the translation of a lesson's head is right as it is. */
export function markHeadTranslated(lesson: DraftLesson): DraftLesson {
  return { ...lesson, headTranslatedFrom: fingerprint(lesson.bg) };
}

const isUnwritten = ({ title, purpose, outcomes, note }: DraftHead): boolean =>
  title + purpose + outcomes.join('') + note === '';

/**
 * Writes the lines above a lesson's text in one language; of their translation holds what holds for blocks.
 * @param head all the lines as they are now
 */
export function changeHead(lesson: DraftLesson, locale: Locale, head: DraftHead): DraftLesson {
  const next: DraftLesson = { ...lesson, [locale]: head };
  const begins = locale === 'en' && isUnwritten(lesson.en);
  return begins && headTranslationOf(next) === 'changed' ? markHeadTranslated(next) : next;
}

/** Changes what holds for both languages. */
export function changeSettings(
  lesson: DraftLesson,
  settings: Partial<LessonSettings>,
): DraftLesson {
  return { ...lesson, ...settings };
}

type TextBlock = Extract<Block, { content: RichNode[] }>;
const asText = (block: Block | null): TextBlock | null =>
  block && 'content' in block ? block : null;

/** Where a text row is cut, in each language: how many of its paragraphs stay before the cut. */
export type Cut = Readonly<Record<Locale, number>>;

/**
 * Where to cut the other language of a text row when one is cut: at the same place when the same number of
 * paragraphs stands there, else behind all of it, so that no sentence is torn from its neighbour.
 */
export function cutFor(row: DraftBlock, locale: Locale, at: number): Cut {
  const [here, beside] = [asText(row[locale]), asText(row[otherOf(locale)])];
  const same = here?.content.length === beside?.content.length;
  const there = same ? at : (beside?.content.length ?? 0);
  return locale === 'bg' ? { bg: at, en: there } : { bg: there, en: at };
}

/** One part of a cut row; null when nothing of it is there. */
function part(row: DraftBlock, of: (block: TextBlock, locale: Locale) => RichNode[]): DraftBlock {
  const next: DraftBlock = { ...row };
  for (const locale of locales) {
    const block = asText(row[locale]);
    const content = block ? of(block, locale) : [];
    next[locale] = block && content.length > 0 ? { ...block, content } : null;
  }
  return translationOf(row) === 'current' ? markTranslated(next) : next;
}

/**
 * Cuts a row of text in two. A part that is empty in both languages is left out.
 * @param row a text, story or callout
 * @returns the parts in order; the first keeps the row's id, or the only one
 */
export function splitRow(row: DraftBlock, cut: Cut): DraftBlock[] {
  const first = part(row, ({ content }, locale) => content.slice(0, cut[locale]));
  const second = part(row, ({ content }, locale) => content.slice(cut[locale]));
  const parts = [first, second].filter(({ bg, en }) => bg !== null || en !== null);
  return parts.map((each, at) => (at === 0 ? each : { ...each, id: newDraftId('b') }));
}

/**
 * Joins a row of text with the row of text before it, which keeps its kind and its id.
 * @returns the lesson; unchanged when one of the two is no text
 */
export function joinWithBefore(lesson: DraftLesson, id: string): DraftLesson {
  const at = lesson.blocks.findIndex((row) => row.id === id);
  const [before, row] = [lesson.blocks[at - 1], lesson.blocks[at]];
  if (!before || !row || !isTextRow(before) || !isTextRow(row)) return lesson;
  const joined: DraftBlock = { ...before };
  for (const locale of locales) joined[locale] = joinTexts(before, row, locale);
  const areRight = [before, row].every((each) => translationOf(each) === 'current');
  const next = areRight ? markTranslated(joined) : joined;
  return { ...lesson, blocks: lesson.blocks.toSpliced(at - 1, 2, next) };
}

/** Whether a row holds text to write in, whatever box it stands in. */
export function isTextRow(row: DraftBlock): boolean {
  const written = writtenBlocks([row]);
  return written.length > 0 && written.every((block) => 'content' in block);
}

function joinTexts(before: DraftBlock, row: DraftBlock, locale: Locale): Block | null {
  const box = asText(before[locale]) ?? asText(before[otherOf(locale)]);
  const content = [before, row].flatMap((each) => asText(each[locale])?.content ?? []);
  return box && content.length > 0 ? { ...box, content } : null;
}
