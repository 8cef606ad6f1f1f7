import type { DraftBlock, DraftLesson } from './draft.js';
import { copyRow, insertRows, removeRow, replaceRow } from './edit.js';
import { commonPlaces } from './match-up.js';
import { mergeHeads, mergeValue, takeHead, type LessonHead } from './merge-head.js';
import { mirrorBlock } from './mirror.js';
import { isAlike } from './placed.js';

/*
 * Two people wrote in one lesson. What only one of them touched is taken from her; where both wrote in the same
 * place, both versions are kept for somebody to choose. Nothing that anybody wrote is lost on the way.
 */

/** A row that both changed, or that one changed and the other took out (null). */
export interface RowConflict {
  blockId: string;
  mine: DraftBlock | null;
  theirs: DraftBlock | null;
}

/** The head, in which both changed the same line. Lines that one changed are merged in both versions. */
export interface HeadConflict {
  blockId: null;
  mine: LessonHead;
  theirs: LessonHead;
}

/** Where two people wrote in the same place. */
export type Conflict = RowConflict | HeadConflict;

/** What became of two versions: in a conflict `merged` holds mine, or theirs where mine was taken out. */
export interface Merge {
  merged: DraftLesson;
  conflicts: Conflict[];
}

/** What is not language is the same in both languages, and something stands in one of them. */
function isWhole({ bg, en }: DraftBlock): boolean {
  if (bg && en) return isAlike(mirrorBlock(bg, bg, en), en);
  return bg !== null || en !== null;
}

/** Two versions of a row of which one language each was changed, or null when they cannot be one. */
function mergeRow(base: DraftBlock, mine: DraftBlock, theirs: DraftBlock): DraftBlock | null {
  const whole = mergeValue(base, mine, theirs);
  if (whole) return whole.value;
  const bg = mergeValue(base.bg, mine.bg, theirs.bg);
  const en = mergeValue(base.en, mine.en, theirs.en);
  if (!bg || !en) return null;
  const from = mergeValue(base.translatedFrom, mine.translatedFrom, theirs.translatedFrom);
  const row: DraftBlock = {
    id: mine.id,
    bg: bg.value,
    en: en.value,
    translatedFrom: from?.value ?? null,
  };
  return isWhole(row) ? row : null;
}

type Rows = ReadonlyMap<string, DraftBlock>;
const rowsOf = ({ blocks }: DraftLesson): Rows => new Map(blocks.map((row) => [row.id, row]));

/** What becomes of one row: it stays, it goes (null), or somebody has to choose. */
function decide(
  base: DraftBlock | undefined,
  mine: DraftBlock | undefined,
  theirs: DraftBlock | undefined,
): { row: DraftBlock | null; isOpen: boolean } {
  if (mine && theirs) {
    const row = base ? mergeRow(base, mine, theirs) : isAlike(mine, theirs) ? mine : null;
    return row ? { row, isOpen: false } : { row: mine, isOpen: true };
  }
  const left = mine ?? theirs ?? null;
  // Taken out by one of them: it goes, unless the other wrote in it meanwhile. A new row stays.
  if (!base || !left) return { row: left, isOpen: false };
  return isAlike(left, base) ? { row: null, isOpen: false } : { row: left, isOpen: true };
}

/**
 * The order of the rows that stay: theirs, with all that I added or moved standing behind what I put it
 * behind.
 */
function mergeOrder(base: string[], mine: string[], theirs: string[], stay: Rows): string[] {
  const list = theirs.filter((id) => stay.has(id));
  const untouched = new Set(commonPlaces(base, mine).map(([, place]) => mine[place]));
  const there = new Set(list);
  let before: string | null = null;
  for (const id of mine) {
    if (!stay.has(id)) continue;
    if (!untouched.has(id) || !there.has(id)) {
      if (there.has(id)) list.splice(list.indexOf(id), 1);
      list.splice(before === null ? 0 : list.indexOf(before) + 1, 0, id);
      there.add(id);
    }
    before = id;
  }
  return list;
}

function mergeRows(base: DraftLesson, mine: DraftLesson, theirs: DraftLesson) {
  const [was, own, other] = [rowsOf(base), rowsOf(mine), rowsOf(theirs)];
  const stay = new Map<string, DraftBlock>();
  const conflicts: RowConflict[] = [];
  for (const id of new Set([...own.keys(), ...other.keys()])) {
    const { row, isOpen } = decide(was.get(id), own.get(id), other.get(id));
    if (row) stay.set(id, row);
    if (isOpen) {
      conflicts.push({ blockId: id, mine: own.get(id) ?? null, theirs: other.get(id) ?? null });
    }
  }
  const ids = (lesson: DraftLesson) => lesson.blocks.map(({ id }) => id);
  const order = mergeOrder(ids(base), ids(mine), ids(theirs), stay);
  return { blocks: order.flatMap((id) => stay.get(id) ?? []), conflicts };
}

function headOf({ id: _, blocks: __, ...head }: DraftLesson): LessonHead {
  return head;
}

/**
 * Merges two versions of a lesson that come from the same one.
 * @param base the version both began with
 * @param mine what I made of it
 * @param theirs what was saved meanwhile
 * @returns the lesson with the changes of both, and where somebody has to choose
 */
export function mergeLessons(base: DraftLesson, mine: DraftLesson, theirs: DraftLesson): Merge {
  const { blocks, conflicts } = mergeRows(base, mine, theirs);
  const { own, other } = mergeHeads(headOf(base), headOf(mine), headOf(theirs));
  const heads: HeadConflict[] = isAlike(own, other)
    ? []
    : [{ blockId: null, mine: own, theirs: other }];
  return { merged: { id: mine.id, ...own, blocks }, conflicts: [...heads, ...conflicts] };
}

/** How somebody settles a conflict; of a head only one version can stay. */
export type Choice = 'mine' | 'theirs' | 'both';

/**
 * Settles one conflict in a merged lesson, which may have been written in since.
 * @param lesson the merged lesson as it is now
 * @param conflict one of its conflicts
 * @param choice whose version stays; 'both' puts theirs behind mine
 */
export function settle(lesson: DraftLesson, conflict: Conflict, choice: Choice): DraftLesson {
  if (conflict.blockId === null) {
    if (choice !== 'theirs') return lesson;
    return { ...lesson, ...takeHead(headOf(lesson), conflict.mine, conflict.theirs) };
  }
  const { blockId, mine, theirs } = conflict;
  if (choice === 'mine') return mine ? lesson : removeRow(lesson, blockId);
  if (choice === 'theirs') return theirs ? replaceRow(lesson, theirs) : removeRow(lesson, blockId);
  if (!mine || !theirs) return lesson;
  const at = lesson.blocks.findIndex(({ id }) => id === blockId);
  return insertRows(lesson, at < 0 ? lesson.blocks.length : at + 1, [copyRow(theirs)]);
}
