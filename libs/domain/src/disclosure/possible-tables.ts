import { farAway, type Ranges } from './narrow.js';
import type { Past } from './past.js';
import { type Expression, type Program, type Row, type Solver, valueOf } from './program.js';
import type { Unknowns } from './unknowns.js';

/** A possible table: the value of each unknown, and of which past it is. */
export interface Table {
  values: Float64Array;
  from: number | 'mixed';
}

/** A number of people that a table is wished to have large, and how much. */
export interface Wish {
  /** Its place in the list of all. */
  people: number;
  times: number;
}

/** Tables that are possible with what is bound by now. */
export interface PossibleTables {
  bindColumn: (column: number, low: number, high: number) => void;
  bindRow: (row: number, low: number, high: number) => void;
  /**
   * @param from the past of the table: one of those that are remembered, or any mixture of them
   * @returns the table that fulfils the wishes best, each as far as the goal; null when there is none, or none was
   *   found within the solver's bounds
   */
  find: (from: number | 'mixed', wishes: readonly Wish[]) => Table | null;
  /**
   * @returns a table with the same past in which the same numbers of people are large, and all as large as may be
   *   within reason, so that much may follow; the table itself when none is found
   */
  withRoom: (table: Table) => Table;
  end: () => void;
}

/** As many as a hidden figure of a table may be: larger numbers would cost the solver its accuracy. */
const mostPeople = 1e7;

/** How much room a table leaves, in multiples of the goal. */
const room = 6;

const openEnd = (bound: number): number =>
  Math.abs(bound) < farAway ? bound : Math.sign(bound) * Number.POSITIVE_INFINITY;

/** What the tables are made of. */
export interface Makings {
  past: Past;
  unknowns: Unknowns;
  ranges: Ranges;
  rows: readonly Row[];
  /** Numbers of people, and how large each need be at most. */
  people: readonly Expression[];
  goal: number;
}

/** Where things stand in the program: figures first, then the share of each past, then how large people are. */
interface Layout {
  makings: Makings;
  /** Of each sum of the past, its value in each remembered one. */
  remembered: readonly (readonly number[])[];
  share: (past: number) => number;
  reach: (people: number) => number;
}

function layoutOf(makings: Makings): Layout {
  const { past, unknowns } = makings;
  const { figures, sums } = unknowns;
  return {
    makings,
    remembered: sums.map(({ span, place }) =>
      past.tables.map((table) => table[span]?.[place] ?? 0),
    ),
    share: (at) => figures + at,
    reach: (at) => figures + past.tables.length + at,
  };
}

/** Writes sums of the past as shares of the remembered ones. */
function mixed(
  { makings, remembered, share }: Layout,
  { terms, constant }: Expression,
): Expression {
  const { past, unknowns } = makings;
  const shares = new Float64Array(past.tables.length);
  for (const { column, times } of terms)
    remembered[column - unknowns.figures]?.forEach((value, at) => {
      shares[at] = (shares[at] ?? 0) + times * value;
    });
  const ofPasts = Array.from(shares, (times, at) => ({ column: share(at), times }));
  return {
    terms: [
      ...terms.filter(({ column }) => column < unknowns.figures),
      ...ofPasts.filter(({ times }) => times !== 0),
    ],
    constant,
  };
}

function programOf(layout: Layout): Program {
  const { makings, share, reach } = layout;
  const { people, past } = makings;
  return {
    columns: reach(people.length),
    rows: [
      ...makings.rows.map((row) => ({
        ...mixed(layout, row),
        low: openEnd(row.low),
        high: openEnd(row.high),
      })),
      ...people.map((sum, at): Row => {
        const { terms, constant } = mixed(layout, sum);
        const own = { column: reach(at), times: -1 };
        return { terms: [...terms, own], constant, low: 0, high: Number.POSITIVE_INFINITY };
      }),
      {
        terms: past.tables.map((_, at) => ({ column: share(at), times: 1 })),
        constant: 0,
        low: 1,
        high: 1,
      },
    ],
  };
}

function tableOf({ makings, remembered, share }: Layout, found: ArrayLike<number>): Float64Array {
  const { figures } = makings.unknowns;
  return Float64Array.from({ length: figures + remembered.length }, (_, column) =>
    column < figures
      ? (found[column] ?? 0)
      : (remembered[column - figures] ?? []).reduce(
          (sum, value, at) => sum + value * (found[share(at)] ?? 0),
          0,
        ),
  );
}

/**
 * Loads a program of the figures since the past, of how much of each remembered past goes into the mixture, and of
 * how large each number of people is, up to the goal. Its size does not grow with the number of releases.
 */
export function possibleTables(solver: Solver, makings: Makings): PossibleTables {
  const { past, unknowns, ranges, people, goal } = makings;
  const layout = layoutOf(makings);
  const { share, reach } = layout;
  const program = solver.load(programOf(layout));
  const bindFigure = (column: number, low: number, high: number) =>
    program.bindColumn(column, low, Math.max(low, Math.min(high, mostPeople)));
  const bindReach = (low: (at: number) => number, high: number) => {
    for (const at of people.keys()) program.bindColumn(reach(at), low(at), high);
  };
  const figures = Array.from({ length: unknowns.figures }, (_, column) => column);
  for (const column of figures)
    bindFigure(column, ranges.low[column] ?? 0, ranges.high[column] ?? 0);
  bindReach(() => 0, goal);
  /** Figures are no larger than wishes make them. */
  const sparingly = figures.map((column) => ({ column, times: -1e-4 }));
  const find = (from: number | 'mixed', wishes: readonly Wish[]): Table | null => {
    for (const at of past.tables.keys())
      program.bindColumn(share(at), from === at ? 1 : 0, from === at || from === 'mixed' ? 1 : 0);
    const wished = wishes.map(({ people: at, times }) => ({ column: reach(at), times }));
    const found = program.maximise([...sparingly, ...wished]);
    return found && { values: tableOf(layout, found), from };
  };
  return {
    bindColumn: bindFigure,
    bindRow: (row, low, high) => program.bindRow(row, openEnd(low), openEnd(high)),
    find,
    withRoom: (table) => {
      const isLarge = people.map((sum) => isReached(sum, table, goal));
      bindReach((at) => (isLarge[at] ? goal : 0), room * goal);
      const roomy = find(
        table.from,
        people.map((_, at) => ({ people: at, times: 1 })),
      );
      bindReach(() => 0, goal);
      return roomy ?? table;
    },
    end: program.end,
  };
}

/** Whether a number of people is as large in a table as it need be. */
export const isReached = (sum: Expression, table: Table, goal: number): boolean =>
  valueOf(sum, table.values) >= goal - 1e-6;
