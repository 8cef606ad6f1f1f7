import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import type pg from 'pg';
import type * as Domain from '@pateka/domain';
import { startStack, type Stack } from '../../stack.ts';
import { messageOf } from '../../support/failure.ts';
import { apiEnv } from '../../support/settings.ts';
import { withDatabase } from '../learners.ts';
import type { Measured } from '../row.ts';
import { addressOf, askedOf, firstAsked, type Form, type Question } from './addresses.ts';
import { fillCells, fillSettled, fillTally, type Filling } from './cells.ts';
import { closeMonth, type Closing } from './closing.ts';
import { countAll } from './counts.ts';
import { loadDomain } from './domain.ts';
import { fill, gigabytesOf } from './fill.ts';
import { askNaively, compareWithNaive } from './naive.ts';
import { makeReaders } from './network.ts';
import { type Reading, readOften } from './read.ts';
import { gridOf, type Grid, keyOf } from './grid.ts';
import { releases, shapeOf } from './shape.ts';

/** Minutes after which a closing is given up; BENCH_CLOSE_MINUTES sets another number. */
const closeMinutes = Number(process.env.BENCH_CLOSE_MINUTES) || 10;

/** Tables that are also read as files: the usual one, a long one and the longest. Only the first goes on paper. */
const inFiles: readonly [Form, readonly Domain.ReportTable[]][] = [
  ['csv', ['course', 'cohort', 'lesson']],
  ['xlsx', ['course', 'cohort', 'lesson']],
  ['pdf', ['course']],
];

// standard output is kept for the table or the JSON of all rows
const say = (line: string): void => console.error(`    ${line}`);

/** What every step needs. */
type Work = {
  db: pg.Client;
  stack: Stack;
  filling: Filling;
  grid: Grid;
  read: (form: Form, question: Question) => Promise<Reading>;
};

const nothing: Reading = { p50: NaN, p95: NaN, cpuMs: NaN, kB: NaN };

const prepare = async (db: pg.Client, filling: Filling): Promise<Record<string, number>> => {
  const began = performance.now();
  await fill(db, filling.shape, say);
  await fillTally(db, filling);
  await fillSettled(db, filling);
  await fillCells(db, filling, [firstAsked, releases - 1]);
  const seconds = (performance.now() - began) / 1000;
  const gigabytes = await gigabytesOf(db);
  say(`prepared in ${seconds.toFixed(0)} s, ${gigabytes.toFixed(1)} GB`);
  return { 'preparing, s': seconds, 'database, GB': gigabytes };
};

/** Reads one report again and again; one that does not answer has no figure, and so no row keeps its budget. */
const readerOf =
  (
    databasePids: readonly number[],
    { db, stack }: Pick<Work, 'db' | 'stack'>,
    address: ReturnType<typeof addressOf>,
  ): Work['read'] =>
  async (form, question) => {
    // a program may ask 120 times in a quarter of an hour: here each report has one of its own
    await db.query('DELETE FROM throttle');
    const running = stack.programs.filter(({ isRunning }) => isRunning());
    const pids = [...databasePids, ...running.map(({ pid }) => pid())];
    try {
      return await readOften(pids, address(form, question));
    } catch (error) {
      say(`${form} ${question.table} ${question.time}: ${messageOf(error)}`);
      return nothing;
    }
  };

/** Every table as page and as JSON, month by month: once with twelve releases, once with all. */
const readMonths = async ({ grid, read, filling }: Work, held: 12 | 36): Promise<void> => {
  for (const table of filling.domain.reportTables)
    for (const form of ['page', 'json'] as const) {
      const question = { table, time: 'month' } as const;
      grid.set(keyOf(form, question, held), await read(form, question));
    }
};

const readTheRest = async ({ grid, read, filling }: Work): Promise<void> => {
  for (const table of filling.domain.reportTables)
    for (const time of ['quarter', 'sum'] as const)
      for (const form of ['page', 'json'] as const)
        grid.set(keyOf(form, { table, time }), await read(form, { table, time }));
  for (const [form, tables] of inFiles)
    for (const table of tables)
      grid.set(keyOf(form, { table, time: 'month' }), await read(form, { table, time: 'month' }));
};

/**
 * Asks for the same from the learners' own tables.
 * @returns ms, by table
 * @throws when a published figure is another one
 */
const readNaively = async ({ db, filling }: Work): Promise<Map<string, number>> => {
  const { shape, domain } = filling;
  const months: [string, string] = [`${askedOf(shape).from}-01`, `${shape.months[releases]}-01`];
  const found = new Map<string, number>();
  for (const table of domain.reportTables) {
    const began = performance.now();
    const rows = await askNaively(db, [table, domain.measuresOf[table]], months);
    found.set(table, performance.now() - began);
    const { shown, wrong } = await compareWithNaive(db, table, rows, months);
    if (wrong > 0) throw new Error(`${table}: ${wrong} of ${shown} figures differ`);
  }
  return found;
};

const close = async ({ stack }: Work): Promise<Closing> =>
  closeMonth(
    apiEnv({
      ...stack,
      demo: true,
      mediaFolder: tmpdir(),
      // a closing opens nothing that is locked with it
      secretKey: randomBytes(32).toString('base64'),
    }),
    closeMinutes,
  );

const measureAll = async (work: Work): Promise<Record<string, number>> => {
  await readMonths(work, 12);
  await fillCells(work.db, work.filling, [0, firstAsked - 1]);
  await readMonths(work, 36);
  await readTheRest(work);
  const naive = await readNaively(work);
  say(`\n${gridOf(work.grid, naive, work.filling.domain.reportTables)}\n`);
  const closing = await close(work).catch((error: unknown) => {
    say(messageOf(error));
    return { tallySeconds: NaN, closeSeconds: NaN, megabytes: NaN };
  });
  return {
    'naive by course, ms': naive.get('course') ?? NaN,
    'counting the open month, s': closing.tallySeconds,
    'closing it, s': closing.closeSeconds,
    'closing it, most MB': closing.megabytes,
  };
};

/** A running cluster: the address of one of its databases, and its first processes. */
export type Place = { clusterUrl: string; databasePids: readonly number[] };

/** The report that a coordinator opens: courses, month by month, of a year. */
const usual: Question = { table: 'course', time: 'month' };

/**
 * Makes a large network in a database of its own, which goes with the row, and reads its reports.
 * @param share of the full size, see `shapeOf`
 * @returns the usual report with all releases, and what else was measured
 */
export const fillAndMeasure = async (
  { clusterUrl, databasePids }: Place,
  share: number,
): Promise<Measured> => {
  const shape = shapeOf(share, new Date());
  const domain = await loadDomain();
  const stack = await startStack({
    clusterUrl,
    database: 'bench_reports',
    seed: false,
    env: { LOG_LEVEL: 'warn' },
  });
  try {
    // its hourly and nightly work would take part in the measuring, or close the month by itself
    for (const { name, kill } of stack.programs) if (name === 'worker') await kill('SIGTERM');
    const filling: Filling = { shape, domain, counts: countAll(shape, domain) };
    const grid: Grid = new Map();
    return await withDatabase(stack.databaseUrl, async (db) => {
      const prepared = await prepare(db, filling);
      const address = addressOf(stack, await makeReaders(db), shape);
      const read = readerOf(databasePids, { db, stack }, address);
      const details = await measureAll({ db, stack, filling, grid, read });
      const page = grid.get(keyOf('page', usual, 36));
      const before = grid.get(keyOf('page', usual, 12));
      return {
        figure: page?.p95 ?? NaN,
        reference: { name: 'with 12 releases, ms at p95', figure: before?.p95 ?? NaN },
        details: { 'CPU ms': page?.cpuMs ?? NaN, ...prepared, ...details },
      };
    });
  } finally {
    await stack.stop();
  }
};
