import type { Knowledge, Split } from './relations.js';
import type { World } from './world.js';

/** Whether a number that is known exactly tells of few people. */
export const isTelling = (count: number, goal: number): boolean => count > 0 && count <= goal;

const upTo = (release: number): number[] => Array.from({ length: release + 1 }, (_, at) => at);

/**
 * Tells whether what is left beside the shown parts of a split is either nothing or enough: the rest of
 * each total in each release, and the rest of the differences along the chain over all releases.
 */
export function areRestsSafe(world: World, { splits }: Knowledge, goal: number): boolean {
  return splits.every((split) =>
    upTo(world.releases - 1).every((release) =>
      split.total.every(
        (_, measure) =>
          !isTelling(restOfSum(world, split, { release, measure }), goal) &&
          !isTelling(restOfDifference(world, split, { release, measure }), goal),
      ),
    ),
  );
}

interface Spot {
  release: number;
  measure: number;
}

function restOfSum(world: World, { total, parts }: Split, { release, measure }: Spot): number {
  const cell = (row: readonly number[]) => release * world.width + (row[measure] ?? 0);
  const shown = parts.filter((part) => world.settled[cell(part)]);
  if (!world.settled[cell(total)] || shown.length === parts.length) return 0;
  const value = (row: readonly number[]) => world.value[cell(row)] ?? 0;
  return shown.reduce((rest, part) => rest - value(part), value(total));
}

function restOfDifference(
  world: World,
  { total, parts }: Split,
  { release, measure }: Spot,
): number {
  if (measure === 0) return 0;
  const cells = (row: readonly number[]) =>
    upTo(release).flatMap((at) =>
      [row[measure - 1] ?? 0, row[measure] ?? 0].map((column) => at * world.width + column),
    );
  const isKnown = (row: readonly number[]) => cells(row).every((cell) => world.settled[cell]);
  const known = parts.filter(isKnown);
  if (!isKnown(total) || known.length === parts.length) return 0;
  const difference = (row: readonly number[]) =>
    cells(row).reduce(
      (sum, cell, index) => sum + (index % 2 ? -1 : 1) * (world.value[cell] ?? 0),
      0,
    );
  return known.reduce((rest, part) => rest - difference(part), difference(total));
}
