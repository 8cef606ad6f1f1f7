import {
  type Constraint,
  isPossible,
  prepare,
  type Prepared,
  type System,
} from './attacker.fixture.js';
import type { Exact, Taken } from './exact.fixture.js';
import { peopleOf } from './attack-people.fixture.js';
import { rulesOf, type Sum, text } from './attack-rules.fixture.js';
import { type Network, placesOf, spansOf, tablesOf } from './network.fixture.js';
import type { ReleasedFigure } from './release-table.js';

/** A number that tells of few people, and what the attack leaves of it. */
export interface Finding {
  what: string;
  truth: number;
  eligible: number[];
  wholes: number[];
  most: number;
  least: number;
}

type Cells = [cell: number, times: number][];

interface Known {
  keys: Map<string, number>;
  width: number;
  truth: number[];
  /** What is published of a cell: from, to. Null when nothing is. */
  shown: ([number, number] | null)[];
  variable: number[];
  /** What is published of quarters and years. */
  sums: { cells: Cells; range: [number, number] }[];
}

/** Hours are minutes, rounded. */
const rangeOf = (key: string, value: number): [number, number] =>
  key.endsWith('/minutes') ? [60 * value - 30, 60 * value + 29] : [value, value];

function knownOf(network: Network, published: ReleasedFigure[][]): Known {
  const places = placesOf(network).map(text);
  const keys = new Map(places.map((key, at) => [key, at]));
  const truth = tablesOf(network)
    .slice(0, published.length)
    .flatMap((table) => table.map(({ value }) => value));
  const shown = published.flatMap((figures) => {
    const values = new Map(
      figures.filter(({ span }) => span === 'month').map((figure) => [text(figure), figure.value]),
    );
    return places.map((key) => {
      const value = values.get(key) ?? null;
      return value === null ? null : rangeOf(key, value);
    });
  });
  const spans = new Map(spansOf(network, published.length).map((one) => [one.span, one.releases]));
  const sums = published.flat().flatMap(({ span, value, ...place }) => {
    const key = text(place);
    const releases = spans.get(span);
    if (!releases || value === null) return [];
    const cells = releases.map((release): [number, number] => [
      release * places.length + (keys.get(key) ?? -1),
      1,
    ]);
    return [{ cells, range: rangeOf(key, value) }];
  });
  let next = 0;
  const variable = shown.map((range) => (range && range[0] === range[1] ? -1 : next++));
  return { keys, width: places.length, truth, shown, variable, sums };
}

/** A sum over releases, as a constraint on what is hidden: at least `least`. */
function atLeast(known: Known, cells: Cells, least: number): Constraint {
  const terms = new Map<number, number>();
  let rest = least;
  for (const [cell, times] of cells) {
    const variable = known.variable[cell] ?? -1;
    if (variable < 0) rest -= times * (known.shown[cell]?.[0] ?? 0);
    else terms.set(variable, (terms.get(variable) ?? 0) + times);
  }
  return {
    terms: [...terms]
      .filter(([, times]) => times !== 0)
      .map(([variable, times]) => ({ variable, times })),
    least: rest,
  };
}

const negative = (cells: Cells): Cells => cells.map(([cell, times]) => [cell, -times]);

const between = (known: Known, cells: Cells, [low, high]: [number, number]): Constraint[] => [
  atLeast(known, cells, low),
  atLeast(known, negative(cells), -high),
];

function cellsOf(known: Known, { terms }: Sum, release: number): Cells {
  return terms.flatMap(([key, times, isSoFar]) =>
    Array.from({ length: isSoFar ? release + 1 : 1 }, (_, at): [number, number] => [
      (isSoFar ? at : release) * known.width + (known.keys.get(key) ?? Number.NaN),
      times,
    ]),
  );
}

const upTo = (release: number) => Array.from({ length: release + 1 }, (_, at) => at);

function systemOf(network: Network, known: Known, releases: number): System {
  const constraints = rulesOf(network).flatMap((rule) =>
    upTo(releases - 1).flatMap((release) => {
      const cells = cellsOf(known, rule, release);
      return rule.isEqual ? between(known, cells, [0, 0]) : [atLeast(known, cells, 0)];
    }),
  );
  const hours = known.shown.flatMap((range, cell) =>
    range && (known.variable[cell] ?? -1) >= 0 ? between(known, [[cell, 1]], range) : [],
  );
  const sums = known.sums.flatMap(({ cells, range }) => between(known, cells, range));
  const hint = known.truth.filter((_, cell) => (known.variable[cell] ?? -1) >= 0);
  return {
    variables: hint.length,
    cap: 9_999,
    hint,
    constraints: [...constraints, ...hours, ...sums].filter(({ terms }) => terms.length > 0),
  };
}

const isSmall = (size: number): boolean => size >= 1 && size < 20;

/**
 * Everything in the true tables that nobody may learn: 1 to 4 people, and none of a group under 20 (all of a
 * group is none of those beside). Where nobody could, that nobody did is no secret.
 */
function secretsOf(network: Network, known: Known, releases: number): Secret[] {
  const valueOf = (cells: Cells) =>
    cells.reduce((sum, [cell, times]) => sum + times * (known.truth[cell] ?? 0), 0);
  return peopleOf(network)
    .flatMap((secret) =>
      upTo(releases - 1).map((release) => {
        const cells = cellsOf(known, secret, release);
        return {
          what: `${secret.terms.map(([key, times, isSoFar]) => `${times > 0 ? '+' : '-'}${key}${isSoFar ? ' so far' : ''}`).join(' ')} in ${release}`,
          release,
          cells,
          truth: valueOf(cells),
          eligible: secret.eligible.map((group) => valueOf(cellsOf(known, group, release))),
          wholes: secret.wholes.map((group) => valueOf(cellsOf(known, group, release))),
          covers: (secret.covers ?? [])
            .map((group) => cellsOf(known, group, release))
            .filter((cells) => valueOf(cells) === 0),
        };
      }),
    )
    .filter(
      ({ truth, eligible, wholes }) =>
        (truth >= 1 && truth <= 4) ||
        (truth === 0 && !eligible.includes(0) && [...eligible, ...wholes].some(isSmall)),
    );
}

interface Secret {
  what: string;
  release: number;
  cells: Cells;
  truth: number;
  eligible: number[];
  wholes: number[];
  /** Groups of nobody that include these: where it is known of such a group, nothing more is learnt of these. */
  covers: Cells[];
}

/** Asks what a number can be. A table that is found answers for other numbers, too. */
class Questions {
  unknown = 0;
  private readonly prepared: Prepared;
  private readonly taken: Taken;
  private readonly tables: Int32Array[] = [];

  constructor(
    private readonly known: Known,
    system: System,
    exact: Exact,
  ) {
    this.prepared = prepare(system);
    this.taken = exact.take(system);
  }

  canBe(cells: Cells, least: number): boolean {
    const wish = atLeast(this.known, cells, least);
    if (this.tables.some((table) => holds(wish, table))) return true;
    let answer = this.taken.quickly(wish);
    if (answer === 'unknown') answer = isPossible(this.prepared, wish);
    if (answer === 'unknown') answer = this.taken.wholly(wish);
    if (answer === 'unknown') this.unknown += 1;
    if (answer instanceof Int32Array) this.tables.push(answer);
    return answer !== 'no';
  }

  end(): void {
    this.taken.end();
  }

  /** What the attack leaves of a number: enough, or how little. */
  leaves({ cells, truth }: Secret): { most: number; least: number } | null {
    if (this.canBe(cells, Math.max(9, truth + 5))) return null;
    let most = truth;
    while (most < 9 && this.canBe(cells, most + 1)) most += 1;
    let least = truth;
    while (least > 0 && this.canBe(negative(cells), -(least - 1))) least -= 1;
    return most < 5 || most - least < 5 ? { most, least } : null;
  }
}

const holds = ({ terms, least }: Constraint, table: Int32Array): boolean =>
  terms.reduce((sum, { variable, times }) => sum + times * (table[variable] ?? 0), 0) >= least;

/**
 * Attacks everything published so far.
 * @returns the secrets of which too little is left uncertain, and how often the search gave up
 */
export function attack(
  network: Network,
  published: ReleasedFigure[][],
  exact: Exact,
): { findings: Finding[]; unknown: number; tried: number } {
  const questionsOn = (figures: ReleasedFigure[][]) => {
    const known = knownOf(network, figures);
    return { known, on: new Questions(known, systemOf(network, known, figures.length), exact) };
  };
  if (published.flat().every(({ value }) => value === null))
    return { findings: [], unknown: 0, tried: 0 };
  const { known, on } = questionsOn(published);
  const secrets = secretsOf(network, known, published.length);
  // what follows before anything of its release is known (a course of one module) is nothing that a control
  // could hide
  const before = published.map((_, release) =>
    questionsOn(published.map((figures, at) => (at < release ? figures : []))),
  );
  const findings = distinct(known, secrets).flatMap((secret): Finding[] => {
    const left = on.leaves(secret);
    if (!left || before[secret.release]?.on.leaves(secret)) return [];
    if (secret.truth === 0 && secret.covers.some((cells) => !on.canBe(cells, 1))) return [];
    const { what, truth, eligible, wholes } = secret;
    return [{ what, truth, eligible, wholes, ...left }];
  });
  for (const one of [on, ...before.map((some) => some.on)]) one.end();
  return { findings, unknown: on.unknown, tried: secrets.length };
}

/** Secrets of which something is hidden or not, each sum once. */
function distinct(known: Known, secrets: Secret[]): Secret[] {
  return [
    ...new Map(
      secrets.map((secret) => {
        const { terms, least } = atLeast(known, secret.cells, 0);
        return [JSON.stringify([terms, least]), secret];
      }),
    ).values(),
  ];
}
