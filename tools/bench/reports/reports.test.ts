import type pg from 'pg';
import type * as Domain from '@pateka/domain';
import { startStack, type Stack } from '../../stack.ts';
import { withDatabase } from '../learners.ts';
import { addressOf, askedOf, firstAsked } from './addresses.ts';
import { bareWhile } from './bare.ts';
import { fillCells, fillSettled, fillTally, type Filling } from './cells.ts';
import { countAll } from './counts.ts';
import { loadDomain } from './domain.ts';
import { fill } from './fill.ts';
import { gridOf, keyOf } from './grid.ts';
import { lifeOf } from './lives.ts';
import { askNaively, compareWithNaive } from './naive.ts';
import { makeReaders, networkId } from './network.ts';
import { readOften } from './read.ts';
import { idOf, releases, shapeOf } from './shape.ts';

/** Small enough for a test, large enough that nearly every table shows something. */
const share = 0.02;
const now = new Date();
const shape = shapeOf(share, now);

const structure = `
  SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`;

const structureOf = async (db: pg.Client): Promise<string[]> =>
  (await db.query<{ line: string }>(structure)).rows.map(({ line }) => line);

describe('a large network', () => {
  let stack: Stack;
  let filling: Filling;
  const inDatabase = <T>(work: (db: pg.Client) => Promise<T>) =>
    withDatabase(stack.databaseUrl, work);

  beforeAll(async () => {
    stack = await startStack({ seed: false });
    for (const { name, kill } of stack.programs) if (name === 'worker') await kill('SIGTERM');
    const domain: typeof Domain = await loadDomain();
    filling = { shape, domain, counts: countAll(shape, domain) };
    await inDatabase(async (db) => {
      const before = await structureOf(db);
      await fill(db, shape, () => undefined);
      await fillTally(db, filling);
      await fillSettled(db, filling);
      await fillCells(db, filling, [firstAsked, releases - 1]);
      expect(await structureOf(db)).toEqual(before);
    });
  }, 300_000);

  afterAll(() => stack.stop());

  test('has as many enrolments and lesson records as it says, the events of a year and no figure too many', async () => {
    const { rows } = await inDatabase((db) =>
      db.query(`SELECT (SELECT count(*) FROM enrolment)::int AS enrolments,
        (SELECT count(*) FROM lesson_progress)::int AS records,
        (SELECT count(DISTINCT release_id) FROM learning_event)::int AS months,
        (SELECT count(*) FROM learning_event WHERE release_id IS NULL AND NOT tallied) > 0 AS "hasOpen",
        (SELECT count(*) FROM released_cell WHERE value BETWEEN 1 AND 9 AND measure NOT IN ('minutes', 'change'))::int AS small`),
    );
    expect(rows).toEqual([
      { enrolments: 20_000, records: 400_000, months: 12, hasOpen: true, small: 0 },
    ]);
  });

  test('shows in every table what the tables of the learners say, and has every row of the fixed table', async () => {
    const { domain, counts } = filling;
    const months: [string, string] = [`${askedOf(shape).from}-01`, `${shape.months[releases]}-01`];
    await inDatabase(async (db) => {
      for (const table of domain.reportTables) {
        const rows = await askNaively(db, [table, domain.measuresOf[table]], months);
        const { shown, wrong } = await compareWithNaive(db, table, rows, months);
        // a course of a project has too few people a month at this size
        const isShown = table !== 'course-tag';
        expect({ table, isShown: shown > 0, wrong }).toEqual({ table, isShown, wrong: 0 });
        const { rows: cells } = await db.query(
          `SELECT count(*)::int AS cells FROM released_cell WHERE dimension = $1 AND span = 'month'`,
          [table],
        );
        const each = counts.categories[table].length * domain.measuresOf[table].length;
        expect(cells).toEqual([{ cells: each * (releases - firstAsked) }]);
      }
    });
  }, 120_000);

  test('a program reads its reports, and a figure is told that differs from the tables', async () => {
    await inDatabase(async (db) => {
      const address = addressOf(stack, await makeReaders(db), shape);
      const reading = await readOften([], address('json', { table: 'course', time: 'month' }));
      expect(reading.p50).toBeGreaterThan(0);
      expect(reading.kB).toBeGreaterThan(10);
      const wrong = address('json', { table: 'total', time: 'month' });
      const other = { ...wrong, headers: { ...wrong.headers, authorization: 'Bearer x' } };
      await expect(readOften([], other)).rejects.toThrow('answered 401');
      await db.query(`UPDATE released_cell SET value = value + 1
        WHERE dimension = 'total' AND measure = 'enrolled' AND span = 'month' AND release_id = '${idOf('release', releases - 1)}'`);
      const months: [string, string] = [`${askedOf(shape).from}-01`, '9999-01-01'];
      const rows = await askNaively(db, ['total', ['enrolled']], months);
      expect((await compareWithNaive(db, 'total', rows, months)).wrong).toBe(1);
    });
  });

  test('a table that is filled bare refuses what refers to nothing', async () => {
    await inDatabase(async (db) => {
      const fillWrongly = () =>
        bareWhile(db, 'enrolment', 'references', async () => {
          await db.query(
            `INSERT INTO enrolment (network_id, course_id, course_edition_id, enrolled_month)
             VALUES ($1, 'no-course', gen_random_uuid(), '2026-01-01')`,
            [networkId],
          );
        });
      await expect(fillWrongly()).rejects.toThrow('violates foreign key constraint');
    });
  });
});

test('months end before the present one, the open one last', () => {
  const { months } = shapeOf(1, new Date('2027-01-15T12:00:00Z'));
  expect([months.length, months[0], months.at(-1)]).toEqual([37, '2023-12', '2026-12']);
  expect(askedOf({ ...shape, months })).toEqual({ from: '2025-12', to: '2026-11' });
});

test('the full size is a million enrolments and twenty million lesson records', () => {
  expect(shapeOf(1, now)).toMatchObject({ enrolments: 1_000_000, lessonRecords: 20_000_000 });
  expect(() => shapeOf(0, now)).toThrow('above 0');
  expect(() => shapeOf(1.1, now)).toThrow('at most 1');
});

test('a life is the same each time, and ids are unlike each other', () => {
  expect(lifeOf(7, shape)).toEqual(lifeOf(7, shape));
  const ids = Array.from({ length: 10_000 }, (_, at) => idOf('enrolment', at));
  expect(new Set(ids).size).toBe(10_000);
  expect(new Set(ids.map((id) => id.slice(0, 3))).size).toBeGreaterThan(3000);
});

test('the grid has what was read and leaves the rest empty', () => {
  const question = { table: 'course', time: 'month' } as const;
  const grid = new Map([[keyOf('page', question), { p50: 1, p95: 2, cpuMs: 3, kB: 4 }]]);
  const text = gridOf(grid, new Map([['course', 5]]), ['course', 'total']);
  expect(text).toContain('| course | 4.00 |  | 1.00 / 2.00 / 3.00 |');
  expect(text).toContain('| total | – |');
});
