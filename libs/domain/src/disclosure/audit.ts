import { farAway, narrow, type Ranges, rangeOf, rowsByColumn } from './narrow.js';
import { type Expression, type LoadedProgram, type Row, type Solver, valueOf } from './program.js';
import type { Knowledge } from './relations.js';
import { type CellPlace, placeKey, type Span } from './release-table.js';
import {
  boundsOf,
  month,
  rowsOf,
  type SeenRelease,
  type SeenSpan,
  type Unknowns,
  unknownsOf,
} from './unknowns.js';

/** Everything published before, the places of the closing release last, and which spans end with it. */
export interface Seen {
  releases: readonly SeenRelease[];
  /** Every quarter and year that was told before, and those that end with this release. */
  spans: readonly SeenSpan[];
}

/** A figure that may be shown. */
export interface Candidate extends CellPlace {
  span: Span;
  /** A count; of minutes whole hours. */
  value: number;
}

/** Shows as much as keeps the secrets of everything that was ever published. */
export interface Audit {
  /** Shows some more, unless one look tells that it gives something away. @returns whether they are shown */
  show: (candidates: readonly Candidate[]) => boolean;
  /** Takes back what was shown. */
  hide: (candidates: readonly Candidate[]) => void;
  /** Tells whether what is shown keeps the secrets: the question for the solver. */
  isSafe: () => boolean;
  end: () => void;
}

interface People {
  sum: Expression;
  groups: Expression[];
  /** A column that is no larger than the sum, and than the goal. */
  reach: number;
}

const nearlyNothing = 1e-6;

/** What holds for all questions of one closing. */
interface Room {
  program: LoadedProgram;
  /** All rows; those after the first `relations` only tie people to their columns. */
  rows: Row[];
  relations: number;
  touching: readonly number[][];
  /** Those that are not fixed before anything is shown. */
  people: readonly People[];
  /** Between what each column lies by what is published, and what follows from that at one look. */
  bound: Ranges;
  narrowed: Ranges;
  /** What was found unsafe before, the latest last: where more is shown, it mostly is so again. */
  suspects: Set<People>;
  /** The largest count that stays hidden: 2t−1. */
  goal: number;
}

const textOf = ({ terms, constant }: Expression, sign: 1 | -1): string =>
  [constant * sign, ...terms.map(({ column, times }) => `${column}:${times * sign}`).sort()].join();

/**
 * Every number of people, in each release. One that is not negative and not positive by what is known beforehand
 * (who is active in the first period began in it) is 0 by construction and tells of nobody.
 */
function peopleOf(
  knowledge: Knowledge,
  unknowns: Unknowns,
  { rows, releases }: { rows: readonly Row[]; releases: number },
): Omit<People, 'reach'>[] {
  const found = new Map<string, Omit<People, 'reach'>>();
  const notNegative = new Set(rows.map((row) => textOf(row, 1)));
  for (const { terms, groups } of knowledge.people) {
    for (let release = 0; release < releases; release += 1) {
      const sum = unknowns.expressionOf(terms, release);
      if (sum.terms.length === 0 || notNegative.has(textOf(sum, -1))) continue;
      const own = groups.map((group) => unknowns.expressionOf(group, release));
      found.set(JSON.stringify([sum, own]), { sum, groups: own });
    }
  }
  return [...found.values()];
}

/**
 * Whether readers may know a number of people: enough of them, or nobody, where nobody could be one of them or
 * they are some of large groups only.
 */
function mayBeKnown({ narrowed, goal }: Room, value: number, { groups }: People): boolean {
  if (value !== 0) return value > goal;
  const sizes = groups.map((group) => rangeOf(narrowed, group));
  return sizes.some(([, most]) => most === 0) || sizes.every(([least]) => least >= 2 * (goal + 1));
}

/** What one look tells of a number of people: it is open as far as it must be, known and harmless, or neither. */
function looksSafe(room: Room, people: People): boolean {
  const [least, most] = rangeOf(room.narrowed, people.sum);
  return least === most ? mayBeKnown(room, least, people) : most >= room.goal;
}

/** The value of a sum that can have only one; null when it can have more, or the solver gave up. */
function onlyValue({ program }: Room, { terms, constant }: Expression): number | null {
  const opposite = terms.map(({ column, times }) => ({ column, times: -times }));
  const [most, least] = [program.maximise(terms), program.maximise(opposite)];
  if (!most || !least) return null;
  const [high, low] = [valueOf({ terms, constant }, most), valueOf({ terms, constant }, least)];
  return high - low < nearlyNothing ? Math.round(high) : null;
}

/**
 * Tells whether what is bound by now keeps the secrets. It looks at nothing that a reader does not see. Each
 * number of people must be able to be 2t−1 or more in some possible table, or else be known and harmless. A
 * sensitive number is 1 to t−1 in the true table, which is possible too, so that between the two at least t+1
 * values remain, some of them t or more. Tables of fractions are allowed here, as is usual (Fischetti and
 * Salazar-González): t−1 lie between what is asked of them and what whole tables must reach, and the attack of
 * the tests, which knows whole numbers only, finds no case where that was not enough.
 */
function keepsSecrets(room: Room): boolean {
  if (!room.people.every((one) => looksSafe(room, one))) return false;
  const waiting = new Set(
    room.people.filter(({ sum }) => {
      const [least, most] = rangeOf(room.narrowed, sum);
      return least !== most;
    }),
  );
  const isHarmless = (one: People) => {
    const value = onlyValue(room, one.sum);
    if (value !== null && mayBeKnown(room, value, one)) return true;
    room.suspects.delete(one);
    room.suspects.add(one);
    return false;
  };
  for (const suspect of [...room.suspects].reverse()) {
    if (waiting.delete(suspect) && !canReach(room, suspect) && !isHarmless(suspect)) return false;
  }
  return reachAll(room, waiting, isHarmless);
}

/** Whether a number can be as large as the goal. */
function canReach({ program, goal }: Room, { sum, reach }: People): boolean {
  const table = program.maximise([{ column: reach, times: 1 }]);
  return table !== null && valueOf(sum, table) >= goal - nearlyNothing;
}

/**
 * Looks for tables in which each number is as large as the goal.
 * @param mayStay asked of those for which there is none; when it says no, the search ends
 * @returns whether it never did
 */
function reachAll(room: Room, waiting: Set<People>, mayStay: (one: People) => boolean): boolean {
  for (let round = 1; waiting.size > 0; round += 1) {
    const table = room.program.maximise(preferring(waiting, round));
    if (!table) return false;
    const before = waiting.size;
    for (const one of waiting)
      if (valueOf(one.sum, table) >= room.goal - nearlyNothing) waiting.delete(one);
    const [next] = waiting;
    if (waiting.size < before || !next) continue;
    waiting.delete(next);
    if (!canReach(room, next) && !mayStay(next)) return false;
  }
  return true;
}

/**
 * Numbers that nothing of the new release can change any more: 0 by construction, or known since an earlier
 * release, which was found harmless then.
 */
function fixedOf(room: Room): Set<People> {
  const fixed = new Set<People>();
  reachAll(room, new Set(room.people), (one) => Boolean(fixed.add(one)));
  return fixed;
}

/**
 * Wishes for many numbers at once, for the first above all and for the others more or less, each time other
 * ones: those that share what is left of a sum would otherwise all get a little of it, and none enough.
 */
const preferring = (waiting: ReadonlySet<People>, round: number): Expression['terms'] =>
  [...waiting].map(({ reach }, at) => ({
    column: reach,
    times: at === 0 ? 1000 : 1 + ((reach * 7919 * round) % 17),
  }));

/** A row for each sum of a span: what was published of it, or still to be bound. */
function spanRows({ spans, releases }: Seen, { places }: Knowledge, unknowns: Unknowns) {
  const shown = new Map(
    releases.flatMap(({ figures }) =>
      figures.map((figure): [string, number | null] => [
        `${figure.span} ${placeKey(figure)}`,
        figure.value,
      ]),
    ),
  );
  const rows: Row[] = [];
  const rowOf = new Map<string, number>();
  for (const { span, releases: some } of spans) {
    for (const place of places) {
      const key = `${span} ${placeKey(place)}`;
      const sum = unknowns.sumOf(place, some);
      if (sum.terms.length === 0) continue;
      const value = shown.get(key) ?? null;
      const [low, high] = value === null ? [-farAway, farAway] : boundsOf(place, value);
      if (value === null) rowOf.set(key, rows.length);
      rows.push({ ...sum, low, high });
    }
  }
  return { rows, rowOf };
}

/** That a column stands for a number of people, as far as the goal. */
const reachRow = ({ sum: { terms, constant }, reach }: People): Row => ({
  terms: [...terms, { column: reach, times: -1 }],
  constant,
  low: 0,
  high: farAway,
});

const copyOf = ({ low, high }: Ranges): Ranges => ({ low: low.slice(), high: high.slice() });

function bindColumn(
  { program, bound }: Room,
  column: number,
  [low, high]: readonly number[],
): void {
  bound.low[column] = low ?? 0;
  bound.high[column] = high ?? farAway;
  program.bindColumn(column, bound.low[column], bound.high[column]);
}

function bindRow(
  { program, rows }: Room,
  at: number,
  [low = 0, high = 0]: readonly number[],
): void {
  const row = rows[at];
  if (!row) return;
  rows[at] = { ...row, low, high };
  program.bindRow(at, low, high);
}

/** Hours of earlier releases are known to the nearest: their minutes stay open in between. */
function bindPastHours({ releases }: Seen, unknowns: Unknowns, room: Room): void {
  for (const [release, { figures }] of releases.entries()) {
    for (const { span, value, ...place } of figures) {
      const column = span === month && value !== null && unknowns.columnOf(release, place);
      if (typeof column === 'number' && place.measure === 'minutes')
        bindColumn(room, column, boundsOf(place, value ?? 0));
    }
  }
}

/** Everything that follows from what is bound, from the beginning. */
function narrowAll(room: Room): void {
  room.narrowed = copyOf(room.bound);
  const all = Array.from({ length: room.relations }, (_, row) => row);
  narrow(room.narrowed, room.rows, room.touching, all);
}

function roomOf(
  knowledge: Knowledge,
  seen: Seen,
  unknowns: Unknowns,
  { solver, threshold }: { solver: Solver; threshold: number },
): { room: Room; rowOf: ReadonlyMap<string, number> } {
  const goal = 2 * threshold - 1;
  const releases = seen.releases.length;
  const known = rowsOf(knowledge, unknowns, releases);
  const people = peopleOf(knowledge, unknowns, { rows: known, releases }).map((one, at) => ({
    ...one,
    reach: unknowns.columns + at,
  }));
  const spans = spanRows(seen, knowledge, unknowns);
  const relations = [...spans.rows, ...known];
  const rows = [...relations, ...people.map(reachRow)];
  const columns = unknowns.columns + people.length;
  const bound = { low: new Float64Array(columns), high: new Float64Array(columns).fill(farAway) };
  const room: Room = {
    program: solver.load({ columns, rows }),
    rows,
    relations: relations.length,
    touching: rowsByColumn(relations, columns),
    people,
    bound,
    narrowed: bound,
    suspects: new Set(),
    goal,
  };
  for (const { reach } of people) bindColumn(room, reach, [0, goal]);
  bindPastHours(seen, unknowns, room);
  narrowAll(room);
  const fixed = fixedOf(room);
  room.people = people.filter((one) => !fixed.has(one));
  return { room, rowOf: spans.rowOf };
}

/**
 * Opens the audit of a closing period: everything published before is known, nothing of the new release yet.
 * @param knowledge what everybody knows beforehand
 * @param using solver: a library for linear programs; threshold: t, 5 or more
 */
export function openAudit(
  knowledge: Knowledge,
  seen: Seen,
  using: { solver: Solver; threshold: number },
): Audit {
  const unknowns = unknownsOf(knowledge, seen.releases);
  const { room, rowOf } = roomOf(knowledge, seen, unknowns, using);
  const bind = ({ span, value, ...place }: Candidate, isShown: boolean): number[] => {
    const range = boundsOf(place, value);
    if (span !== month) {
      const row = rowOf.get(`${span} ${placeKey(place)}`);
      if (row === undefined) return [];
      bindRow(room, row, isShown ? range : [-farAway, farAway]);
      return [row];
    }
    const column = unknowns.columnOf(seen.releases.length - 1, place);
    if (column === undefined) return [];
    bindColumn(room, column, isShown ? range : [0, farAway]);
    if (isShown) [room.narrowed.low[column], room.narrowed.high[column]] = range;
    return room.touching[column] ?? [];
  };
  return {
    show: (candidates) => {
      const before = room.narrowed;
      room.narrowed = copyOf(before);
      const rows = candidates.flatMap((candidate) => bind(candidate, true));
      const isPossible = narrow(room.narrowed, room.rows, room.touching, rows);
      if (isPossible && room.people.every((people) => looksSafe(room, people))) return true;
      for (const candidate of candidates) bind(candidate, false);
      room.narrowed = before;
      return false;
    },
    hide: (candidates) => {
      for (const candidate of candidates) bind(candidate, false);
      narrowAll(room);
    },
    isSafe: () => keepsSecrets(room),
    end: () => room.program.end(),
  };
}
