import type { Stack } from '../stack.ts';
import type { LoadOptions, LoadResult } from './load.ts';
import type { References } from './references.ts';

/** What a row may use: a running stack, the load generator, the processor's clock, the references. */
export type Bench = {
  stack: Stack;
  /** Process numbers of everything that serves a request: api, worker, web and database. */
  pids: () => number[];
  /** Sends requests from a process of its own. */
  load: (url: string, options?: LoadOptions) => Promise<LoadResult>;
  /** Processor time in ms that the given process trees spent while the work was done. */
  cpuOf: <T>(pids: readonly number[], work: () => Promise<T>) => Promise<{ ms: number; result: T }>;
  references: References;
};

/** One measured figure. */
export type Measured = {
  figure: number;
  /** What was measured in the same run to compare with, e.g. `{ name: 'bare Apollo', figure: 9000 }`. */
  reference?: { name: string; figure: number };
  /** Further figures for the reader, e.g. `{ 'p95 ms': 27 }`. */
  details?: Record<string, number>;
};

/** The budget of a row: at most, or at least. */
export type Budget = { atMost: number } | { atLeast: number };

/** One line of the table: a module in `tools/bench/rows` exports it as `row`. */
export type Row = {
  /** What `npm run bench -- NAME` takes, e.g. `lesson-page`. */
  name: string;
  what: string;
  /** Unit of the figure and its budget, e.g. `CPU ms`, `% of bare Apollo`, `kB`. */
  unit: string;
  budget: Budget;
  run: (bench: Bench) => Promise<Measured>;
};

/** Whether a figure keeps its budget. */
export const keeps = (budget: Budget, figure: number): boolean =>
  'atMost' in budget ? figure <= budget.atMost : figure >= budget.atLeast;
