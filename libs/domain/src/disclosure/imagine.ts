import { mend } from './mend.js';
import type { Knowledge } from './relations.js';
import { measureChain, placeKey, type ReleasedFigure } from './release-table.js';
import { change, emptyWorld, keep, type World } from './world.js';

const buildingSteps = 4000;

/**
 * Builds one possible table behind what is published: every shown figure as it stands, every hidden one
 * imagined so that all relations hold. It knows nothing but what everybody knows, so that whatever is
 * decided by it tells of nothing else.
 * @param releases published figures, oldest first
 * @returns null when none was found
 */
export function imagine(
  knowledge: Knowledge,
  releases: readonly (readonly ReleasedFigure[])[],
): World | null {
  const world = emptyWorld(knowledge, releases.length);
  for (const [release, figures] of releases.entries()) {
    settle(world, knowledge, { release, figures });
    for (const measure of measureChain) spread(world, knowledge, { release, measure });
    const all = knowledge.relations.map((_, relation) => relation);
    if (!mend(world, all, buildingSteps)) return null;
    keep(world);
  }
  return world;
}

/** A place that a release does not list did not exist yet: nothing happened there. */
function settle(
  world: World,
  { columns }: Knowledge,
  { release, figures }: { release: number; figures: readonly ReleasedFigure[] },
): void {
  const offset = release * world.width;
  world.settled.fill(1, offset, offset + world.width);
  for (const figure of figures) {
    const column = columns.get(placeKey(figure));
    if (column === undefined) continue;
    if (figure.value === null) world.settled[offset + column] = 0;
    else change(world, offset + column, figure.value);
  }
}

/** A first guess: the hidden parts of a known sum share its rest by what each can still take. */
function spread(
  world: World,
  { places, relations, columns }: Knowledge,
  { release, measure }: { release: number; measure: (typeof measureChain)[number] },
): void {
  const offset = release * world.width;
  const before = measureChain[measureChain.indexOf(measure) - 1];
  for (const [index, { terms, kind }] of relations.entries()) {
    const total = places[terms[0]?.column ?? -1];
    if (kind !== 'sum' || total?.measure !== measure) continue;
    const hidden = terms.slice(1).filter(({ column }) => !world.settled[offset + column]);
    const takes = hidden.map(({ column }) => {
      const place = places[column];
      if (!before || !place) return 1;
      const more = columns.get(placeKey({ ...place, measure: before })) ?? -1;
      return sumUpTo(world, more, release) - sumUpTo(world, column, release);
    });
    const whole = takes.reduce((sum, take) => sum + take, 0);
    let rest = world.slack[index * world.releases + release] ?? 0;
    const share = rest / Math.max(1, whole);
    for (const [at, { column }] of hidden.entries()) {
      const own = Math.max(0, Math.min(rest, Math.ceil((takes[at] ?? 0) * share)));
      change(world, offset + column, own);
      rest -= own;
    }
  }
}

function sumUpTo(world: World, column: number, release: number): number {
  let sum = 0;
  for (let at = 0; at <= release; at += 1) sum += world.value[at * world.width + column] ?? 0;
  return sum;
}
