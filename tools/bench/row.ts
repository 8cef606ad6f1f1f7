import type { Stack } from '../stack.ts';
import type { References } from './references.ts';

/** What a row may use: a running stack and the references of the run. */
export type Bench = {
  stack: Stack;
  /** Process numbers of everything that serves a request: api, worker, web and database. */
  pids: () => number[];
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
