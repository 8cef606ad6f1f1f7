/** What was done last: changes with the same key, one soon after the other, are undone together. */
interface Mark {
  key: string;
  /** When the run of such changes began, and when the last was made; milliseconds. */
  since: number;
  at: number;
}

/** States of a lesson to go back and forth in. States share what they have in common. */
export interface History<State> {
  past: readonly State[];
  now: State;
  future: readonly State[];
  mark: Mark | null;
}

/** Steps kept. */
const MOST = 300;
/** A pause that ends a run of typing, and the longest run. */
const PAUSE_MS = 1_000;
const RUN_MS = 6_000;

/** @returns a history that begins with a state */
export const beginHistory = <State>(now: State): History<State> => ({
  past: [],
  now,
  future: [],
  mark: null,
});

/**
 * Notes a new state.
 * @param key what kind of change it was, such as typing in one text; null for one that is undone on its own
 * @param at the time of the change, in milliseconds
 */
export function record<State>(
  { past, now, mark }: History<State>,
  state: State,
  { key, at }: { key: string | null; at: number },
): History<State> {
  const goesOn =
    mark !== null && mark.key === key && at - mark.at < PAUSE_MS && at - mark.since < RUN_MS;
  const next = key === null ? null : { key, since: goesOn ? mark.since : at, at };
  if (goesOn) return { past, now: state, future: [], mark: next };
  return { past: [...past, now].slice(-MOST), now: state, future: [], mark: next };
}

/** One step back; the same history when there is none. */
export function undo<State>(history: History<State>): History<State> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  const { past, now, future } = history;
  return { past: past.slice(0, -1), now: before, future: [now, ...future], mark: null };
}

/** One step forth; the same history when there is none. */
export function redo<State>(history: History<State>): History<State> {
  const [after, ...future] = history.future;
  if (after === undefined) return history;
  return { past: [...history.past, history.now], now: after, future, mark: null };
}

/**
 * Takes what a colleague did into every state, so that going back undoes only what was done here.
 * @param into puts her changes into a state
 */
export function rebase<State>(
  { past, now, future }: History<State>,
  into: (state: State) => State,
): History<State> {
  return { past: past.map(into), now: into(now), future: future.map(into), mark: null };
}
