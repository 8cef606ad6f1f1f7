import { move, roomFor, takeBack, type World } from './world.js';

/** A relation that does not hold in a release, and by how much it must change. */
interface Breach {
  relation: number;
  release: number;
  need: number;
}

/** A change that would help: without harm elsewhere as far as there is room. */
interface Remedy {
  cell: number;
  amount: number;
  /** 0 mends all, 1 a part, 2 mends all and breaks something else. */
  rank: number;
  room: number;
}

/** How much the search may still try before it gives up, which is always the safe answer. */
interface Patience {
  steps: number;
}

const remediesTried = 6;
const deepest = 400;

function breachOf(world: World, relation: number): Breach | null {
  const { releases, slack, floor } = world;
  const isSum = world.relations[relation]?.kind === 'sum';
  for (let release = 0; release < releases; release += 1) {
    const index = relation * releases + release;
    const need = (floor[index] ?? 0) - (slack[index] ?? 0);
    if (isSum ? need !== 0 : need > 0) return { relation, release, need };
  }
  return null;
}

function remedyBy(world: World, cell: number, wanted: number, relation: number): Remedy | null {
  const direction = Math.sign(wanted);
  if (world.settled[cell] || world.moved[cell] === -direction) return null;
  const most = direction < 0 ? Math.min(-wanted, world.value[cell] ?? 0) : wanted;
  if (most <= 0) return null;
  const room = roomFor(world, cell, direction, relation);
  const amount = room > 0 ? Math.min(room, most) : most;
  const rank = room >= Math.abs(wanted) ? 0 : room > 0 ? 1 : 2;
  return { cell, amount: direction * amount, rank, room };
}

function remedies(world: World, { relation, release, need }: Breach): Remedy[] {
  const { terms = [], kind } = world.relations[relation] ?? {};
  const found: Remedy[] = [];
  for (let at = release; at >= (kind === 'sum' ? release : 0); at -= 1) {
    for (const { column, times } of terms) {
      const wanted = Math.sign(need * times) * Math.ceil(Math.abs(need / times));
      const remedy = remedyBy(world, at * world.width + column, wanted, relation);
      if (remedy) found.push(remedy);
    }
  }
  return found.sort((a, b) => a.rank - b.rank || b.room - a.room);
}

/**
 * Searches changes of imagined cells until the given relations hold, and all others still do. Depth
 * first, best remedy first, each cell in one direction only. It may miss a solution, never make one up.
 * @param broken relations that may not hold
 * @param steps how many changes to try at most
 * @returns whether they all hold; if not, the world is as before
 */
export function mend(world: World, broken: readonly number[], steps: number): boolean {
  return mendFrom(world, broken, { steps }, deepest);
}

function mendFrom(
  world: World,
  broken: readonly number[],
  patience: Patience,
  depth: number,
): boolean {
  const breaches = broken.flatMap((relation) => breachOf(world, relation) ?? []);
  if (breaches.length === 0) return true;
  if (depth === 0) return false;
  const left = breaches.map(({ relation }) => relation);
  const length = world.trail.length;
  for (const { cell, amount } of hardest(world, breaches)) {
    patience.steps -= 1;
    if (patience.steps < 0) return false;
    move(world, cell, amount);
    const touched = (world.touching[cell % world.width] ?? []).map(({ relation }) => relation);
    if (mendFrom(world, [...new Set([...left, ...touched])], patience, depth - 1)) return true;
    takeBack(world, length);
  }
  return false;
}

/** The remedies of the breach that leaves the least choice: where there is none, this way leads nowhere. */
function hardest(world: World, breaches: readonly Breach[]): Remedy[] {
  let fewest: Remedy[] | null = null;
  for (const breach of breaches) {
    const found = remedies(world, breach);
    if (!fewest || found.length < fewest.length) fewest = found;
    if (fewest.length < 2) break;
  }
  return (fewest ?? []).slice(0, remediesTried);
}
