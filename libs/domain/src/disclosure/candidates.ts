import type { Published } from './audit.js';
import { isTelling } from './rests.js';
import type { Knowledge } from './relations.js';
import { type CountCell, everybody, isSplit, placeKey } from './release-table.js';

/** What is decided for a block of the table, one measure of one dimension, and on what ground. */
export interface Block {
  knowledge: Knowledge;
  /** All earlier releases, and last the closing one as far as it is decided. */
  published: Published;
  /** The exact counts of the block. */
  cells: readonly CountCell[];
  threshold: number;
}

/**
 * Lists what of a block may be tried, the most first: after primary suppression, and for the parts of a
 * split after complementary suppression, one category fewer each time. Which category is taken depends
 * on its place in the table only, never on its count.
 */
export function candidates(block: Block): CountCell[][] {
  const { cells, threshold } = block;
  const showable = cells.filter((cell) => isShowable(block, cell));
  const [first] = cells;
  if (!first || !isSplit(first.dimension)) return [showable];
  const total = shownTotal(block, first.measure);
  if (total === null) return [];
  if (total === 0) return [cells.slice()];
  const open = showable.filter(({ value }) => value > 0);
  const tries = open.map((_, index) => open.slice(0, open.length - index));
  return tries
    .map((shown) => withZeros(cells, shown, total))
    .filter((shown) => {
      const rest = total - shown.reduce((sum, { value }) => sum + value, 0);
      const hidden = cells.length - shown.length;
      return hidden === 0 || (hidden > 1 && rest >= 2 * threshold);
    });
}

/** Where the shown parts make up the whole total, the others are known to be 0. */
function withZeros(cells: readonly CountCell[], shown: CountCell[], total: number): CountCell[] {
  const sum = shown.reduce((whole, { value }) => whole + value, 0);
  return sum === total ? cells.filter((cell) => cell.value === 0 || shown.includes(cell)) : shown;
}

/** Primary suppression: small counts, and counts that would make a small difference known. */
function isShowable({ knowledge, published, threshold }: Block, cell: CountCell): boolean {
  const goal = 2 * threshold - 1;
  if (isTelling(cell.value, goal)) return false;
  const column = knowledge.columns.get(placeKey(cell));
  return knowledge.relations.every(({ terms, isPeople }) => {
    if (!isPeople || !terms.some((term) => term.column === column)) return true;
    let difference = 0;
    for (const { column: at, times } of terms) {
      const place = knowledge.places[at];
      const sum = place && knownSum(published, placeKey(place), at === column ? cell.value : null);
      if (sum === undefined || sum === null) return true;
      difference += times * sum;
    }
    return !isTelling(difference, goal);
  });
}

/** The sum of a place over all releases; null when a part of it is hidden. */
function knownSum(published: Published, key: string, now: number | null): number | null {
  let sum = 0;
  for (const [index, figures] of published.entries()) {
    const figure = figures.find((one) => placeKey(one) === key);
    const value = index === published.length - 1 && now !== null ? now : figure ? figure.value : 0;
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function shownTotal({ published }: Block, measure: CountCell['measure']): number | null {
  const key = placeKey({ dimension: 'total', category: everybody, measure });
  return published.at(-1)?.find((figure) => placeKey(figure) === key)?.value ?? null;
}
