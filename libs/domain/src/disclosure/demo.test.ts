import { attack } from './attack.fixture.js';
import { loadExact } from './exact.fixture.js';
import { loadSolver } from './highs-solver.js';
import { type Network, releaseAll, tablesOf } from './network.fixture.js';
import { generator, simulate } from './networks.fixture.js';
import type { ReleasedFigure } from './release-table.js';

const solver = await loadSolver();
const exact = await loadExact();
const steps = new Set<string>(['enrolled', 'started', 'completed', 'certificates']);

/** The share of figures of ten or more that are shown. */
function shareShown(dimension: string, network: Network, published: ReleasedFigure[][]): number {
  const figures = published.flat().filter(({ span }) => span === 'month');
  const large = tablesOf(network)
    .flat()
    .map((cell, at) => ({ ...cell, shown: figures[at]?.value != null }))
    .filter((cell) => cell.dimension === dimension && steps.has(cell.measure) && cell.value >= 10);
  return large.filter(({ shown }) => shown).length / large.length;
}

test('three hundred learners over half a year: most of the report is there, and no secret', () => {
  const random = generator(5);
  const network = simulate({
    courses: 1,
    modules: 4,
    lessons: 3,
    partners: 1,
    cohorts: 4,
    releases: 6,
    quarter: 3,
    year: 2,
    further: [],
    seed: 20_261_122,
    intake: Array.from({ length: 6 }, () => 45 + Math.floor(random() * 12)),
    pace: 0.06,
    loss: 0.045,
    skips: true,
  });
  const published = releaseAll(network, solver);
  expect(shareShown('total', network, published)).toBeGreaterThan(0.75);
  expect(shareShown('course', network, published)).toBeGreaterThan(0.75);
  expect(shareShown('module', network, published)).toBeGreaterThan(0.6);
  expect(shareShown('lesson', network, published)).toBeGreaterThan(0.6);
  const { findings, unknown, tried } = attack(network, published, exact);
  expect(unknown).toBeLessThan(tried / 20);
  expect(findings).toEqual([]);
}, 120_000);
