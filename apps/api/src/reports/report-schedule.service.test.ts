import { reportTables } from '@pateka/domain';
import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { deleteMutation, schedule, type Schedules, schedulesQuery } from './kept-report.fixture.js';

let house: TestApp;
let coordinator: GivenStaff;
let colleague: GivenStaff;
let stranger: GivenStaff;

beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

beforeEach(async () => {
  const { given } = house;
  const network = await given.network();
  coordinator = await given.staff('coordinator', await given.organisation(network));
  colleague = await given.staff('coordinator', await given.organisation(network));
  stranger = await given.staff('coordinator', await given.organisation(await given.network()));
});

const schedulesOf = async (who: GivenStaff) =>
  (await house.as(who).ask<Schedules>(schedulesQuery)).reportSchedules;
const remove = (who: GivenStaff, id: string) => house.as(who).query(deleteMutation, { id });
const auditOf = async ({ networkId }: GivenStaff): Promise<string[]> => {
  const rows: { line: string }[] = await house.db.query(
    `SELECT action || ' ' || object_kind || ' ' || object_id AS line FROM audit_entry
     WHERE network_id = $1 AND action LIKE 'report-schedule%' ORDER BY id`,
    [networkId],
  );
  return rows.map(({ line }) => line);
};

test('a schedule is there for every coordinator of the network, and written down', async () => {
  const { schedule: made } = await schedule(house, coordinator, { table: 'tag', every: 'quarter' });
  expect(made).toMatchObject({ table: 'tag', every: 'quarter', locale: 'bg' });
  expect(await schedulesOf(colleague)).toEqual([made]);
  expect(await schedulesOf(stranger)).toEqual([]);
  expect(await auditOf(coordinator)).toEqual([
    `report-schedule.created report-schedule ${made?.id}`,
  ]);
});

test('two who ask for the same at once make one, and both are told that it is there', async () => {
  const asked = [coordinator, colleague, coordinator, colleague, coordinator];
  const answers = await Promise.all(asked.map((who) => schedule(house, who)));
  expect(answers.map((answer) => answer.__typename)).toEqual(asked.map(() => 'ReportScheduled'));
  expect(new Set(answers.map((answer) => answer.schedule?.id)).size).toBe(1);
  expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await schedulesOf(coordinator)).toHaveLength(1);
  expect(await auditOf(coordinator)).toHaveLength(1);
});

test('another table, rhythm, language or network makes another', async () => {
  await schedule(house, coordinator);
  for (const wish of [{ table: 'sex' }, { every: 'quarter' }, { locale: 'en' }])
    expect(await schedule(house, coordinator, wish)).toMatchObject({ isNew: true });
  expect(await schedule(house, stranger)).toMatchObject({ isNew: true });
  expect(await schedulesOf(coordinator)).toHaveLength(4);
  expect(await schedulesOf(stranger)).toHaveLength(1);
});

test('there are forty at most, also when forms come at once', async () => {
  const wishes = reportTables
    .flatMap((table) => [
      { table, every: 'month' },
      { table, every: 'quarter' },
    ])
    .flatMap((wish) => [
      { ...wish, locale: 'bg' },
      { ...wish, locale: 'en' },
    ]);
  for (const wish of wishes.slice(0, 39)) await schedule(house, coordinator, wish);
  const last = await Promise.all(
    wishes.slice(39, 43).map((wish) => schedule(house, colleague, wish)),
  );
  expect(last.map(({ reason }) => reason ?? 'made').sort()).toEqual([
    ...['made', 'too-many', 'too-many', 'too-many'],
  ]);
  expect(await schedule(house, coordinator, wishes[0])).toMatchObject({ isNew: false });
  expect(await schedule(house, stranger)).toMatchObject({ isNew: true });
  const [one] = await schedulesOf(coordinator);
  await remove(coordinator, one?.id ?? '');
  expect(await schedule(house, coordinator, wishes[50])).toMatchObject({ isNew: true });
});

test.each([
  [{ table: 'learner' }, 'table'],
  [{ table: "course'; --" }, 'table'],
  [{ every: 'year' }, 'every'],
  [{ every: 'sum' }, 'every'],
  [{ locale: 'de' }, 'locale'],
])('%j is refused', async (wish, detail) => {
  const input = { table: 'course', every: 'month', locale: 'bg', ...wish };
  const mutation =
    'mutation ($input: ScheduleReportInput!) { scheduleReport(input: $input) { __typename } }';
  const { refusal, errors } = await house.as(coordinator).query(mutation, { input });
  expect([refusal, errors[0]?.extensions?.detail]).toEqual(['invalid-input', detail]);
  expect(await schedulesOf(coordinator)).toEqual([]);
});

test('any coordinator of the network deletes it, once, and nobody of another network does', async () => {
  const id = (await schedule(house, coordinator)).schedule?.id ?? '';
  for (const unknown of [id, randomUUID(), 'no id'])
    expect((await remove(stranger, unknown)).refusal).toBe('not-found');
  expect(await schedulesOf(coordinator)).toHaveLength(1);
  const answers = await Promise.all([remove(colleague, id), remove(coordinator, id)]);
  expect(answers.map(({ refusal }) => refusal ?? 'deleted').sort()).toEqual([
    ...['deleted', 'not-found'],
  ]);
  expect(await schedulesOf(coordinator)).toEqual([]);
  const deleted = `report-schedule.deleted report-schedule ${id}`;
  expect((await auditOf(coordinator)).filter((line) => line === deleted)).toHaveLength(1);
  expect(await auditOf(stranger)).toEqual([]);
});
