import { startApp, type TestApp } from '../testing/app.js';
import {
  closeNow,
  crowd,
  publishedOf,
  type Reported,
  reportQuery,
  type ReportWorld,
  reportWorld,
  schoolClass,
} from './crowd.fixture.js';
import { PeriodService } from './period.service.js';
import { TallyCheckService } from './tally-check.service.js';
import { openTally } from './tally.queries.js';
import { TallyService } from './tally.service.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ config: { DEMO: 'true' } });
});
afterAll(() => house.stop());

const tally = () => house.get(TallyService);
const counted = ({ networkId }: ReportWorld): Promise<unknown[]> =>
  house.db.query(openTally, [networkId]);
const count = async (world: ReportWorld, dimension: string, category: string, measure: string) => {
  const rows = (await counted(world)) as Record<string, unknown>[];
  return rows.find(
    (row) =>
      row['dimension'] === dimension && row['category'] === category && row['measure'] === measure,
  )?.['count'];
};
const checked = async ({ networkId }: ReportWorld) => {
  const all = await house.get(TallyCheckService).checkAll();
  return all.find((one) => one.networkId === networkId);
};

test('what learners do is counted once, however many tallies run', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 12);
  await Promise.all([tally().tallyAll(), tally().tallyAll(), tally().tallyAll()]);
  await crowd(house, world, 5, 'started');
  await Promise.all([tally().tallyAll(), tally().tallyAll()]);
  await tally().tallyAll();
  const { course, cohort } = world;
  expect(await count(world, 'total', 'all', 'enrolled')).toBe(17);
  expect(await count(world, 'course', course.id, 'started')).toBe(17);
  expect(await count(world, 'cohort', cohort.id, 'completed')).toBe(12);
  expect(await count(world, 'total', 'all', 'active')).toBe(17);
  expect(await count(world, 'language', 'bg', 'enrolled')).toBe(17);
  expect(await count(world, 'lesson', course.lessons[0]?.id ?? '', 'completed')).toBe(12);
  const minutes: { minutes: number }[] = await house.db.query(
    `SELECT sum((l ->> 'minutes')::int)::int AS minutes FROM course_edition ce,
       jsonb_array_elements(ce.structure -> 'modules') m, jsonb_array_elements(m -> 'lessons') l WHERE ce.course_id = $1`,
    [course.id],
  );
  expect(await count(world, 'total', 'all', 'minutes')).toBe(12 * (minutes[0]?.minutes ?? 0));
});

test('who is active on two days of a period is one person', async () => {
  const world = await reportWorld(house);
  const learner = await house.given.learner(world.cohort);
  const { lessons } = world.course;
  await house.given.completed(learner, world.course, lessons.slice(0, 1));
  await tally().tallyAll();
  await house.given.completed(learner, world.course, lessons.slice(1));
  await tally().tallyAll();
  expect(await count(world, 'total', 'all', 'active')).toBe(1);
  expect(await count(world, 'total', 'all', 'completed')).toBe(1);
});

test('a rebuild gives the same counts and tells how far it is; closed releases stay as they are', async () => {
  const world = await reportWorld(house);
  await schoolClass(house, world, 30);
  await house.as(world.coordinator).ask(closeNow);
  await crowd(house, world, 23);
  await tally().tallyAll();
  const [counts, published] = [await counted(world), await publishedOf(house, world.networkId)];
  const progress: [number, number][] = [];
  await tally().rebuild((done, all) => progress.push([done, all]));
  expect(await counted(world)).toEqual(counts);
  expect(await publishedOf(house, world.networkId)).toEqual(published);
  const own = progress.filter(([, all]) => all > 0);
  expect(own.at(0)?.[0]).toBe(0);
  expect(own.at(-1)).toEqual([own.at(-1)?.[1], own.at(-1)?.[1]]);
});

test('a report read while the rebuild runs is the report as it was, and a tally beside it counts nothing twice', async () => {
  const world = await reportWorld(house);
  await schoolClass(house, world, 30);
  await house.as(world.coordinator).ask(closeNow);
  await crowd(house, world, 40);
  const read = () =>
    house.as(world.coordinator).ask<Reported>(reportQuery, { table: 'course', time: 'month' });
  const before = await read();
  const [, , ...during] = await Promise.all([
    tally().rebuild(() => undefined),
    tally().tallyAll(),
    ...Array.from({ length: 5 }, read),
  ]);
  for (const one of during) expect(one).toEqual(before);
  expect(await count(world, 'total', 'all', 'enrolled')).toBe(40);
});

test('the nightly check finds a count that is wrong and a line that is missing, and mends nothing', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 12);
  const learner = await house.given.learner(world.cohort);
  await house.given.completed(learner, world.course);
  await tally().tallyAll();
  expect(await checked(world)).toMatchObject({ differences: 0, missing: 0 });
  await house.db.query(
    `UPDATE tally SET count = count + 1 WHERE network_id = $1 AND dimension = 'total' AND measure = 'enrolled'`,
    [world.networkId],
  );
  expect(await checked(world)).toMatchObject({ differences: 1, missing: 0 });
  expect(await count(world, 'total', 'all', 'enrolled')).toBe(14);
  await house.db.query(
    `DELETE FROM learning_event WHERE network_id = $1 AND kind = 'completed' AND scope = 'course'
       AND enrolment_id = (SELECT id FROM enrolment WHERE account_id = $2)`,
    [world.networkId, learner.accountId],
  );
  expect(await checked(world)).toMatchObject({ missing: 1 });
  const [kept]: { count: number }[] = await house.db.query(
    'SELECT count(*)::int AS count FROM tally_check WHERE network_id = $1',
    [world.networkId],
  );
  expect(kept?.count).toBe(3);
  await tally().rebuild(() => undefined);
  expect(await checked(world)).toMatchObject({ differences: 0 });
});

test('what a job does to a whole period may take longer than a page', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 12);
  await tally().tallyAll();
  // a sequence keeps what it counted, also when a transaction is taken back
  await house.db.query(`
    CREATE SEQUENCE unhurried;
    CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF current_setting('statement_timeout') = '0' THEN PERFORM nextval('unhurried'); END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER look AFTER UPDATE ON learning_event EXECUTE FUNCTION look()`);
  const updatesOf = async (work: () => Promise<unknown>): Promise<number> => {
    const called = `SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS times FROM unhurried`;
    const [before]: { times: number }[] = await house.db.query(called);
    await work();
    const [after]: { times: number }[] = await house.db.query(called);
    return (after?.times ?? 0) - (before?.times ?? 0);
  };
  try {
    expect(await updatesOf(() => tally().tallyAll())).toBe(0);
    expect(await updatesOf(() => tally().rebuild(() => undefined))).toBeGreaterThan(0);
    expect(await updatesOf(() => house.get(TallyCheckService).checkAll())).toBeGreaterThan(0);
    expect(await updatesOf(() => house.get(PeriodService).closeEndedMonths())).toBeGreaterThan(0);
  } finally {
    await house.db.query('DROP FUNCTION look() CASCADE; DROP SEQUENCE unhurried');
  }
});
