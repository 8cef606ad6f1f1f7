import fc from 'fast-check';
import { loadSolver } from './highs-solver.js';
import { releaseAll } from './network.fixture.js';
import { networks } from './networks.fixture.js';

test('where the solver fails as it goes on from its last answer, it begins anew', async () => {
  const solver = await loadSolver();
  // one of the few networks of the long attack with which it does
  const network = fc.sample(networks, { numRuns: 1210, seed: 101 }).at(-1);
  if (!network) throw new Error('fast-check made no network');
  expect([network.learners.length, network.releases]).toEqual([96, 2]);
  expect(releaseAll(network, solver).flat().length).toBeGreaterThan(0);
}, 60_000);
