import { type Answer, type Constraint, isPossible, type System } from './attacker.fixture.js';
import { peopleOf, rulesOf, type Sum, text } from './attack-rules.fixture.js';
import { type Network, placesOf, tablesOf } from './network.fixture.js';
import type { ReleasedFigure } from './release-table.js';

/** A number that tells of few people, and what the attack leaves of it. */
export interface Finding {
  what: string;
  truth: number;
  most: number;
  least: number;
}

interface Known {
  keys: string[];
  width: number;
  truth: number[];
  shown: (number | null)[];
  variable: number[];
}

function knownOf(network: Network, published: ReleasedFigure[][]): Known {
  const keys = placesOf(network).map(text);
  const truth = tablesOf(network)
    .slice(0, published.length)
    .flatMap((table) => table.map(({ value }) => value));
  const shown = published.flatMap((figures) => {
    const values = new Map(figures.map((figure) => [text(figure), figure.value]));
    return keys.map((key) => values.get(key) ?? null);
  });
  let next = 0;
  return {
    keys,
    width: keys.length,
    truth,
    shown,
    variable: shown.map((value) => (value === null ? next++ : -1)),
  };
}

/** A sum over releases, as a constraint on what is hidden: at least `least`. */
function atLeast(known: Known, cells: [number, number][], least: number): Constraint {
  const terms = new Map<number, number>();
  let rest = least;
  for (const [cell, times] of cells) {
    const value = known.shown[cell];
    const variable = known.variable[cell] ?? -1;
    if (variable < 0) rest -= times * (value ?? 0);
    else terms.set(variable, (terms.get(variable) ?? 0) + times);
  }
  return {
    terms: [...terms]
      .filter(([, times]) => times !== 0)
      .map(([variable, times]) => ({ variable, times })),
    least: rest,
  };
}

const negative = (cells: [number, number][]): [number, number][] =>
  cells.map(([cell, times]) => [cell, -times]);

function cellsOf(known: Known, { terms }: Sum, releases: number[]): [number, number][] {
  return releases.flatMap((release) =>
    terms.map(([key, times]): [number, number] => [
      release * known.width + known.keys.indexOf(key),
      times,
    ]),
  );
}

const upTo = (release: number) => Array.from({ length: release + 1 }, (_, at) => at);

function systemOf(network: Network, known: Known, releases: number): System {
  const constraints = rulesOf(network).flatMap((rule) =>
    upTo(releases - 1).flatMap((release) => {
      const cells = cellsOf(known, rule, rule.isEqual ? [release] : upTo(release));
      return rule.isEqual
        ? [atLeast(known, cells, 0), atLeast(known, negative(cells), 0)]
        : [atLeast(known, cells, 0)];
    }),
  );
  const hint = known.truth.filter((_, cell) => (known.variable[cell] ?? -1) >= 0);
  return {
    variables: hint.length,
    cap: 99,
    hint,
    constraints: constraints.filter(({ terms }) => terms.length > 0),
  };
}

/** Every number of 1 to 4 people in the true tables that the published figures may tell of. */
function secretsOf(network: Network, known: Known, releases: number) {
  const single = upTo(known.shown.length - 1).map((cell) => ({
    what: `${known.keys[cell % known.width]} in ${Math.floor(cell / known.width)}`,
    cells: [[cell, 1]] as [number, number][],
  }));
  const differences = peopleOf(network).flatMap((sum) =>
    upTo(releases - 1).map((release) => ({
      what: `${sum.terms.map(([key, times]) => `${times > 0 ? '+' : '-'}${key}`).join(' ')} up to ${release}`,
      cells: cellsOf(known, sum, upTo(release)),
    })),
  );
  const rests = rulesOf(network)
    .filter(({ isEqual, terms }) => isEqual && terms.length > 2)
    .flatMap((rule) =>
      upTo(releases - 1).flatMap((release) => {
        const cells = cellsOf(known, rule, [release])
          .slice(1)
          .filter(([cell]) => known.shown[cell] === null);
        return cells.length > 1
          ? [
              {
                what: `rest beside ${rule.terms[0]?.[0]} in ${release}`,
                cells: negative(cells),
              },
            ]
          : [];
      }),
    );
  return [...single, ...differences, ...rests]
    .map(({ what, cells }) => ({
      what,
      cells,
      truth: cells.reduce((sum, [cell, times]) => sum + times * (known.truth[cell] ?? 0), 0),
    }))
    .filter(({ truth }) => truth >= 1 && truth <= 4);
}

/**
 * Attacks everything published so far.
 * @returns the secrets of which too little is left uncertain, and how often the search gave up
 */
export function attack(
  network: Network,
  published: ReleasedFigure[][],
): { findings: Finding[]; unknown: number; tried: number } {
  const known = knownOf(network, published);
  const system = systemOf(network, known, published.length);
  const findings: Finding[] = [];
  let unknown = 0;
  const ask = (cells: [number, number][], least: number): Answer => {
    const answer = isPossible(system, atLeast(known, cells, least));
    if (answer === 'unknown') unknown += 1;
    return answer;
  };
  const secrets = secretsOf(network, known, published.length);
  for (const { what, cells, truth } of secrets) {
    if (ask(cells, 9) !== 'no') continue;
    let most = truth;
    while (most < 8 && ask(cells, most + 1) !== 'no') most += 1;
    let least = truth;
    while (least > 0 && ask(negative(cells), -(least - 1)) !== 'no') least -= 1;
    if (most < 5 || most - least < 5) findings.push({ what, truth, most, least });
  }
  return { findings, unknown, tried: secrets.length };
}
