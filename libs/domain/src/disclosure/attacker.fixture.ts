/** Σ times × variable ≥ least. */
export interface Constraint {
  terms: { variable: number; times: number }[];
  least: number;
}

/** Whole numbers from 0 to a cap, bound together by constraints. */
export interface System {
  variables: number;
  cap: number;
  constraints: Constraint[];
  /** A solution to look near first: it makes the search short and changes nothing in its answer. */
  hint: number[];
}

/** A table that exists, or that there is none; unknown when the search was too long. */
export type Answer = Int32Array | 'no' | 'unknown';

interface Bounds {
  low: Int32Array;
  high: Int32Array;
}

/** Narrows the bounds as far as single constraints allow. @returns false when nothing is left */
function narrow(
  system: System,
  using: number[][],
  { low, high }: Bounds,
  from: Iterable<number>,
): boolean {
  const queue = new Set(from);
  for (const index of queue) {
    queue.delete(index);
    const { terms, least } = system.constraints[index] ?? {
      terms: [],
      least: 0,
    };
    let most = 0;
    for (const { variable, times } of terms)
      most += times * ((times > 0 ? high[variable] : low[variable]) ?? 0);
    if (most < least) return false;
    for (const { variable, times } of terms) {
      const own = (times > 0 ? high[variable] : low[variable]) ?? 0;
      const needed = (least - (most - times * own)) / times;
      if (
        times > 0
          ? Math.ceil(needed) <= (low[variable] ?? 0)
          : Math.floor(needed) >= (high[variable] ?? 0)
      )
        continue;
      if (times > 0) low[variable] = Math.ceil(needed);
      else high[variable] = Math.floor(needed);
      if ((low[variable] ?? 0) > (high[variable] ?? 0)) return false;
      for (const other of using[variable] ?? []) queue.add(other);
    }
  }
  return true;
}

/**
 * A constraint that the hint, pushed into the bounds, does not meet, and a variable that could help it.
 * @returns the pushed hint when it is a solution
 */
function trouble(
  system: System,
  { low, high }: Bounds,
): { variable: number; from: number; up: boolean } | Int32Array {
  const guess = Int32Array.from(system.hint, (value, at) =>
    Math.min(high[at] ?? 0, Math.max(low[at] ?? 0, value)),
  );
  for (const { terms, least } of system.constraints) {
    const sum = terms.reduce((so, { variable, times }) => so + times * (guess[variable] ?? 0), 0);
    if (sum >= least) continue;
    const gain = ({ variable, times }: { variable: number; times: number }) => {
      const value = guess[variable] ?? 0;
      return times > 0 ? (high[variable] ?? 0) - value : value - (low[variable] ?? 0);
    };
    const best = terms.reduce((so, term) => (gain(term) > gain(so) ? term : so));
    return {
      variable: best.variable,
      from: guess[best.variable] ?? 0,
      up: best.times > 0,
    };
  }
  return guess;
}

/** A system with what single constraints tell of it, once for all questions. */
export interface Prepared {
  system: System;
  /** The constraints in which each variable stands. */
  using: number[][];
  start: Bounds;
}

/** @returns the system, ready for questions; it has a solution, the hint */
export function prepare(system: System): Prepared {
  const using: number[][] = Array.from({ length: system.variables }, () => []);
  system.constraints.forEach(({ terms }, index) =>
    terms.forEach(({ variable }) => using[variable]?.push(index)),
  );
  const start = {
    low: new Int32Array(system.variables),
    high: new Int32Array(system.variables).fill(system.cap),
  };
  narrow(system, using, start, system.constraints.keys());
  return { system, using, start };
}

/** Branch and bound. Exact: a branch ends with a solution in hand, or with bounds that leave none. */
export function isPossible({ system, using, start }: Prepared, wish: Constraint): Answer {
  const own = system.constraints.length;
  const whole = { ...system, constraints: [...system.constraints, wish] };
  for (const { variable } of wish.terms) using[variable]?.push(own);
  const budget = { nodes: 40 };
  const search = (bounds: Bounds, changed: Iterable<number>): Answer => {
    if ((budget.nodes -= 1) < 0) return 'unknown';
    if (!narrow(whole, using, bounds, changed)) return 'no';
    const next = trouble(whole, bounds);
    if (next instanceof Int32Array) return next;
    const { variable, from, up } = next;
    const [low, high] = [bounds.low[variable] ?? 0, bounds.high[variable] ?? 0];
    const helpful = up ? [from + 1, high] : [low, from - 1];
    const rest = up ? [low, from] : [from, high];
    for (const [least = 0, most = 0] of [helpful, rest]) {
      const branch = { low: bounds.low.slice(), high: bounds.high.slice() };
      branch.low[variable] = least;
      branch.high[variable] = most;
      const answer = search(branch, using[variable] ?? []);
      if (answer !== 'no') return answer;
    }
    return 'no';
  };
  const answer = search({ low: start.low.slice(), high: start.high.slice() }, [own]);
  for (const { variable } of wish.terms) using[variable]?.pop();
  return answer;
}
