import { imagine } from './imagine.js';
import { mend } from './mend.js';
import type { Knowledge, Relation } from './relations.js';
import type { ReleasedFigure } from './release-table.js';
import { areRestsSafe, isTelling } from './rests.js';
import { keep, move, takeBack, type World } from './world.js';

/** Everything published so far with what is about to be, oldest first. */
export type Published = readonly (readonly ReleasedFigure[])[];

const searchSteps = 1000;

/**
 * Tells whether everything published together keeps its secrets. It looks at nothing that a reader does
 * not see. For each hidden figure and each difference between figures it must find a possible table in
 * which that number is 2t−1 or more: a sensitive number is 1 to t−1 in the true table, which is possible
 * too, so that between the two at least t+1 values remain, some of them t or more.
 * @param threshold t, 5 or more
 * @returns false also when the search gave up
 */
export function isSafe(knowledge: Knowledge, published: Published, threshold: number): boolean {
  const world = imagine(knowledge, published);
  if (!world) return false;
  settleZeros(world);
  const goal = 2 * threshold - 1;
  return (
    areRestsSafe(world, knowledge, goal) &&
    areFiguresSafe(world, goal) &&
    world.relations.every((_, relation) => areDifferencesSafe(world, relation, goal))
  );
}

/** Hidden figures that can be nothing but 0, as what contains them is known and used up: no secret. */
function settleZeros(world: World): void {
  for (let found = true; found;) {
    found = false;
    for (const relation of world.relations) {
      for (let release = 0; release < world.releases; release += 1) {
        found = settleZerosOf(world, relation, release) || found;
      }
    }
  }
}

function settleZerosOf(world: World, { terms, kind }: Relation, release: number): boolean {
  let spare = 0;
  const open: number[] = [];
  for (let at = kind === 'sum' ? release : 0; at <= release; at += 1) {
    for (const { column, times } of terms) {
      const cell = at * world.width + column;
      if (world.settled[cell]) spare += times * (world.value[cell] ?? 0);
      else if (times > 0) return false;
      else open.push(cell);
    }
  }
  if (spare !== 0 || open.length === 0) return false;
  for (const cell of open) world.settled[cell] = 1;
  return true;
}

function areFiguresSafe(world: World, goal: number): boolean {
  return world.value.every((value, cell) => {
    if (world.settled[cell] || value >= goal) return true;
    move(world, cell, goal - value);
    const touched = world.touching[cell % world.width] ?? [];
    return search(
      world,
      touched.map(({ relation }) => relation),
    );
  });
}

function areDifferencesSafe(world: World, relation: number, goal: number): boolean {
  const { isPeople = false, terms = [] } = world.relations[relation] ?? {};
  let isOpen = false;
  for (let release = 0; isPeople && release < world.releases; release += 1) {
    const cells = terms.map(({ column }) => release * world.width + column);
    isOpen ||= cells.some((cell) => !world.settled[cell]);
    const index = relation * world.releases + release;
    const value = world.slack[index] ?? 0;
    if (value > goal) continue;
    if (
      isOpen ? value < goal && !canReach(world, { relation, index }, goal) : isTelling(value, goal)
    ) {
      return false;
    }
  }
  return true;
}

function canReach(
  world: World,
  { relation, index }: { relation: number; index: number },
  goal: number,
): boolean {
  world.floor[index] = goal;
  const found = search(world, [relation]);
  world.floor[index] = 0;
  return found;
}

/** Mends what a question broke and keeps the world that answers it, or else takes the question back. */
function search(world: World, broken: readonly number[]): boolean {
  const found = mend(world, broken, searchSteps);
  if (!found) takeBack(world, 0);
  keep(world);
  return found;
}
