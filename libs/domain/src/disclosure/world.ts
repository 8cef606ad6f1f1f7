import type { Knowledge, Relation } from './relations.js';

/** How a change of one column is felt by a relation. */
interface Touch {
  relation: number;
  times: number;
}

/**
 * A table of releases × places as it might be: published figures are settled, hidden ones are imagined.
 * `slack` is, for each relation and release, the sum so far of a difference, or of one release for a sum.
 * Mutable, because the search below tries and takes back many thousands of changes.
 */
export interface World {
  releases: number;
  width: number;
  relations: readonly Relation[];
  touching: readonly (readonly Touch[])[];
  /** Release × column. */
  value: Int32Array;
  settled: Uint8Array;
  /** In which direction the running search moved a cell: it may not go back. */
  moved: Int8Array;
  /** Relation × release. */
  slack: Int32Array;
  /** What the slack must not fall under; 0 but while a search wants more. */
  floor: Int32Array;
  /** Changes since the search began, to take them back: cell, amount, cell, amount … */
  trail: number[];
}

/** @returns a world of nothing but zeros, all of them imagined */
export function emptyWorld({ places, relations }: Knowledge, releases: number): World {
  const touching: Touch[][] = places.map(() => []);
  relations.forEach(({ terms }, relation) =>
    terms.forEach(({ column, times }) => touching[column]?.push({ relation, times })),
  );
  const cells = releases * places.length;
  const sums = relations.length * releases;
  return {
    releases,
    width: places.length,
    relations,
    touching,
    value: new Int32Array(cells),
    settled: new Uint8Array(cells),
    moved: new Int8Array(cells),
    slack: new Int32Array(sums),
    floor: new Int32Array(sums),
    trail: [],
  };
}

/** Changes a cell and everything that depends on it. */
export function change(world: World, cell: number, amount: number): void {
  const { releases, width, slack } = world;
  const release = Math.floor(cell / width);
  world.value[cell] = (world.value[cell] ?? 0) + amount;
  for (const { relation, times } of world.touching[cell % width] ?? []) {
    const last = world.relations[relation]?.kind === 'sum' ? release : releases - 1;
    for (let at = release; at <= last; at += 1) {
      const index = relation * releases + at;
      slack[index] = (slack[index] ?? 0) + times * amount;
    }
  }
}

/** Changes a cell for as long as the search keeps it. */
export function move(world: World, cell: number, amount: number): void {
  change(world, cell, amount);
  world.moved[cell] = Math.sign(amount);
  world.trail.push(cell, amount);
}

/** Takes back what was moved since the trail had this length. */
export function takeBack(world: World, length: number): void {
  const { trail } = world;
  while (trail.length > length) {
    const amount = trail.pop() ?? 0;
    const cell = trail.pop() ?? 0;
    change(world, cell, -amount);
    world.moved[cell] = 0;
  }
  // a cell that was moved twice keeps its direction as long as one of its moves stands
  for (let index = 0; index < length; index += 2) {
    world.moved[trail[index] ?? 0] = Math.sign(trail[index + 1] ?? 0);
  }
}

/** Keeps what was moved. */
export function keep(world: World): void {
  world.moved.fill(0);
  world.trail.length = 0;
}

/**
 * Tells how far a cell can be moved before another relation breaks.
 * @param direction 1 or -1
 * @param except a relation that may change: the one that the move is made for
 */
export function roomFor(world: World, cell: number, direction: number, except: number): number {
  const { releases, width, slack, floor } = world;
  let room = direction < 0 ? (world.value[cell] ?? 0) : Number.MAX_SAFE_INTEGER;
  for (const { relation, times } of world.touching[cell % width] ?? []) {
    if (relation === except) continue;
    if (world.relations[relation]?.kind === 'sum') return 0;
    if (times * direction > 0) continue;
    for (let at = Math.floor(cell / width); at < releases; at += 1) {
      const index = relation * releases + at;
      const spare = ((slack[index] ?? 0) - (floor[index] ?? 0)) / Math.abs(times);
      room = Math.min(room, Math.max(0, Math.floor(spare)));
    }
  }
  return room;
}
