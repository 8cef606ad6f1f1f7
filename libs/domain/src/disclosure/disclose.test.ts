import { disclose, type DisclosureRequest } from './disclose.js';
import { loadSolver } from './highs-solver.js';
import { type CountCell, everybody, type PastFigure, placeKey } from './release-table.js';

const solver = await loadSolver();
const nothing = { modules: [], cohorts: [] };

const decide = (request: Partial<DisclosureRequest> & Pick<DisclosureRequest, 'counts'>) =>
  disclose({ release: 9, history: [], nesting: nothing, ...request }, solver);

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
  const history: PastFigure[] = [];
  return tables.map((counts, release) => {
    const figures = decide({
      counts,
      history,
      release,
    });
    history.push(...figures.map((figure) => ({ ...figure, release })));
    return Object.fromEntries(figures.map((figure) => [placeKey(figure), figure.value]));
  });
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

test('the order of earlier figures does not matter', () => {
  const counts = table({ a: [30, 15], b: [25, 12] });
  const history = decide({ counts, release: 1 }).map((figure) => ({
    ...figure,
    release: 1,
  }));
  const next = table({ a: [12, 22], b: [14, 11] });
  const [one, other] = [history, [...history].reverse()].map((past) =>
    decide({ counts: next, history: past, release: 2 }),
  );
  expect(one).toEqual(other);
});

test('a threshold under 5 is not accepted, a higher one hides more', () => {
  const ask = (threshold: number) => decide({ counts: table({ a: [12] }), threshold })[0]?.value;
  expect([ask(1), ask(5), ask(7)]).toEqual([12, 12, null]);
});
