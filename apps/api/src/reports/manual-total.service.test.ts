import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenCourse, GivenStaff } from '../testing/given.js';
import { PeriodService } from './period.service.js';

let house: TestApp;
let course: GivenCourse;
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
  course = await given.course(network, { lessons: 1 });
  coordinator = await given.staff('coordinator', await given.organisation(network));
  colleague = await given.staff('coordinator', await given.organisation(network));
  stranger = await given.staff('coordinator', await given.organisation(await given.network()));
});

interface Wish {
  courseId: string;
  period: string;
  enrolled: number;
  completed: number;
  hours: number;
}
interface Saving {
  saveManualTotal: { id?: string; replaced?: Partial<Wish> | null; reason?: string };
}
interface Listing {
  manualTotals: (Wish & { id: string; courseName: string; releasedIn: string | null })[];
}

const saveMutation = `mutation ($input: ManualTotalInput!) {
  saveManualTotal(input: $input) {
    ... on ManualTotalSaved { id replaced { enrolled completed hours } }
    ... on Refused { reason }
  }
}`;
const deleteMutation = `mutation ($id: ID!) {
  deleteManualTotal(id: $id) { ... on ManualTotalDeleted { id } ... on Refused { reason } }
}`;
const listQuery =
  '{ manualTotals { id period courseId courseName enrolled completed hours releasedIn } }';

/** The month of today, moved by so many months. */
function month(by = 0): string {
  const now = house.clock.now();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + by)).toISOString().slice(0, 7);
}

const inputOf = (wish: Partial<Wish>): Wish => ({
  ...{ courseId: course.id, period: month(-1), enrolled: 40, completed: 20, hours: 300 },
  ...wish,
});
const save = async (who: GivenStaff, wish: Partial<Wish> = {}) =>
  (await house.as(who).ask<Saving>(saveMutation, { input: inputOf(wish) })).saveManualTotal;
const list = async (who: GivenStaff) =>
  (await house.as(who).ask<Listing>(listQuery, {})).manualTotals;
const remove = (who: GivenStaff, id: string) => house.as(who).query(deleteMutation, { id });

const actionsOf = async ({ networkId }: GivenStaff): Promise<string[]> => {
  const rows: { action: string }[] = await house.db.query(
    `SELECT action FROM audit_entry WHERE network_id = $1 AND object_kind = 'manual-total' ORDER BY id`,
    [networkId],
  );
  return rows.map(({ action }) => action);
};

/** Closes the month before this one, as the worker does. */
const close = () => house.get(PeriodService).closeEndedMonths();

test('what is typed waits in the list of every coordinator of the network, and nobody else’s', async () => {
  const { id } = await save(coordinator);
  expect(await list(colleague)).toEqual([
    { id, ...inputOf({}), courseName: expect.any(String), releasedIn: null },
  ]);
  expect(await list(stranger)).toEqual([]);
  expect(await actionsOf(coordinator)).toEqual(['manual-total.saved']);
});

test.each([
  [{ enrolled: 12, completed: 0 }, 'few-enrolled'],
  [{ completed: 3 }, 'few-completed'],
  [{ completed: 38 }, 'few-stopped'],
  [{ completed: 41 }, 'more-completed'],
  [{ hours: 100_001 }, 'too-many'],
  [{ enrolled: -40 }, 'no-number'],
  [{ period: '2026-13' }, 'period'],
  [{ period: '2999-01' }, 'period'],
])('%j is refused and stored nowhere', async (wish, reason) => {
  expect(await save(coordinator, wish)).toEqual({ reason });
  expect(await list(coordinator)).toEqual([]);
  expect(await actionsOf(coordinator)).toEqual([]);
});

test('saving again replaces, and says what stood there', async () => {
  const { id, replaced } = await save(coordinator);
  expect(replaced).toBeNull();
  expect(await save(colleague)).toEqual({ id, replaced: null });
  const again = await save(colleague, { enrolled: 60 });
  expect(again).toEqual({ id, replaced: { enrolled: 40, completed: 20, hours: 300 } });
  expect((await list(coordinator)).map(({ enrolled }) => enrolled)).toEqual([60]);
});

test('of two coordinators at once the later one replaces, and is told what', async () => {
  const saved = await Promise.all([
    save(coordinator, { enrolled: 50 }),
    save(colleague, { enrolled: 70 }),
  ]);
  const [kept, ...more] = await list(coordinator);
  expect(more).toEqual([]);
  const told = saved.flatMap(({ replaced }) => replaced?.enrolled ?? []);
  expect([...told, kept?.enrolled].toSorted()).toEqual([50, 70]);
});

test('a release takes it: it stands in the report, and nobody changes it any more', async () => {
  const { id = '' } = await save(coordinator);
  const { id: later } = await save(coordinator, { period: month() });
  await close();
  const released = (await list(coordinator)).map((one) => [one.id, one.releasedIn]);
  expect(released).toEqual([
    [later, null],
    [id, month(-1)],
  ]);
  expect(await save(coordinator, { enrolled: 80 })).toEqual({ reason: 'released' });
  expect((await remove(colleague, id)).data).toEqual({ deleteManualTotal: { reason: 'released' } });
  const query =
    '{ report(table: "total", time: "sum") { rows { isManual numbers { value isAbsent } } } }';
  const { report } = await house.as(coordinator).ask<{
    report: { rows: { isManual: boolean; numbers: { value: number | null }[] }[] };
  }>(query, {});
  const manual = report.rows.filter(({ isManual }) => isManual);
  expect(manual.map(({ numbers }) => numbers.map(({ value }) => value))).toEqual([
    [40, null, 20, null, 300],
  ]);
});

test('of a month that is released already it goes into the next release', async () => {
  await close();
  await save(coordinator, { period: month(-3) });
  await close();
  expect((await list(coordinator))[0]?.releasedIn).toBeNull();
});

test('what waits can be taken back, once', async () => {
  const { id = '' } = await save(coordinator);
  expect((await remove(colleague, id)).data).toEqual({ deleteManualTotal: { id } });
  expect((await remove(coordinator, id)).refusal).toBe('not-found');
  expect(await list(coordinator)).toEqual([]);
  expect(await actionsOf(coordinator)).toEqual(['manual-total.saved', 'manual-total.deleted']);
});

test('what belongs to another network is nobody’s here', async () => {
  const { id = '' } = await save(coordinator);
  for (const unknown of [id, randomUUID(), 'no id'])
    expect((await remove(stranger, unknown)).refusal).toBe('not-found');
  const foreign = await house.as(stranger).query(saveMutation, { input: inputOf({}) });
  expect(foreign.refusal).toBe('not-found');
  expect(await list(coordinator)).toHaveLength(1);
});
