import { ownReportTables, reportTables } from '@pateka/domain';
import { startApp, type TestApp } from '../testing/app.js';
import {
  closeNow,
  crowd,
  figuresOf,
  type Reported,
  reportQuery,
  type ReportWorld,
  reportWorld,
  others,
  schoolClass,
} from './crowd.fixture.js';

let house: TestApp;
beforeAll(async () => {
  house = await startApp({ config: { DEMO: 'true' } });
});
afterAll(() => house.stop());

async function closedWorld(people = 30): Promise<ReportWorld> {
  const world = await reportWorld(house);
  await schoolClass(house, world, people);
  await house.as(world.coordinator).ask(closeNow);
  return world;
}

const report = async (
  { coordinator }: Pick<ReportWorld, 'coordinator'>,
  table: string,
  ask: {
    locale?: 'bg' | 'en';
    time?: string;
    from?: string;
    category?: string;
    page?: number;
  } = {},
) => {
  const { locale = 'bg', time = 'month', ...filter } = ask;
  const variables = { table, time, ...filter };
  return (await house.as(coordinator).ask<Reported>(reportQuery, variables, { locale })).report;
};

const lessonFigures = `query ($moduleId: ID!) { moduleFigures(moduleId: $moduleId) { asOf lessons { lessonId finished { value atLeast } } } }`;
interface Figures {
  moduleFigures: {
    asOf: string | null;
    lessons: { lessonId: string; finished: { value: number } | null }[];
  };
}

test('before the first release the report is empty and says so', async () => {
  const world = await reportWorld(house);
  await crowd(house, world, 50);
  const { asOf, rows, notes } = await report(world, 'total');
  expect({ asOf, rows, notes }).toEqual({
    asOf: null,
    rows: [],
    notes: ['Още няма публикувани данни'],
  });
});

test.each(['total', 'course', 'module', 'partner', 'cohort', 'tag', 'language', 'sex'])(
  'the report by %s',
  async (table) => {
    const world = await closedWorld();
    const rows = figuresOf(await report(world, table)).filter(({ enrolled }) => enrolled !== 0);
    expect(rows.length).toBeGreaterThan(0);
    for (const { enrolled, started, completed } of rows) {
      expect(enrolled).toBe(30 + 2 * others);
      if (started !== undefined) expect(started).toBe(30 + others);
      // The control may hide a figure of a partner for the sake of its modules; it never alters one.
      expect([null, 30]).toContain(completed);
    }
  },
);

test('two coordinators of a network see the same, in their languages', async () => {
  const world = await closedWorld();
  const other = await house.given.staff(
    'coordinator',
    await house.given.organisation({ id: world.networkId }),
  );
  expect(await report({ coordinator: other }, 'cohort')).toEqual(await report(world, 'cohort'));
  const words = async (locale: 'bg' | 'en') =>
    (await report(world, 'cohort', { locale })).rows.flatMap((row) => row.words);
  expect(await words('bg')).toContain('Без група');
  expect(await words('en')).toContain('No cohort');
  expect(await words('bg')).toContainEqual(expect.stringContaining(world.cohort.name));
});

test('figures of another network never appear, also when their id is typed into the address', async () => {
  const [own, foreign] = [await closedWorld(30), await closedWorld(77)];
  for (const table of reportTables) {
    const text = JSON.stringify(await report(own, table));
    expect(text).not.toContain('"value":77');
    for (const id of [foreign.course.id, foreign.cohort.id, ...foreign.course.moduleIds])
      expect(text).not.toContain(id);
  }
  for (const [table, category] of [
    ['course', foreign.course.id],
    ['cohort', foreign.cohort.id],
    ['module', foreign.course.moduleIds[0]],
    ['course-tag', foreign.course.id],
    ['course', "' OR true --"],
  ] as const) {
    const { refusal } = await house
      .as(own.coordinator)
      .query(reportQuery, { table, time: 'month', category });
    expect([table, refusal]).toEqual([table, 'not-found']);
  }
});

test.each([
  [{ table: 'account', time: 'month' }, 'table'],
  [{ table: "total'; --", time: 'month' }, 'table'],
  [{ table: 'total', time: 'week' }, 'time'],
  [{ table: 'total', time: 'month', from: '2026-13' }, 'from'],
  [{ table: 'total', time: 'month', to: '2026-1' }, 'to'],
  [{ table: 'total', time: 'month', from: '2100-01' }, 'from-future'],
  [{ table: 'total', time: 'month', to: '2100-01' }, 'to-future'],
  [{ table: 'total', time: 'month', from: '2026-02', to: '2026-01' }, 'from'],
])('the filter %j is refused', async (variables, detail) => {
  const { coordinator } = await reportWorld(house);
  const { errors, refusal } = await house.as(coordinator).query(reportQuery, variables);
  expect(refusal).toBe('invalid-input');
  expect(errors[0]?.extensions?.detail).toBe(detail);
});

test('months outside the filter are left out', async () => {
  const { coordinator } = await closedWorld();
  const variables = { table: 'total', time: 'month', to: '2020-01' };
  const { report: empty } = await house.as(coordinator).ask<Reported>(reportQuery, variables);
  expect(empty.rows).toEqual([]);
  expect(empty.asOf).not.toBeNull();
});

test('a trainer sees released figures of her own modules and no live count', async () => {
  const { given } = house;
  const network = await given.network();
  const [owner, stranger] = [await given.organisation(network), await given.organisation(network)];
  const course = await given.course(network, { modules: 1, lessons: 2, owner });
  const cohort = await given.cohort([course]);
  const coordinator = await given.staff('coordinator', await given.organisation(network));
  const world: ReportWorld = { networkId: network.id, course, cohort, coordinator };
  await schoolClass(house, world, 30);
  await house.as(coordinator).ask(closeNow);
  const [moduleId = ''] = course.moduleIds;
  const trainer = house.as(await given.staff('trainer', owner));
  const seen = async () => (await trainer.ask<Figures>(lessonFigures, { moduleId })).moduleFigures;
  const before = await seen();
  expect(before.lessons.map(({ finished }) => finished?.value)).toEqual([30, 30]);

  await given.completed(await given.learner(cohort), course);
  expect(await seen()).toEqual(before);
  await schoolClass(house, world, 20);
  await house.as(coordinator).ask(closeNow);
  expect((await seen()).lessons.map(({ finished }) => finished?.value)).toEqual([51, 51]);

  const outsider = house.as(await given.staff('trainer', stranger));
  expect((await outsider.query(lessonFigures, { moduleId })).refusal).toBe('not-found');
  for (const table of reportTables) {
    const { refusal } = await trainer.query(reportQuery, { table, time: 'month' });
    expect([table, refusal]).toEqual([
      table,
      ownReportTables.includes(table) ? null : 'invalid-input',
    ]);
  }
  const own = async (staff: typeof trainer) =>
    (await staff.ask<Reported>(reportQuery, { table: 'module', time: 'month' })).report.rows;
  expect((await own(trainer)).map(({ keys }) => keys)).toEqual(
    [[moduleId], [moduleId]].slice(0, 1),
  );
  expect(await own(outsider)).toEqual([]);
});

const reachQuery = '{ modulesReach { asOf modules { moduleId reached { value } } } }';
interface Reach {
  modulesReach: { modules: { moduleId: string; reached: { value: number } | null }[] };
}

test('a trainer sees how many people her own modules reached, from releases only', async () => {
  const { given } = house;
  const network = await given.network();
  const [owner, stranger] = [await given.organisation(network), await given.organisation(network)];
  const course = await given.course(network, { modules: 1, lessons: 2, owner });
  const cohort = await given.cohort([course]);
  const coordinator = await given.staff('coordinator', await given.organisation(network));
  const world: ReportWorld = { networkId: network.id, course, cohort, coordinator };
  await schoolClass(house, world, 30);
  const trainer = house.as(await given.staff('trainer', owner));
  const reached = async () => (await trainer.ask<Reach>(reachQuery)).modulesReach.modules;
  const [moduleId = ''] = course.moduleIds;
  expect(await reached()).toEqual([{ moduleId, reached: null }]);
  await house.as(coordinator).ask(closeNow);
  expect(await reached()).toEqual([{ moduleId, reached: { value: 30 + others } }]);
  await schoolClass(house, world, 12);
  expect(await reached()).toEqual([{ moduleId, reached: { value: 30 + others } }]);

  const outsider = house.as(await given.staff('trainer', stranger));
  expect((await outsider.ask<Reach>(reachQuery)).modulesReach.modules).toEqual([]);
});

test('it costs the same number of statements, however many releases there are', async () => {
  const world = await closedWorld();
  const count = async () => (await house.statements(() => report(world, 'module'))).statements;
  const one = await count();
  await crowd(house, world, 20);
  await house.as(world.coordinator).ask(closeNow);
  expect(await count()).toHaveLength(one.length);
  expect(one.length).toBeLessThanOrEqual(4);
});

/** Cohorts that are younger than the release, which has no figures of them. */
const manyCohorts = ({ cohort }: Pick<ReportWorld, 'cohort'>, count: number) =>
  house.db.query(
    `INSERT INTO cohort (network_id, number, name, project_tag, created_on)
     SELECT network_id, 1000 + n, 'Група ' || n, project_tag, created_on
     FROM cohort, generate_series(1, $2::int) n WHERE id = $1`,
    [cohort.id, count],
  );

test.each(['sum', 'month', 'year'])(
  'a long report of time %s comes in pages that are together the whole',
  async (time) => {
    const world = await closedWorld();
    await manyCohorts(world, 250);
    const whole = await report(world, 'cohort', { time });
    expect(whole.page).toBeNull();
    const parts = await Promise.all(
      [1, 2, 3].map((page) => report(world, 'cohort', { time, page })),
    );
    expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows);
    const of = { pages: 3, all: 252, rows: 252 };
    expect(parts.map(({ page }) => page)).toEqual([
      { page: 1, first: 1, last: 84, ...of },
      { page: 2, first: 85, last: 168, ...of },
      { page: 3, first: 169, last: 252, ...of },
    ]);
    expect(await report(world, 'cohort', { time, page: 99 })).toEqual(parts[2]);
  },
);

test('what is too long for paper is refused, and the screen knows how long it is', async () => {
  const world = await closedWorld();
  await manyCohorts(world, 3000);
  const variables = { table: 'cohort', time: 'sum' };
  const { errors, refusal } = await house
    .as(world.coordinator)
    .query(
      'query ($table: String!, $time: String!) { reportPdf(table: $table, time: $time) }',
      variables,
    );
  expect(refusal).toBe('invalid-input');
  expect(errors?.[0]?.extensions?.['detail']).toBe('too-long');
  expect((await report(world, 'cohort', { time: 'sum', page: 1 })).page?.rows).toBe(3002);
});

test('what was typed by hand stands on the page of its course', async () => {
  const world = await closedWorld();
  const { networkId, course } = world;
  await house.db.query(
    `INSERT INTO manual_total (network_id, period, course_id, enrolled, completed, hours, entered_by, entered_at, release_id)
     SELECT $1, period, $2, 40, 20, 300, gen_random_uuid(), now(), id FROM release WHERE network_id = $1`,
    [networkId, course.id],
  );
  await house.db.query(
    `WITH added AS (
       INSERT INTO course (id, network_id) SELECT $1 || '-' || n, $2 FROM generate_series(1, 150) n RETURNING id)
     INSERT INTO course_edition (course_id, number, title, summary, outcomes, certificate_title, rule, structure, published_at)
     SELECT added.id, 1, '{"bg": "А", "en": "A"}', summary, outcomes, certificate_title, rule, '{"modules": []}', published_at
     FROM added, course_edition WHERE course_id = $1`,
    [course.id, networkId],
  );
  const pages = await Promise.all([1, 2].map((page) => report(world, 'course', { page })));
  expect(pages.map(({ rows }) => rows.filter(({ isManual }) => isManual).length)).toEqual([0, 1]);
  const whole = await report(world, 'course');
  expect(whole.rows).toHaveLength(152);
  expect(pages.flatMap(({ rows }) => rows)).toEqual(whole.rows);
});

test('reading needs released figures only: it works without the events and the enrolments', async () => {
  const world = await closedWorld();
  const before = await report(world, 'course');
  await house.db.query('ALTER TABLE learning_event RENAME TO hidden_event');
  await house.db.query('ALTER TABLE enrolment RENAME TO hidden_enrolment');
  try {
    expect(await report(world, 'course')).toEqual(before);
    const { refusal } = await house.as(world.coordinator).query(closeNow);
    expect(refusal).not.toBeNull();
  } finally {
    await house.db.query('ALTER TABLE hidden_event RENAME TO learning_event');
    await house.db.query('ALTER TABLE hidden_enrolment RENAME TO enrolment');
  }
});
