import { AccountService } from '../identity/account.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import {
  closeNow,
  type Closing,
  crowd,
  publishedOf,
  type ReportWorld,
  reportWorld,
  others,
  schoolClass,
} from './crowd.fixture.js';
import { PeriodService } from './period.service.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ config: { DEMO: 'true' } });
});
afterAll(() => house.stop());

const close = async ({ coordinator }: ReportWorld) =>
  (await house.as(coordinator).ask<Closing>(closeNow)).closePeriod;

/** How many events of a network are in no release, and how many releases there are. */
async function state({ networkId }: ReportWorld): Promise<{ open: number; releases: number }> {
  const [row]: { open: number; releases: number }[] = await house.db.query(
    `SELECT (SELECT count(*)::int FROM learning_event WHERE network_id = $1 AND release_id IS NULL) AS open,
            (SELECT count(*)::int FROM release WHERE network_id = $1) AS releases`,
    [networkId],
  );
  return row ?? { open: -1, releases: -1 };
}

/** What a release published for one place. */
async function figure(
  world: ReportWorld,
  number: number,
  place: [string, string, string],
): Promise<number | null | undefined> {
  const [row]: { value: number | null }[] = await house.db.query(
    `SELECT c.value FROM released_cell c JOIN release r ON r.id = c.release_id
     WHERE r.network_id = $1 AND r.number = $2 AND c.dimension = $3 AND c.category = $4 AND c.measure = $5`,
    [world.networkId, number, ...place],
  );
  return row?.value;
}

test('every event is counted in exactly one release', async () => {
  const world = await reportWorld(house);
  await schoolClass(house, world, 30);
  expect(await close(world)).toMatchObject({ __typename: 'PeriodClosed' });
  await schoolClass(house, world, 20);
  await close(world);

  expect(await state(world)).toEqual({ open: 0, releases: 2 });
  for (const [place, besides] of [
    [['total', 'all', 'enrolled'], 2 * others],
    [['course', world.course.id, 'started'], others],
    [['cohort', world.cohort.id, 'completed'], 0],
    [['module', world.course.moduleIds[0] ?? '', 'completed'], 0],
    [['lesson', world.course.lessons[0]?.id ?? '', 'completed'], 0],
  ] as [[string, string, string], number][]) {
    const figures = [await figure(world, 1, place), await figure(world, 2, place)];
    expect([place, ...figures]).toEqual([place, 30 + besides, 20 + besides]);
  }
});

test('no figure of 1 to 9 is ever published', async () => {
  const world = await reportWorld(house);
  for (const [people, more] of [
    [12, 3],
    [30, 7],
    [25, 9],
  ] as const) {
    await crowd(house, world, people);
    await crowd(house, world, more, 'started');
    await close(world);
  }
  const published = await publishedOf(house, world.networkId);
  expect(published.length).toBeGreaterThan(0);
  expect(published.filter(({ value }) => value !== null && value > 0 && value < 10)).toEqual([]);
});

test('two coordinators who close at once make one release', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 40);
  const other = await house.given.staff(
    'coordinator',
    await house.given.organisation({ id: world.networkId }),
  );
  const answers = await Promise.all([close(world), close({ ...world, coordinator: other })]);
  expect(answers.map(({ __typename, reason }) => reason ?? __typename).sort()).toEqual([
    'PeriodClosed',
    'too-little',
  ]);
  expect(await state(world)).toEqual({ open: 0, releases: 1 });
});

test('what happens while a period closes is in this release or in the next one', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 40);
  await Promise.all([close(world), ...Array.from({ length: 5 }, () => crowd(house, world, 4))]);
  const { open } = await state(world);
  await crowd(house, world, 40);
  await close(world);
  const [counted]: { events: number; twice: number }[] = await house.db.query(
    `SELECT count(release_id)::int AS events, count(*)::int - count(DISTINCT id)::int AS twice FROM learning_event WHERE network_id = $1`,
    [world.networkId],
  );
  const each = 1 + 1 + 2 + 4 + 2 + 1;
  expect(open).toBeLessThanOrEqual(20 * each);
  expect(counted).toEqual({ events: 100 * each, twice: 0 });
  expect(await state(world)).toEqual({ open: 0, releases: 2 });
});

test('too little is refused, and nothing was taken', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 4);
  const before = await state(world);
  expect(await close(world)).toEqual({ __typename: 'Refused', reason: 'too-little' });
  expect(await state(world)).toEqual(before);
  expect(before).toEqual({ open: 4 * 11, releases: 0 });
});

test('a closed release stays as it was, whatever happens later', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 30);
  const learner = await house.given.learner(world.cohort);
  await house.given.completed(learner, world.course);
  await close(world);
  const before = await publishedOf(house, world.networkId);

  await house.get(AccountService).delete(learner.accountId, { revokeCertificates: false });
  await crowd(house, world, 5);
  expect(await publishedOf(house, world.networkId)).toEqual(before);
  await crowd(house, world, 30);
  await close(world);
  const first = (await publishedOf(house, world.networkId)).filter(({ number }) => number === 1);
  expect(first).toEqual(before);
});

test('a month is closed once for each network, however often the job runs', async () => {
  const worlds = [await reportWorld(house), await reportWorld(house)];
  for (const world of worlds) await crowd(house, world, 20);
  const periods = house.get(PeriodService);
  await Promise.all([periods.closeEndedMonths(), periods.closeEndedMonths()]);
  await periods.closeEndedMonths();
  for (const world of worlds) expect(await state(world)).toEqual({ open: 0, releases: 1 });

  const now = house.clock.now();
  house.clock.moveTo(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 0, 5)));
  await periods.closeEndedMonths();
  await periods.closeEndedMonths();
  for (const world of worlds) expect(await state(world)).toEqual({ open: 0, releases: 2 });
  house.clock.moveTo(now);
});

test('outside the demo nobody closes a period by hand', async () => {
  const { database, clock } = house;
  const real = await startApp({ database, clock });
  const world = await reportWorld(real);
  await crowd(real, world, 40);
  const { closePeriod } = await real.as(world.coordinator).ask<Closing>(closeNow);
  expect(closePeriod).toEqual({ __typename: 'Refused', reason: 'not-a-demo' });
  expect(await state(world)).toMatchObject({ releases: 0 });
  await real.stop();
});
