import { startApp, type TestApp } from '../testing/app.js';
import {
  crowd,
  figuresOf,
  type Reported,
  reportQuery,
  type ReportWorld,
  reportWorld,
} from './crowd.fixture.js';
import { PeriodService } from './period.service.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ config: { DEMO: 'true' } });
});
afterAll(() => house.stop());

/** Closes a month by itself: [first instant, first instant of the next). */
const closeMonth = ({ networkId }: ReportWorld, period: string) =>
  house.db.transaction((tx) => {
    const fromAt = new Date(`${period}-01T00:00:00Z`);
    const toAt = new Date(Date.UTC(fromAt.getUTCFullYear(), fromAt.getUTCMonth() + 1, 1));
    return house.get(PeriodService).close(tx, { networkId, period, fromAt, toAt });
  });

const read = async ({ coordinator }: ReportWorld, table: string, time: string) =>
  figuresOf((await house.as(coordinator).ask<Reported>(reportQuery, { table, time })).report);

/** Days to completion and answers, as the events of those who completed bear them. */
const answer = ({ networkId }: ReportWorld, kind: string, value: number) =>
  house.db.query(
    `UPDATE learning_event SET value = $3 WHERE network_id = $1 AND kind = $2 AND scope = 'course' AND release_id IS NULL`,
    [networkId, kind, value],
  );

/** One in two of those who completed answers, with each of the values in turn. */
const rate = ({ networkId }: ReportWorld, kind: 'rated' | 'compared', values: number[]) =>
  house.db.query(
    `INSERT INTO learning_event (network_id, enrolment_id, kind, scope, scope_id, value)
     SELECT $1, enrolment_id, $2, 'course', scope_id, ($3::int[])[1 + (number / 2) % $4]
     FROM (SELECT *, row_number() OVER (ORDER BY id) AS number FROM learning_event
           WHERE network_id = $1 AND kind = 'completed' AND scope = 'course' AND release_id IS NULL) done
     WHERE number % 2 = 0`,
    [networkId, kind, values, values.length],
  );

test('a quarter shows what its months are too small for, with means of ten and more', async () => {
  const world = await reportWorld(house);
  for (const period of ['2026-01', '2026-02', '2026-03']) {
    await crowd(house, world, 8);
    await crowd(house, world, 7, 'started');
    await crowd(house, world, 10, 'enrolled');
    await answer(world, 'completed', 21);
    await rate(world, 'rated', [3, 4, 5, 4]);
    await rate(world, 'compared', [1, 2, 0, -1]);
    await closeMonth(world, period);
  }
  const months = await read(world, 'total', 'month');
  expect(months.map(({ enrolled, completed }) => [enrolled, completed])).toEqual([
    [25, null],
    [25, null],
    [25, null],
  ]);
  expect(await read(world, 'total', 'quarter')).toEqual([
    expect.objectContaining({
      period: '2026-Q1',
      enrolled: 75,
      started: 45,
      completed: 24,
      'median-days': 21,
      satisfaction: 40,
      change: 5,
    }),
  ]);
  const [sum] = await read(world, 'total', 'sum');
  expect(sum).toMatchObject({ enrolled: 75, completed: 24 });
});

test('a quarter that began before the first release, and one that is not over, are not told as whole', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 30);
  await closeMonth(world, '2026-02');
  expect(await read(world, 'total', 'quarter')).toEqual([]);
  await closeMonth(world, '2026-03');
  expect((await read(world, 'total', 'quarter')).map(({ period }) => period)).toEqual(['2026-Q1']);
});

test('exact counts are forgotten when their year has ended', async () => {
  const world = await reportWorld(house);
  const kept = async () => {
    const [row]: { count: number }[] = await house.db.query(
      'SELECT count(*)::int AS count FROM tally WHERE network_id = $1',
      [world.networkId],
    );
    return row?.count ?? -1;
  };
  await crowd(house, world, 20);
  await closeMonth(world, '2026-11');
  expect(await kept()).toBeGreaterThan(0);
  await closeMonth(world, '2026-12');
  expect(await kept()).toBe(0);
  const [year] = await read(world, 'total', 'year');
  expect(year).toMatchObject({ period: '2026', enrolled: 20 });
});

test('the hour that summer time takes or gives moves no event into another month', async () => {
  const world = await reportWorld(house);
  const periods = house.get(PeriodService);
  const now = house.clock.now();
  for (const [instant, releases] of [
    ['2027-03-31T21:30:00Z', 1],
    ['2027-03-31T23:59:00Z', 1],
    ['2027-04-01T00:00:00Z', 2],
    // what happened in the months between is closed by now, October is not
    ['2027-10-31T22:30:00Z', 3],
    ['2027-11-01T00:00:00Z', 4],
  ] as const) {
    house.clock.moveTo(new Date(instant));
    await crowd(house, world, 10, 'enrolled');
    await Promise.all([periods.closeEndedMonths(), periods.closeEndedMonths()]);
    const [row]: { count: number }[] = await house.db.query(
      'SELECT count(*)::int AS count FROM release WHERE network_id = $1',
      [world.networkId],
    );
    expect([instant, row?.count]).toEqual([instant, releases]);
  }
  house.clock.moveTo(now);
});
