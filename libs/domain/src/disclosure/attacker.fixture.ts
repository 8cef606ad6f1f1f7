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

/** Whether a table exists; unknown when the search was too long. */
export type Answer = 'yes' | 'no' | 'unknown';

interface Bounds {
  low: Int32Array;
  high: Int32Array;
}

/** Narrows the bounds as far as single constraints allow. @returns false when nothing is left */
function narrow(system: System, using: number[][], { low, high }: Bounds): boolean {
  const queue = new Set(system.constraints.keys());
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
 * @returns null when the pushed hint is a solution
 */
function trouble(
  system: System,
  { low, high }: Bounds,
): { variable: number; from: number; up: boolean } | null {
  const guess = system.hint.map((value, at) =>
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
  return null;
}

/** Branch and bound. Exact: a branch ends with a solution in hand, or with bounds that leave none. */
export function isPossible(system: System, wish: Constraint): Answer {
  const whole = { ...system, constraints: [...system.constraints, wish] };
  const using: number[][] = Array.from({ length: system.variables }, () => []);
  whole.constraints.forEach(({ terms }, index) =>
    terms.forEach(({ variable }) => using[variable]?.push(index)),
  );
  const budget = { nodes: 400 };
  const search = (bounds: Bounds): Answer => {
    if ((budget.nodes -= 1) < 0) return 'unknown';
    if (!narrow(whole, using, bounds)) return 'no';
    const next = trouble(whole, bounds);
    if (!next) return 'yes';
    const { variable, from, up } = next;
    const [low, high] = [bounds.low[variable] ?? 0, bounds.high[variable] ?? 0];
    const helpful = up ? [from + 1, high] : [low, from - 1];
    const rest = up ? [low, from] : [from, high];
    for (const [least = 0, most = 0] of [helpful, rest]) {
      const branch = { low: bounds.low.slice(), high: bounds.high.slice() };
      branch.low[variable] = least;
      branch.high[variable] = most;
      const answer = search(branch);
      if (answer !== 'no') return answer;
    }
    return 'no';
  };
  return search({
    low: new Int32Array(system.variables),
    high: new Int32Array(system.variables).fill(system.cap),
  });
}
