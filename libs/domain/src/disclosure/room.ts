import { farAway, narrow, type Ranges, rowsByColumn } from './narrow.js';
import type { Past } from './past.js';
import { between, type People, peopleOf } from './people.js';
import { type PossibleTables, possibleTables, type Table } from './possible-tables.js';
import type { Row, Solver } from './program.js';
import type { Knowledge } from './relations.js';
import { type CellPlace, placeKey, type Span } from './release-table.js';
import {
  boundsOf,
  month,
  rowsOf,
  type SeenRelease,
  type Unknowns,
  unknownsOf,
} from './unknowns.js';

/** The past, and what comes after it, last the release that closes, with its places only. */
export interface Seen {
  knowledge: Knowledge;
  past: Past;
  /** Oldest first; candidates belong to the last. */
  releases: readonly SeenRelease[];
}

/** A figure that may be shown. */
export interface Candidate extends CellPlace {
  span: Span;
  /** A count; of minutes whole hours. */
  value: number;
}

/** What holds for all questions of one closing. */
export interface Room {
  seen: Seen;
  unknowns: Unknowns;
  rows: Row[];
  /** The rows of quarters and years, by span and place. */
  rowOf: ReadonlyMap<string, number>;
  touching: readonly number[][];
  people: readonly People[];
  /** Numbers that cannot be large before anything is shown: no figure can betray them. */
  fixed: Set<number>;
  /** Between what each column lies by what is published, and what follows from that at one look. */
  bound: Ranges;
  /** Undefined when it has to be worked out again. */
  narrowed: Ranges | undefined;
  shown: Set<Candidate>;
  /** Loaded with the first question. */
  tables: PossibleTables | undefined;
  /** Those that were found. Each continues a remembered past, or has somebody large whom none before it had. */
  found: Table[];
  solver: Solver;
  /** The largest count that stays hidden: 2t−1. */
  goal: number;
}

export const copyOf = ({ low, high }: Ranges): Ranges => ({ low: low.slice(), high: high.slice() });

/** A row for each sum of a span that ends: what is published of it, or still to be bound. */
function spanRows({ knowledge, releases }: Seen, unknowns: Unknowns) {
  const rows: Row[] = [];
  const rowOf = new Map<string, number>();
  for (const [release, { ending, figures }] of releases.entries()) {
    const shown = new Map(figures.map((one) => [`${one.span} ${placeKey(one)}`, one.value]));
    for (const span of ending) {
      for (const [number, place] of knowledge.places.entries()) {
        const sum = unknowns.sumOf(number, span, release);
        if (sum.terms.length === 0) continue;
        const key = `${span} ${placeKey(place)}`;
        const value = shown.get(key) ?? null;
        const [low, high] = value === null ? [-farAway, farAway] : boundsOf(place, value);
        rowOf.set(key, rows.length);
        rows.push({ ...sum, low, high });
      }
    }
  }
  return { rows, rowOf };
}

/** What follows from what is bound. */
export function narrowed(room: Room): Ranges {
  if (room.narrowed) return room.narrowed;
  const ranges = copyOf(room.bound);
  narrow(ranges, room.rows, room.touching, room.rows.keys());
  room.narrowed = ranges;
  return ranges;
}

export function roomOf(
  seen: Seen,
  { solver, threshold }: { solver: Solver; threshold: number },
): Room {
  const { knowledge, past, releases } = seen;
  const unknowns = unknownsOf(knowledge, past, releases);
  const known = rowsOf(knowledge, unknowns, releases.length);
  const spans = spanRows(seen, unknowns);
  const rows = [...spans.rows, ...known];
  const bound = copyOf(unknowns.ranges);
  const room: Room = {
    seen,
    unknowns,
    rows,
    rowOf: spans.rowOf,
    touching: rowsByColumn(rows, bound.low.length),
    people: peopleOf(knowledge, unknowns, { rows: known, releases: releases.length }),
    fixed: new Set(),
    bound,
    narrowed: undefined,
    shown: new Set(),
    tables: undefined,
    found: [],
    solver,
    goal: 2 * threshold - 1,
  };
  for (const [at, { ways }] of room.people.entries())
    if (between(narrowed(room), ways)[1] < room.goal) room.fixed.add(at);
  return room;
}

export const tablesOf = (room: Room): PossibleTables =>
  (room.tables ??= possibleTables(room.solver, {
    past: room.seen.past,
    unknowns: room.unknowns,
    ranges: room.bound,
    rows: room.rows,
    people: room.people.map(({ ways }) => ways[0]),
    goal: room.goal,
  }));

/** Binds or frees a figure, also in the ranges of a look. @returns the rows that may tell more by it */
export function bind(
  room: Room,
  candidate: Candidate,
  isShown: boolean,
  ranges = room.bound,
): readonly number[] {
  const { span, value, ...place } = candidate;
  if (isShown) room.shown.add(candidate);
  else room.shown.delete(candidate);
  const range = boundsOf(place, value);
  if (span !== month) {
    const at = room.rowOf.get(`${span} ${placeKey(place)}`);
    const row = at === undefined ? undefined : room.rows[at];
    if (at === undefined || !row) return [];
    const [low, high] = isShown ? range : [-farAway, farAway];
    room.rows[at] = { ...row, low, high };
    room.tables?.bindRow(at, low, high);
    return [at];
  }
  const column = room.unknowns.columnOf(room.seen.releases.length - 1, place);
  if (column === undefined) return [];
  const [low, high] = isShown ? range : [0, farAway];
  for (const some of [room.bound, ranges]) [some.low[column], some.high[column]] = [low, high];
  room.tables?.bindColumn(column, low, high);
  return room.touching[column] ?? [];
}

export function bindAll(room: Room, candidates: readonly Candidate[], isShown: boolean): void {
  for (const candidate of candidates) bind(room, candidate, isShown);
  room.narrowed = undefined;
}
