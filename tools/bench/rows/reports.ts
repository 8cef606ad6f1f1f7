import { fillAndMeasure } from '../reports/run.ts';
import type { Row } from '../row.ts';

/** BENCH_REPORT_SHARE makes the network smaller, to try things out: 0.02 has 20,000 enrolments. */
const share = Number(process.env.BENCH_REPORT_SHARE) || 1;

/** Reports of closed periods, over the history of a large network: its cost is that of the answer. */
export const row: Row = {
  name: 'reports',
  what: 'completion reports over 1,000,000 enrolments and 20,000,000 lesson records',
  unit: 'ms at p95',
  budget: { atMost: 150 },
  run: ({ stack, pids }) => {
    const others = new Set(stack.programs.map(({ pid }) => pid()));
    const databasePids = pids().filter((pid) => !others.has(pid));
    return fillAndMeasure({ clusterUrl: stack.databaseUrl, databasePids }, share);
  },
};
