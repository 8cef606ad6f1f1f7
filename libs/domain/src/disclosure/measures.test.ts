import { disclose } from './disclose.js';
import { loadSolver } from './highs-solver.js';
import { isCount, measuresOf } from './measures.js';
import type { PastFigure } from './release-table.js';

test.each([
  ['total', 'enrolled', true],
  ['lesson', 'completed', true],
  ['lesson', 'enrolled', false],
  ['total', 'satisfaction', false],
  ['course', 'median-days', false],
  ['question', 'missed-share', false],
  ['answer', 'chosen-share', false],
  ['answer', 'completed', false],
  ['constructor', 'name', false],
])('%s %s is a count: %s', (dimension, measure, expected) => {
  expect(isCount({ dimension, measure })).toBe(expected);
});

test('a release is decided alike whether or not shares of answers were published before', async () => {
  const solver = await loadSolver();
  const counts = measuresOf.total.map((measure) => ({
    dimension: 'total' as const,
    category: 'all',
    measure,
    value: 30,
  }));
  const request = { release: 2, counts, nesting: { modules: [], cohorts: [] } };
  const past = disclose({ ...request, release: 1, history: [] }, solver).map((figure) => ({
    ...figure,
    release: 1,
  }));
  const share = { release: 1, span: '2026-Q4', category: 'l/q', value: 35 };
  const published: unknown[] = [
    ...past,
    { ...share, dimension: 'question', measure: 'missed-share' },
    { ...share, dimension: 'answer', category: 'l/q/a', measure: 'chosen-share' },
  ];
  const history = (published as PastFigure[]).filter(isCount);
  expect(history).toEqual(past);
  expect(disclose({ ...request, history }, solver)).toEqual(
    disclose({ ...request, history: past }, solver),
  );
});
