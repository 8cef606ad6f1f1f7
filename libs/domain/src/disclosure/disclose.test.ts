import fc from 'fast-check';
import { disclose } from './disclose.js';
import { inclusions } from './relations.js';
import {
  type CountCell,
  type DisclosureMeasure,
  placeKey,
  type ReleasedFigure,
} from './release-table.js';
import { type SmallNetwork, smallNetwork } from './simulate.fixture.js';

const runs = { numRuns: Number(process.env['ATTACKS'] ?? 300) };

/** Publishes a network's releases one after the other, as the reports do. */
function published({ nesting, releases }: SmallNetwork, threshold?: number): ReleasedFigure[][] {
  const out: ReleasedFigure[][] = [];
  for (const counts of releases) {
    out.push(
      disclose({ counts, nesting, history: out.flat(), ...(threshold ? { threshold } : {}) }),
    );
  }
  return out;
}

const split = (cells: readonly ReleasedFigure[], dimension: string, measure: DisclosureMeasure) =>
  cells.filter((cell) => cell.dimension === dimension && cell.measure === measure);

test('what is shown is exact and never from 1 to 9', () => {
  fc.assert(
    fc.property(smallNetwork, (network) => {
      published(network).forEach((figures, release) => {
        for (const [index, { value }] of figures.entries()) {
          if (value === null) continue;
          expect(value).toBe(network.releases[release]?.[index]?.value);
          expect(value === 0 || value >= 10).toBe(true);
        }
      });
    }),
    runs,
  );
});

/** The values that a hidden count may have for whoever knows the rest that the hidden ones add up to. */
function possible(hidden: readonly number[], own: number): { least: number; most: number } {
  const rest = hidden.reduce((sum, value) => sum + value, 0);
  const others = hidden.filter((_, index) => index !== own);
  const lows = others.map((value) => (value === 0 ? 0 : value < 10 ? 1 : 10));
  const highs = others.map((value) => (value < 10 ? 9 : Number.POSITIVE_INFINITY));
  const add = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  return { least: Math.max(1, rest - add(highs)), most: Math.min(9, rest - add(lows)) };
}

test.each(['course', 'cohort'])(
  '%s: no sensitive count can be worked out from the total',
  (dimension) => {
    fc.assert(
      fc.property(smallNetwork, (network) => {
        published(network).forEach((figures, release) => {
          for (const measure of ['enrolled', 'started', 'completed', 'certificates'] as const) {
            const [total] = split(figures, 'total', measure);
            const cells = split(figures, dimension, measure);
            const truth = (network.releases[release] ?? []).filter(
              (cell) => cell.dimension === dimension && cell.measure === measure,
            );
            const hidden = truth
              .filter((_, index) => cells[index]?.value === null)
              .map(({ value }) => value);
            if (total?.value === null || total === undefined) {
              // A hidden total must not be the sum of shown parts.
              expect(hidden.length > 0 || truth.every(({ value }) => value === 0)).toBe(true);
              continue;
            }
            hidden.forEach((value, index) => {
              if (value < 1 || value > 4) return;
              const { least, most } = possible(hidden, index);
              expect(most).toBeGreaterThanOrEqual(5);
              expect(most - least).toBeGreaterThanOrEqual(4);
            });
          }
        });
      }),
      runs,
    );
  },
);

test('no difference of 1 to 9 can be read from sums over everything published', () => {
  fc.assert(
    fc.property(smallNetwork, (network) => {
      const all = published(network);
      all.forEach((figures, release) => {
        const known = (key: string): number | null => {
          const values = all
            .slice(0, release + 1)
            .map((one) => one.find((cell) => placeKey(cell) === key)?.value ?? null);
          return values.includes(null)
            ? null
            : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        };
        for (const { whole, part } of inclusions(figures, network.nesting)) {
          const [more, less] = [known(placeKey(whole)), known(placeKey(part))];
          if (more === null || less === null) continue;
          expect(more - less <= 0 || more - less >= 10).toBe(true);
        }
      });
    }),
    runs,
  );
});

test('the order of the table does not matter, and a higher threshold never shows more', () => {
  fc.assert(
    fc.property(smallNetwork, (network) => {
      const [counts = []] = network.releases;
      const { nesting } = network;
      const once = disclose({ counts, nesting, history: [] });
      const turned = disclose({ counts: [...counts].reverse(), nesting, history: [] });
      expect([...turned].reverse()).toEqual(once);
      const strict = disclose({ counts, nesting, history: [], threshold: 10 });
      const lax = disclose({ counts, nesting, history: [], threshold: 1 });
      expect(lax).toEqual(once);
      for (const { value } of strict)
        expect(value === null || value === 0 || value >= 20).toBe(true);
    }),
    runs,
  );
});

const cell = (
  dimension: CountCell['dimension'],
  category: string,
  value: number,
  measure: DisclosureMeasure = 'enrolled',
): CountCell => ({ dimension, category, measure, value });
const nesting = { modules: [{ moduleId: 'm', courseId: 'c', partnerId: 'p', lessonIds: ['l'] }] };
const shownOf = (counts: CountCell[], history: ReleasedFigure[] = []) =>
  Object.fromEntries(
    disclose({ counts, nesting, history }).map((figure) => [placeKey(figure), figure.value]),
  );

test('one small cohort hides the smallest other one with it', () => {
  const shown = shownOf([
    cell('total', 'all', 80),
    cell('cohort', 'a', 3),
    cell('cohort', 'b', 30),
    cell('cohort', 'd', 47),
  ]);
  expect(shown).toEqual({
    'total/all/enrolled': 80,
    'cohort/a/enrolled': null,
    'cohort/b/enrolled': null,
    'cohort/d/enrolled': 47,
  });
});

test('a total of few people is hidden with all its parts', () => {
  const shown = shownOf([
    cell('total', 'all', 4),
    cell('course', 'c', 4),
    cell('cohort', 'a', 4),
    cell('cohort', 'b', 0),
  ]);
  expect(shown).toEqual({
    'total/all/enrolled': null,
    'course/c/enrolled': null,
    'cohort/a/enrolled': null,
    'cohort/b/enrolled': 0,
  });
});

test('the only course is the total, so neither tells of the other', () => {
  const shown = shownOf([
    cell('total', 'all', 40),
    cell('course', 'c', 40),
    cell('total', 'all', 37, 'started'),
    cell('course', 'c', 37, 'started'),
  ]);
  expect(shown).toMatchObject({
    'total/all/enrolled': 40,
    'total/all/started': null,
    'course/c/started': null,
  });
});

test('a small difference that grows out of two releases is hidden in the second', () => {
  const first = [cell('total', 'all', 40), cell('total', 'all', 20, 'started')];
  const history = disclose({ counts: first, nesting, history: [] });
  expect(history.map(({ value }) => value)).toEqual([40, 20]);
  const second = shownOf([cell('total', 'all', 10), cell('total', 'all', 28, 'started')], history);
  expect(second).toEqual({ 'total/all/enrolled': 10, 'total/all/started': null });
});

test('what is equal by construction is hidden together', () => {
  const shown = shownOf([
    cell('course', 'c', 6),
    cell('module', 'm', 6),
    cell('partner', 'p', 6),
    cell('partner', 'p', 12, 'started'),
    cell('module', 'm', 12, 'started'),
  ]);
  expect(Object.values(shown).filter((value) => value !== null)).toEqual([12, 12]);
});

test('what hides a course for another’s sake hides its twin in the module as well', () => {
  const modules = ['c', 'd'].map((id) => ({
    moduleId: `m${id}`,
    courseId: id,
    partnerId: `p${id}`,
    lessonIds: [],
  }));
  const counts = [
    cell('total', 'all', 35),
    cell('course', 'c', 32),
    cell('course', 'd', 3),
    cell('module', 'mc', 32),
    cell('partner', 'pc', 32),
  ];
  const figures = disclose({ counts, nesting: { modules }, history: [] });
  expect(figures.map(({ value }) => value)).toEqual([35, null, null, null, null]);
});
