import { type Ranges, rangeOf } from './narrow.js';
import type { Expression, Row } from './program.js';
import type { Group, Knowledge } from './relations.js';
import type { Unknowns } from './unknowns.js';

/** A number of people, written in one way or several. */
export type Ways = readonly [first: Expression, ...others: Expression[]];

/** A number of people that figures tell of, in one release. */
export interface People {
  ways: Ways;
  eligible: readonly Ways[];
  wholes: readonly Ways[];
  covers: readonly Ways[];
}

/** @returns the least and the most that a number of people can be, by the way that tells most of it */
export function between(ranges: Ranges, ways: Ways): [least: number, most: number] {
  const found = ways.map((way) => rangeOf(ranges, way));
  return [Math.max(...found.map(([least]) => least)), Math.min(...found.map(([, most]) => most))];
}

const textOf = ({ terms, constant }: Expression, sign: 1 | -1): string =>
  [constant * sign, ...terms.map(({ column, times }) => `${column}:${times * sign}`).sort()].join();

/**
 * Every number of people, in each release. One that is not negative and not positive by what is known beforehand
 * (who is active in the first period began in it) is 0 by construction and tells of nobody.
 * @param rows what is known beforehand
 */
export function peopleOf(
  knowledge: Knowledge,
  unknowns: Unknowns,
  { rows, releases }: { rows: readonly Row[]; releases: number },
): People[] {
  const found = new Map<string, People>();
  const notNegative = new Set(rows.map((row) => textOf(row, 1)));
  for (const { group, eligible, wholes, covers } of knowledge.people) {
    for (let release = 0; release < releases; release += 1) {
      const written = ([first, ...others]: Group): Ways => [
        unknowns.expressionOf(first, release),
        ...others.map((terms) => unknowns.expressionOf(terms, release)),
      ];
      const ways = written(group);
      if (ways[0].terms.length === 0 || notNegative.has(textOf(ways[0], -1))) continue;
      const one = {
        ways,
        eligible: eligible.map(written),
        wholes: wholes.map(written),
        covers: covers.map(written),
      };
      found.set(JSON.stringify(one), one);
    }
  }
  return [...found.values()];
}

/**
 * Whether readers may know a number of people: enough of them, or nobody. Nobody is harmless where nobody could be
 * among them (what covers them is a number of people by itself), or many could, and what they are a part of is
 * nothing or many.
 * @param ranges what readers know
 * @param goal the largest count that stays hidden: 2t−1
 */
export function mayBeKnown(
  ranges: Ranges,
  value: number,
  { eligible, wholes, covers }: People,
  goal: number,
): boolean {
  if (value !== 0) return value > goal;
  const isNone = (group: Ways) => between(ranges, group)[1] === 0;
  const isLarge = (group: Ways) => between(ranges, group)[0] >= 2 * (goal + 1);
  return (
    [...eligible, ...covers].some(isNone) ||
    (eligible.every(isLarge) && wholes.every((group) => isNone(group) || isLarge(group)))
  );
}
