import { disclose, type DisclosureRequest, type PublishedRelease } from './disclose.js';
import { loadSolver } from './highs-solver.js';
import type { Solver } from './program.js';
import { type CountCell, everybody, placeKey } from './release-table.js';

const solver = await loadSolver();
const nothing = { modules: [], cohorts: [] };

const decide = (counts: CountCell[], more: Partial<DisclosureRequest> = {}) =>
  disclose({ counts, nesting: nothing, ...more }, solver);

const measures = ['enrolled', 'started', 'completed', 'certificates'] as const;
type Row = readonly number[];

/** A table of courses, with the total that they add up to. */
function table(courses: Record<string, Row>): CountCell[] {
  const total = measures.map((_, at) =>
    Object.values(courses).reduce((sum, row) => sum + (row[at] ?? 0), 0),
  );
  const row = (dimension: CountCell['dimension'], category: string, values: Row) =>
    measures.map((measure, at) => ({
      dimension,
      category,
      measure,
      value: values[at] ?? 0,
    }));
  return [
    ...row('total', everybody, total),
    ...Object.entries(courses).flatMap(([category, values]) => row('course', category, values)),
  ];
}

/** Closes periods in turn. @returns the published figures of each by place */
function close(...tables: CountCell[][]): Record<string, number | null>[] {
  const since: PublishedRelease[] = [];
  for (const counts of tables) {
    const { figures } = decide(counts, { since });
    since.push({ figures, spans: [] });
  }
  return since.map(({ figures }) =>
    Object.fromEntries(figures.map((figure) => [placeKey(figure), figure.value])),
  );
}

const courses = (release: Record<string, number | null> | undefined, measure = 'enrolled') =>
  Object.entries(release ?? {})
    .filter(([key]) => key.startsWith('course/') && key.endsWith(`/${measure}`))
    .map(([, value]) => value);

test.each([
  ['nothing small', { a: [20], b: [30] }, [20, 30]],
  ['one small: its neighbour goes with it', { a: [3], b: [47] }, [null, null]],
  ['one small of three: one neighbour is enough', { a: [30], b: [3], c: [20] }, [30, null, null]],
  [
    'a 0 of a group of 20 or more is shown',
    { a: [30], b: [3], c: [0], d: [12] },
    [30, null, 0, null],
  ],
  ['a 0 of a smaller group is hidden', { a: [12], b: [0], c: [0] }, [null, null, null]],
  ['all in one course: the others are known to be 0', { a: [50], b: [0], c: [0] }, [50, 0, 0]],
  ['5 to 9 are hidden like 1 to 4', { a: [30], b: [7], c: [20] }, [30, null, null]],
])('%s', (_, rows, expected) => {
  expect(courses(close(table(rows))[0])).toEqual(expected);
});

test('under 10 enrolments nothing but the total is considered', () => {
  const [release] = close(table({ a: [9, 12, 12, 0], b: [0, 12, 12, 0] }));
  expect(
    Object.entries(release ?? {}).filter(
      ([key, value]) => !key.startsWith('total/') && value !== null,
    ),
  ).toEqual([]);
});

test('who started is hidden while it would tell that 3 did not', () => {
  const [release] = close(table({ a: [40, 37] }));
  expect(release).toMatchObject({
    'total/all/enrolled': 40,
    'total/all/started': null,
  });
});

test.each([
  ['many were active', { started: 20, active: 20 }, 12],
  ['few were active', { started: 4, active: 4 }, null],
  ['nobody tells how many were active', { started: 20, active: 9 }, null],
])('hours are told where it is told that enough people learnt: %s', (_, people, hours) => {
  const figures = Object.entries({ enrolled: 30, ...people, minutes: 700 });
  const counts = figures.map(([measure, value]): CountCell => ({
    ...{ dimension: 'total', category: everybody, value },
    measure: measure as CountCell['measure'],
  }));
  const minutes = decide(counts).figures.find(({ measure }) => measure === 'minutes');
  expect(minutes?.value).toBe(hours);
});

test('two releases together do not tell what each hides', () => {
  const [first, second] = close(table({ a: [40, 20] }), table({ a: [20, 37] }));
  expect(first).toMatchObject({
    'total/all/enrolled': 40,
    'total/all/started': 20,
  });
  expect(second).toMatchObject({
    'total/all/enrolled': 20,
    'total/all/started': null,
  });
});

test('what is kept for the next release is worked out from published figures only', () => {
  const [one, other] = [
    table({ a: [30, 15], b: [25, 12], c: [3], d: [7] }),
    table({ a: [30, 15], b: [25, 12], c: [4], d: [6] }),
  ].map((counts) => decide(counts, { isQuarterEnd: true }));
  expect(one?.figures).toEqual(other?.figures);
  expect(one?.past?.tables.length).toBeGreaterThan(0);
  expect(one?.past).toEqual(other?.past);
});

test.each(['b', 'c', 'd', 'e'])(
  'a year does not tell what a settled quarter keeps: few in %s',
  (few) => {
    const year = '2026';
    const rows = (small: number, others: number) =>
      Object.fromEntries(
        ['b', 'c', 'd', 'e'].map((id): [string, Row] => [id, [id === few ? small : others]]),
      );
    const settled = table({ a: [30], ...rows(3, 9) });
    const { past } = decide(settled, { isQuarterEnd: true, spans: [{ span: year }] });
    if (!past) throw new Error('nothing is settled');
    const counts = table({ a: [60], ...rows(13, 21) });
    const { figures } = decide(table({ a: [30], ...rows(10, 12) }), {
      past,
      spans: [{ span: year, counts }],
    });
    const enrolled = figures.filter(
      ({ category, measure }) => category === few && measure === 'enrolled',
    );
    expect(enrolled.map(({ span, value }) => [span, value])).not.toEqual([
      ['month', 10],
      [year, 13],
    ]);
  },
);

test('where the solver has no answer everything is hidden', () => {
  const silent: Solver = {
    load: (program) => ({ ...solver.load(program), maximise: () => null }),
  };
  const { figures } = disclose({ counts: table({ a: [40, 20] }), nesting: nothing }, silent);
  expect(figures.filter(({ value }) => value !== null)).toEqual([]);
});

test('a threshold under 5 is not accepted, a higher one hides more', () => {
  const ask = (threshold: number) => decide(table({ a: [12] }), { threshold }).figures[0]?.value;
  expect([ask(1), ask(5), ask(7)]).toEqual([12, 12, null]);
});
