import { disclose } from './disclose.js';
import { loadSolver } from './highs-solver.js';
import { type CountCell, everybody } from './release-table.js';

/** Two courses with so many enrolled and started, and nothing else. */
type Case = readonly [enrolled0: number, enrolled1: number, started0: number, started1: number];

const solver = await loadSolver();
const nesting = { modules: [], cohorts: [] };
const most = 12;
const upTo = (last: number) => Array.from({ length: last + 1 }, (_, value) => value);

function tableOf([enrolled0, enrolled1, started0, started1]: Case): CountCell[] {
  const row = (
    dimension: CountCell['dimension'],
    category: string,
    [enrolled = 0, started = 0]: number[],
  ) =>
    Object.entries({ enrolled, started, completed: 0, certificates: 0 }).map(
      ([measure, value]) => ({
        dimension,
        category,
        measure: measure as CountCell['measure'],
        value,
      }),
    );
  return [
    ...row('total', everybody, [enrolled0 + enrolled1, started0 + started1]),
    ...row('course', 'k0', [enrolled0, started0]),
    ...row('course', 'k1', [enrolled1, started1]),
  ];
}

const secretsOf = ([a, b, c, d]: Case) => [a, b, c, d, a - c, b - d, a + b, c + d, a + b - c - d];

// A choice of values keeps the run short; the borders of both ranges, 4|5 and 9|10, are among them.
const values = [0, 1, 4, 5, 9, 10, 12];

test('who tries every table that gives the same release is not wiser', () => {
  const byRelease = new Map<string, Case[]>();
  for (const a of values)
    for (const b of values) {
      for (const c of upTo(a))
        for (const d of upTo(b)) {
          const case_: Case = [a, b, c, d];
          const request = { counts: tableOf(case_), nesting };
          const { figures } = disclose(request, solver);
          const key = figures.map(({ value }) => value ?? '-').join();
          byRelease.set(key, [...(byRelease.get(key) ?? []), case_]);
        }
    }
  for (const cases of byRelease.values()) {
    // where the largest table tried is among them, larger ones would be possible too
    if (cases.some(([a, b]) => a === most || b === most)) continue;
    const all = cases.map(secretsOf);
    const unsafe = all.flatMap((secrets) =>
      secrets.filter((secret, at) => {
        const possible = all.map((other) => other[at] ?? 0);
        const [low, high] = [Math.min(...possible), Math.max(...possible)];
        return secret > 0 && secret < 5 && (high < 5 || high - low < 4);
      }),
    );
    expect(unsafe).toEqual([]);
  }
}, 60_000);
