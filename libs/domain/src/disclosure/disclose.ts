import { enoughHidden } from './margin.js';
import { type Inclusion, inclusions, type Twins, twins } from './relations.js';
import {
  type CountCell,
  everybody,
  measureChain,
  type Nesting,
  placeKey,
  type ReleasedFigure,
} from './release-table.js';

/** The smallest count that may be shown is twice the threshold: see {@link disclose}. */
export const disclosureThreshold = 5;

/** What is asked of the control. */
export interface DisclosureRequest {
  /** The complete table of the period, categories with 0 included. */
  counts: readonly CountCell[];
  nesting: Nesting;
  /** The figures of every earlier release of the same network, in any order. */
  history: readonly ReleasedFigure[];
  /** Counts and differences from 1 to one less than this are sensitive; 5 or more. */
  threshold?: number;
}

interface Table {
  value: ReadonlyMap<string, number>;
  /** What was published so far for a place; null when a part of it was hidden. */
  before: ReadonlyMap<string, number | null>;
  hidden: Set<string>;
  threshold: number;
}

/**
 * Decides which figures of a closing period may be seen: the only way out for a count.
 *
 * 1. Primary: 1 to 2t−1 is hidden (t is the threshold, 5). Counts under t are sensitive; those from t to
 *    2t−1 are hidden with them, so that a hidden figure alone leaves 1…9 to the reader, not 1…4.
 * 2. Differences: where one figure includes another (enrolled ⊇ started ⊇ completed ⊇ certificates;
 *    course ⊇ module ⊇ lesson) and everything published so far would give a difference of 1 to 2t−1, the
 *    included figure is hidden in this release.
 * 3. Twins: figures that are equal by construction are hidden together.
 * 4. Complementary: courses and cohorts add up to the total. Where the hidden ones of such a split leave
 *    a sensitive count less than t possible values, the smallest shown one is hidden too, and in the end
 *    the total.
 * The steps repeat until nothing changes. Periods do not overlap and published figures never change,
 * so two moments in time give no further difference.
 *
 * Primary and complementary suppression after L. H. Cox, "Suppression methodology and statistical
 * disclosure control", JASA 75 (1980), and A. Hundepool et al., "Statistical Disclosure Control" (2012).
 * @returns a figure for every count, its value or null
 */
export function disclose(request: DisclosureRequest): ReleasedFigure[] {
  const { counts, nesting } = request;
  const threshold = Math.max(disclosureThreshold, request.threshold ?? disclosureThreshold);
  const value = new Map(counts.map((cell) => [placeKey(cell), cell.value]));
  const small = counts.filter((cell) => cell.value > 0 && cell.value < 2 * threshold);
  const table: Table = {
    value,
    before: publishedSoFar(request.history),
    hidden: new Set(small.map(placeKey)),
    threshold,
  };
  const included = inclusions(counts, nesting);
  const same = twins(nesting);
  for (let known = -1; known !== table.hidden.size;) {
    known = table.hidden.size;
    hideSmallDifferences(table, included);
    hideTwins(table, same);
    hideComplements(table, counts);
  }
  return counts.map(({ dimension, category, measure, value: count }) => {
    const place = { dimension, category, measure };
    return { ...place, value: table.hidden.has(placeKey(place)) ? null : count };
  });
}

function publishedSoFar(history: readonly ReleasedFigure[]): Map<string, number | null> {
  const sums = new Map<string, number | null>();
  for (const figure of history) {
    const key = placeKey(figure);
    const sum = sums.get(key) ?? (sums.has(key) ? null : 0);
    sums.set(key, sum === null || figure.value === null ? null : sum + figure.value);
  }
  return sums;
}

/** The sum of a place over all releases with this one; null when a part of it is hidden. */
function knownSum(table: Table, key: string): number | null {
  const now = table.value.get(key);
  const before = table.before.has(key) ? (table.before.get(key) ?? null) : 0;
  return now === undefined || before === null || table.hidden.has(key) ? null : before + now;
}

function hideSmallDifferences(table: Table, included: readonly Inclusion[]): void {
  const tooNear = included.filter(({ whole, part }) => {
    const all = knownSum(table, placeKey(whole));
    const some = knownSum(table, placeKey(part));
    if (all === null || some === null) return false;
    return all > some && all - some < 2 * table.threshold;
  });
  for (const { part } of tooNear) table.hidden.add(placeKey(part));
}

function hideTwins(table: Table, same: readonly Twins[]): void {
  for (const pair of same) {
    const keys = pair.map(placeKey).filter((key) => table.value.has(key));
    if (keys.some((key) => table.hidden.has(key))) keys.forEach((key) => table.hidden.add(key));
  }
}

/** Courses and cohorts each split the total, so that the hidden ones of either add up to a known rest. */
function hideComplements(table: Table, counts: readonly CountCell[]): void {
  for (const measure of measureChain) {
    const total = placeKey({ dimension: 'total', category: everybody, measure });
    for (const dimension of ['course', 'cohort'] as const) {
      const split = counts.filter(
        (cell) => cell.dimension === dimension && cell.measure === measure,
      );
      hideComplementsOf(table, split, total);
    }
  }
}

function hideComplementsOf(table: Table, split: readonly CountCell[], total: string): void {
  const isHidden = (cell: CountCell) => table.hidden.has(placeKey(cell));
  for (;;) {
    const hidden = split.filter(isHidden).map((cell) => cell.value);
    const isSafe = table.hidden.has(total)
      ? hidden.length > 0 || split.every((cell) => cell.value === 0)
      : hidden.length === 0 || enoughHidden(hidden, table.threshold);
    if (isSafe) return;
    const next = split
      .filter((cell) => !isHidden(cell) && cell.value > 0)
      .sort((a, b) => a.value - b.value || (a.category < b.category ? -1 : 1))[0];
    if (next) table.hidden.add(placeKey(next));
    else if (table.hidden.has(total)) return;
    else table.hidden.add(total);
  }
}
