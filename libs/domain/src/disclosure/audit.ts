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

/** A number of people, opaque to who asks: what a figure would give away. */
export type Secret = object;

/** Shows as much as keeps the secrets of everything that was ever published. */
export interface Audit {
  /** Shows some more, unless one look tells that it gives something away. @returns whether they are shown */
  show: (candidates: readonly Candidate[]) => boolean;
  /** Takes back what was shown. */
  hide: (candidates: readonly Candidate[]) => void;
  /** Shows again what was taken back, without a look. */
  putBack: (candidates: readonly Candidate[]) => void;
  /**
   * Asks the solver about everything that is shown now. Each answer is something that is given away; until the next,
   * so much has to be hidden that it is not any more. Ends when nothing is given away.
   */
  betrayed: () => Generator<Secret, void>;
  /** Whether what is shown gives one of these away. */
  betrays: (secret: Secret) => boolean;
  end: () => void;
}

interface People {
  sum: Expression;
  eligible: Expression[];
  wholes: Expression[];
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
  people: readonly People[];
  /** Between what each column lies by what is published, and what follows from that at one look. */
  bound: Ranges;
  narrowed: Ranges;
  /** What is bound at present. */
  shown: Set<Candidate>;
  /** Whether a number can be nothing else already before anything is shown: no figure can betray it. */
  isFixed: Map<People, boolean>;
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
  for (const { terms, eligible, wholes } of knowledge.people) {
    for (let release = 0; release < releases; release += 1) {
      const sum = unknowns.expressionOf(terms, release);
      if (sum.terms.length === 0 || notNegative.has(textOf(sum, -1))) continue;
      const written = (groups: typeof wholes) =>
        groups.map((group) => unknowns.expressionOf(group, release));
      const one = { sum, eligible: written(eligible), wholes: written(wholes) };
      found.set(JSON.stringify(one), one);
    }
  }
  return [...found.values()];
}

/**
 * Whether readers may know a number of people: enough of them, or nobody. Nobody is harmless where nobody could be
 * among them, or many could, and what they are a part of is nothing or many.
 */
function mayBeKnown(
  { narrowed, goal }: Room,
  value: number,
  { eligible, wholes }: People,
): boolean {
  if (value !== 0) return value > goal;
  const isNone = (group: Expression) => rangeOf(narrowed, group)[1] === 0;
  const isLarge = (group: Expression) => rangeOf(narrowed, group)[0] >= 2 * (goal + 1);
  return (
    eligible.some(isNone) ||
    (eligible.every(isLarge) && wholes.every((group) => isNone(group) || isLarge(group)))
  );
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

/** Whether a number can be as large as the goal; null when the solver gave up. */
function canReach({ program, goal }: Room, { sum, reach }: People): boolean | null {
  const table = program.maximise([{ column: reach, times: 1 }]);
  return table && valueOf(sum, table) >= goal - nearlyNothing;
}

/** Whether what is bound by now gives a number of people away. */
function isBetrayed(room: Room, people: People): boolean {
  const [least, most] = rangeOf(room.narrowed, people.sum);
  if (least === most) return !mayBeKnown(room, least, people);
  if (most >= room.goal && canReach(room, people)) return false;
  const value = onlyValue(room, people.sum);
  return value === null || !mayBeKnown(room, value, people);
}

/**
 * Looks for the next number of people that what is bound by now gives away. It looks at nothing that a reader does not see.
 * Each must be able to be 2t−1 or more in some possible table, or else be known and harmless. A sensitive number is 1
 * to t−1 in the true table, which is possible too, so that between the two at least t+1 values remain, some of them t
 * or more. Tables of fractions are allowed here, as is usual (Fischetti and Salazar-González): t−1 lie between what is
 * asked of them and what whole tables must reach, and the attack of the tests, which knows whole numbers only, finds
 * no case where that was not enough.
 */
function nextBetrayed(
  room: Room,
  scan: Scan,
  isFixed: (one: People) => boolean,
): People | undefined {
  const { waiting, known } = scan;
  while (waiting.size > 0) {
    scan.round += 1;
    const table = room.program.maximise(preferring(waiting, scan.round));
    const before = waiting.size;
    for (const one of table ? waiting : [])
      if (table && valueOf(one.sum, table) >= room.goal - nearlyNothing) waiting.delete(one);
    const [next] = waiting;
    if (waiting.size < before || !next) continue;
    waiting.delete(next);
    if (isFixed(next)) continue;
    known.add(next);
    if (isBetrayed(room, next)) return next;
  }
  for (const one of known) if (isBetrayed(room, one) && !isFixed(one)) return one;
  return undefined;
}

/** How far a question about everything has come. Who was found free stays free when less is shown. */
interface Scan {
  waiting: Set<People>;
  /** Those that can have one value only: whether that is harmless depends on what else is shown. */
  known: Set<People>;
  round: number;
}

function scanOf({ people, narrowed }: Room): Scan {
  const scan: Scan = { waiting: new Set(), known: new Set(), round: 0 };
  for (const one of people) {
    const [least, most] = rangeOf(narrowed, one.sum);
    if (least === most) scan.known.add(one);
    else scan.waiting.add(one);
  }
  return scan;
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
    shown: new Set(),
    isFixed: new Map(),
    goal,
  };
  for (const { reach } of people) bindColumn(room, reach, [0, goal]);
  bindPastHours(seen, unknowns, room);
  narrowAll(room);
  for (const one of people) {
    const [least, most] = rangeOf(room.narrowed, one.sum);
    if (least === most) room.isFixed.set(one, true);
  }
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
  /** Binds or frees a figure. @returns the rows that may tell more by it */
  const bind = (candidate: Candidate, isShown: boolean): number[] => {
    const { span, value, ...place } = candidate;
    if (isShown) room.shown.add(candidate);
    else room.shown.delete(candidate);
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
  const bindAll = (candidates: Iterable<Candidate>, isShown: boolean) => {
    for (const candidate of [...candidates]) bind(candidate, isShown);
    narrowAll(room);
  };
  const isFixed = (one: People): boolean => {
    const known = room.isFixed.get(one);
    if (known !== undefined) return known;
    const { narrowed, shown } = room;
    const all = [...shown];
    bindAll(all, false);
    const found = canReach(room, one) === false;
    for (const candidate of all) bind(candidate, true);
    room.narrowed = narrowed;
    room.isFixed.set(one, found);
    return found;
  };
  return {
    show: (candidates) => {
      const before = room.narrowed;
      room.narrowed = copyOf(before);
      const rows = candidates.flatMap((candidate) => bind(candidate, true));
      const isPossible = narrow(room.narrowed, room.rows, room.touching, rows);
      if (isPossible && room.people.every((one) => looksSafe(room, one) || isFixed(one)))
        return true;
      for (const candidate of candidates) bind(candidate, false);
      room.narrowed = before;
      return false;
    },
    hide: (candidates) => bindAll(candidates, false),
    putBack: (candidates) => bindAll(candidates, true),
    *betrayed() {
      const scan = scanOf(room);
      for (
        let one = nextBetrayed(room, scan, isFixed);
        one;
        one = nextBetrayed(room, scan, isFixed)
      )
        yield one;
    },
    betrays: (secret) => isBetrayed(room, secret as People),
    end: () => room.program.end(),
  };
}
