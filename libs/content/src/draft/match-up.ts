import { diffArrays } from 'diff';

/** What became of one thing between two states of a list. */
export type Change = 'same' | 'changed' | 'added' | 'removed';

/** A thing in the older state, in the newer one, or in both. */
export interface Row<Item> {
  from: Item | null;
  to: Item | null;
  change: Change;
  /** In both, but at another place among the others that stayed. */
  moved: boolean;
}

/** How the things of a list are recognised. */
export interface Recognition<Item> {
  /** Equal for things that are alike to the last sign. */
  print: (item: Item) => string;
  /** Names a thing for ever, such as a question's id; null for a thing without a name. */
  name: (item: Item) => string | null;
  /** Only things of one kind can be the same thing changed. */
  kind: (item: Item) => string;
  /** The words by which a changed thing without a name is known again. */
  words: (item: Item) => readonly string[];
}

interface Known {
  print: string;
  name: string | null;
  kind: string;
  words: ReadonlyMap<string, number>;
  size: number;
}
type Pair = readonly [number, number];

/** From this share of common words on a text counts as changed, and not as another one. */
const ALIKE = 0.4;
/** More pairs than that are not weighed: texts of that size are read anew. */
const MOST_PAIRS = 40_000;

function known<Item>(item: Item, by: Recognition<Item>): Known {
  const words = new Map<string, number>();
  const list = by.words(item);
  for (const word of list) words.set(word, (words.get(word) ?? 0) + 1);
  const { print, name, kind } = by;
  return { print: print(item), name: name(item), kind: kind(item), words, size: list.length };
}

/** @returns common words as a share of all words of both, 0 to 1 */
function likeness(a: Known, b: Known): number {
  if (a.size + b.size === 0) return 1;
  let common = 0;
  for (const [word, count] of a.words) common += Math.min(count, b.words.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}

/**
 * Finds what two lists have in common, in order.
 * @param a the texts of one list
 * @param b the texts of the other
 * @returns places in `a` and in `b` of equal texts, both rising; the same pairs whichever comes first
 */
export function commonPlaces(a: readonly string[], b: readonly string[]): Pair[] {
  const turned = isLater(a, b);
  const [first, second] = turned ? [b, a] : [a, b];
  const pairs: Pair[] = [];
  let [x, y] = [0, 0];
  for (const { added, removed, count } of diffArrays([...first], [...second])) {
    if (removed) x += count;
    else if (added) y += count;
    else for (let n = 0; n < count; n += 1) pairs.push(turned ? [y++, x++] : [x++, y++]);
  }
  return pairs;
}

/** Of two equally good answers always the same is taken: the lists are put in an order of their own. */
function isLater(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return a.length > b.length;
  const at = a.findIndex((text, index) => text !== b[index]);
  return at >= 0 && (a[at] ?? '') > (b[at] ?? '');
}

class Pairing {
  readonly pairs: Pair[] = [];
  private readonly a: Set<number>;
  private readonly b: Set<number>;

  constructor(
    private readonly from: readonly Known[],
    private readonly to: readonly Known[],
  ) {
    this.a = new Set(from.keys());
    this.b = new Set(to.keys());
  }

  /** Both lists hold it once under this key: it is the same thing. */
  byKey(keyOf: (item: Known) => string | null): void {
    const places = (list: readonly Known[], open: ReadonlySet<number>) => {
      const found = new Map<string, number[]>();
      for (const at of open) {
        const item = list[at];
        const key = item && keyOf(item);
        if (key) found.set(key, [...(found.get(key) ?? []), at]);
      }
      return found;
    };
    const there = places(this.to, this.b);
    for (const [key, [x, ...more]] of places(this.from, this.a)) {
      const [y, ...others] = there.get(key) ?? [];
      if (x !== undefined && y !== undefined && more.length + others.length === 0) this.take(x, y);
    }
  }

  /** Equal things: first those in order, then one after the other wherever they went. */
  byPrint(): void {
    const [left, right] = [[...this.a], [...this.b]];
    const printOf = (list: readonly Known[]) => (at: number) => list[at]?.print ?? '';
    const [prints, others] = [left.map(printOf(this.from)), right.map(printOf(this.to))];
    for (const [x, y] of commonPlaces(prints, others)) this.take(left[x] ?? -1, right[y] ?? -1);
    for (const x of [...this.a]) {
      const y = [...this.b].find((at) => this.to[at]?.print === this.from[x]?.print);
      if (y !== undefined) this.take(x, y);
    }
  }

  /** What has most words in common goes together. */
  byLikeness(): void {
    if (this.a.size * this.b.size > MOST_PAIRS) return;
    const candidates: { x: number; y: number; weight: number }[] = [];
    for (const x of this.a) {
      for (const y of this.b) {
        const [one, other] = [this.from[x], this.to[y]];
        if (!one || !other || one.kind !== other.kind || (one.name && other.name)) continue;
        const weight = likeness(one, other);
        if (weight >= ALIKE) candidates.push({ x, y, weight });
      }
    }
    candidates.sort((p, q) => q.weight - p.weight || p.x - q.x || p.y - q.y);
    for (const { x, y } of candidates) if (this.a.has(x) && this.b.has(y)) this.take(x, y);
  }

  private take(x: number, y: number): void {
    if (!this.a.delete(x) || !this.b.delete(y)) return;
    this.pairs.push([x, y]);
  }
}

function pairsOf(from: readonly Known[], to: readonly Known[]): Pair[] {
  const pairing = new Pairing(from, to);
  pairing.byKey(({ name, kind }) => (name === null ? null : `${kind} ${name}`));
  pairing.byPrint();
  pairing.byLikeness();
  return pairing.pairs.sort((p, q) => p[0] - q[0]);
}

/** @returns the pairs that kept their order: a longest rising run of the second places */
function inOrder(pairs: readonly Pair[]): Set<Pair> {
  const best: { length: number; before: number }[] = [];
  let last = -1;
  for (const [at, [, place]] of pairs.entries()) {
    let run = { length: 1, before: -1 };
    for (let earlier = 0; earlier < at; earlier += 1) {
      const { length } = best[earlier] ?? { length: 0 };
      if ((pairs[earlier]?.[1] ?? 0) < place && length + 1 > run.length)
        run = { length: length + 1, before: earlier };
    }
    best.push(run);
    if (run.length > (best[last]?.length ?? 0)) last = at;
  }
  const kept = new Set<Pair>();
  for (let at = last; at >= 0; at = best[at]?.before ?? -1) {
    const pair = pairs[at];
    if (pair) kept.add(pair);
  }
  return kept;
}

/**
 * Says what became of each thing of a list. Nothing is left out: every thing of both lists stands in
 * exactly one row. Seen from the other side the rows are the same, with added and removed exchanged.
 * @param from the older list
 * @param to the newer list
 * @param by how things are recognised
 * @returns rows in the order of the newer list; what was removed stands after what it stood behind
 */
export function matchUp<Item>(
  from: readonly Item[],
  to: readonly Item[],
  by: Recognition<Item>,
): Row<Item>[] {
  const older = from.map((item) => known(item, by));
  const newer = to.map((item) => known(item, by));
  const prints = (list: readonly Known[]) => list.map(({ print }) => print);
  const turned = isLater(prints(older), prints(newer));
  const found = turned ? pairsOf(newer, older) : pairsOf(older, newer);
  const stayed = inOrder(found);
  const rows: (Row<Item> & { x: number; y: number })[] = [];
  for (const pair of found) {
    const [x, y] = turned ? [pair[1], pair[0]] : pair;
    const change = older[x]?.print === newer[y]?.print ? 'same' : 'changed';
    const both = { from: from[x] ?? null, to: to[y] ?? null, change } as const;
    rows.push({ ...both, moved: !stayed.has(pair), x, y });
  }
  return inPlace(rows, from, to);
}

/** Adds what stands on one side only, and puts all into the order of reading. */
function inPlace<Item>(
  pairs: (Row<Item> & { x: number; y: number })[],
  from: readonly Item[],
  to: readonly Item[],
): Row<Item>[] {
  const ofNewer = new Map(pairs.map((row) => [row.y, row]));
  const ofOlder = new Map(pairs.map((row) => [row.x, row]));
  const behind = new Map<number, Row<Item>[]>();
  let anchor = -1;
  for (const [x, item] of from.entries()) {
    const pair = ofOlder.get(x);
    if (pair && !pair.moved) anchor = pair.y;
    if (pair) continue;
    const gone: Row<Item> = { from: item, to: null, change: 'removed', moved: false };
    behind.set(anchor, [...(behind.get(anchor) ?? []), gone]);
  }
  const rows: Row<Item>[] = [...(behind.get(-1) ?? [])];
  for (const [y, item] of to.entries()) {
    const pair = ofNewer.get(y);
    if (pair) rows.push({ from: pair.from, to: pair.to, change: pair.change, moved: pair.moved });
    else rows.push({ from: null, to: item, change: 'added', moved: false });
    rows.push(...(behind.get(y) ?? []));
  }
  return rows;
}
