import { farAway, narrow, type Ranges, rangeOf } from './narrow.js';
import { ever, type Past, type PlaceSums } from './past.js';
import { between, mayBeKnown, type People } from './people.js';
import { isReached, type Table, type Wish } from './possible-tables.js';
import { type Solver, valueOf } from './program.js';
import {
  bind,
  bindAll,
  type Candidate,
  copyOf,
  narrowed,
  type Room,
  roomOf,
  type Seen,
  tablesOf,
} from './room.js';
import type { Unknowns } from './unknowns.js';

/** What a figure would give away: a number of people, or what an earlier release kept. */
export type Secret = { people: number } | { table: number };

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
   * so much has to be hidden that it is not any more. Ends when nothing is given away. An answer may be undefined: it
   * only lets others have a turn.
   */
  betrayed: () => Generator<Secret | undefined, void>;
  /** Whether what is shown gives this away. */
  betrays: (secret: Secret) => boolean;
  /** @returns what later releases have to know, after everything was asked */
  past: () => Past;
  /** Frees the solver. */
  end: () => void;
}

/** What one look tells of a number of people: it is open as far as it must be, known and harmless, or neither. */
function looksSafe({ goal }: Room, ranges: Ranges, people: People): boolean {
  const [least, most] = between(ranges, people.ways);
  return least === most ? mayBeKnown(ranges, least, people, goal) : most >= goal;
}

function show(room: Room, candidates: readonly Candidate[]): boolean {
  const before = narrowed(room);
  const ranges = copyOf(before);
  const rows = candidates.flatMap((candidate) => bind(room, candidate, true, ranges));
  const isSafe =
    narrow(ranges, room.rows, room.touching, rows) &&
    room.people.every((one, at) => room.fixed.has(at) || looksSafe(room, ranges, one));
  if (!isSafe) for (const candidate of candidates) bind(room, candidate, false);
  room.narrowed = isSafe ? ranges : before;
  return isSafe;
}

/** What becomes of a secret: a table that keeps it, that it may be known, or must not be, or that nobody can tell. */
type Verdict = Table | 'harmless' | 'betrayed' | 'unanswered';

const isBad = (verdict: Verdict): verdict is 'betrayed' | 'unanswered' =>
  verdict === 'betrayed' || verdict === 'unanswered';

/** Whether what is bound by now gives this away. It looks at nothing that a reader does not see. */
function verdictOn(room: Room, secret: Secret): Verdict {
  const { goal } = room;
  if ('table' in secret) return tablesOf(room).find(secret.table, []) ?? 'unanswered';
  const people = room.people[secret.people];
  if (!people) return 'harmless';
  const ranges = narrowed(room);
  const [least, most] = between(ranges, people.ways);
  if (least === most) return mayBeKnown(ranges, least, people, goal) ? 'harmless' : 'betrayed';
  if (most < goal) return 'betrayed';
  const table = tablesOf(room).find('mixed', [{ people: secret.people, times: 1 }]);
  if (!table) return 'unanswered';
  return isReached(people.ways[0], table, goal) ? table : 'betrayed';
}

/**
 * Whether a secret is out for certain before anything of the release is shown, so that no figure of it is to blame.
 * Where the solver has no answer, everything is hidden instead.
 */
function isOut(room: Room, secret: Secret): boolean {
  const all = [...room.shown];
  bindAll(room, all, false);
  const verdict = verdictOn(room, secret);
  bindAll(room, all, true);
  return verdict === 'betrayed';
}

/**
 * Wishes for many numbers at once, for the first above all and for the others more or less, each time other
 * ones: those that share what is left of a sum would otherwise all get a little of it, and none enough.
 */
const wishesOf = (waiting: ReadonlySet<number>, round: number): Wish[] =>
  [...waiting].map((people, at) => ({
    people,
    times: at === 0 ? 1000 : 1 + ((people * 7919 * round) % 17),
  }));

/** Keeps a table if it has somebody large who was waiting for it. @returns whether it has */
function take(room: Room, waiting: Set<number>, table: Table): boolean {
  const reached = [...waiting].filter((at) => {
    const people = room.people[at];
    return people && isReached(people.ways[0], table, room.goal);
  });
  for (const at of reached) waiting.delete(at);
  if (reached.length > 0) room.found.push(table);
  return reached.length > 0;
}

/**
 * Looks for what is given away by what is bound by now. Each possible past must be able to go on, and each number of
 * people to be 2t−1 or more in some table, or else be known and harmless. A sensitive number is 1 to t−1 in the true
 * table, which is possible too, so that between the two at least t+1 values remain, some of them t or more. Tables of
 * fractions are allowed here, as is usual (Fischetti and Salazar-González): t−1 lie between what is asked of them and
 * what whole tables must reach, and the attack of the tests, which knows whole numbers only, finds no case where that
 * was not enough. What was found possible stays possible when less is shown.
 */
function* betrayed(room: Room): Generator<Secret | undefined, void> {
  const isKnown = (at: number) => {
    const people = room.people[at];
    const [least, most] = people ? between(narrowed(room), people.ways) : [0, 0];
    return least === most;
  };
  const open = [...room.people.keys()].filter((at) => !room.fixed.has(at));
  const known = new Set(open.filter(isKnown));
  const waiting = new Set(open.filter((at) => !known.has(at)));
  yield* goOn(room, waiting);
  let round = 0;
  while (waiting.size > 0) {
    yield;
    const table = tablesOf(room).find('mixed', wishesOf(waiting, (round += 1)));
    if (table && take(room, waiting, table)) continue;
    const [next = 0] = waiting;
    waiting.delete(next);
    known.add(next);
  }
  // whether it is harmless that a number is known depends on what else is shown, so that all are asked again
  for (let secret = notHarmless(room, known); secret; secret = notHarmless(room, known)) {
    if (!isOut(room, secret)) yield secret;
    // when everything is hidden by now nothing more can be done for it
    if (isBad(verdictOn(room, secret))) known.delete(secret.people);
  }
}

/** Continues each remembered past, with as many as can be of those who wait. */
function* goOn(room: Room, waiting: Set<number>): Generator<Secret | undefined, void> {
  for (const from of room.seen.past.tables.keys()) {
    const find = () => tablesOf(room).find(from, wishesOf(waiting, from));
    let table = find();
    if (!table) {
      yield { table: from };
      table = find();
    }
    if (table && !take(room, waiting, table)) room.found.push(table);
    yield;
  }
}

/** @returns the first of those who seem known that may not be */
function notHarmless(room: Room, known: Set<number>): { people: number } | undefined {
  for (const people of known) {
    const verdict = verdictOn(room, { people });
    if (isBad(verdict)) return { people };
    if (verdict !== 'harmless') take(room, known, verdict);
  }
  return undefined;
}

/** What the next release has to know: the sums up to this one. */
function pastOf(room: Room): Past {
  const { seen, unknowns, found } = room;
  const ranges = narrowed(room);
  const { places, content, hasChanged } = seen.knowledge;
  const last = seen.releases.length - 1;
  const { spans = [], ending = [] } = seen.releases[last] ?? {};
  const kept = [ever, ...spans.filter((span) => !ending.includes(span))];
  const sums = (valueOfSum: (sum: ReturnType<Unknowns['sumOf']>) => number): PlaceSums =>
    Object.fromEntries(
      kept.map((span) => [
        span,
        places.map((_, place) => valueOfSum(unknowns.sumOf(place, span, last))),
      ]),
    );
  return {
    places,
    content,
    hasChanged,
    least: sums((sum) => rangeOf(ranges, sum)[0]),
    most: sums((sum) => Math.min(farAway, rangeOf(ranges, sum)[1])),
    tables: found.map((table) => {
      const roomy = tablesOf(room).withRoom(table);
      return sums((sum) => valueOf(sum, roomy.values));
    }),
  };
}

/**
 * Opens the audit of a closing period: everything published before is known, nothing of the new release yet.
 * @param using solver: a library for linear programs; threshold: t, 5 or more
 */
export function openAudit(seen: Seen, using: { solver: Solver; threshold: number }): Audit {
  const room = roomOf(seen, using);
  return {
    show: (candidates) => show(room, candidates),
    hide: (candidates) => bindAll(room, candidates, false),
    putBack: (candidates) => bindAll(room, candidates, true),
    betrayed: () => betrayed(room),
    betrays: (secret) => isBad(verdictOn(room, secret)),
    past: () => pastOf(room),
    end: () => room.tables?.end(),
  };
}
