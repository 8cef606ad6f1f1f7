import { randomUUID } from 'node:crypto';
import { AccountService } from '../identity/account.service.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import { crowd, type ReportWorld, reportWorld } from './crowd.fixture.js';
import {
  closeAndKeep,
  closeMonth,
  deleteMutation,
  type Kept,
  keptQuery,
  type Opened,
  openQuery,
  schedule,
  storedOf,
} from './kept-report.fixture.js';
import { KeptReportMaker } from './kept-report.maker.js';
import { owedReleases } from './kept-report.queries.js';
import { ReportDocumentService } from './report-document.service.js';

let house: TestApp;
let world: ReportWorld;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());
beforeEach(async () => {
  world = await reportWorld(house);
});

const keptOf = (who: GivenStaff) => house.as(who).ask<Kept>(keptQuery);
const open = async (who: GivenStaff, id: string) =>
  (await house.as(who).ask<Opened>(openQuery, { id })).keptReport;
const colleague = async () =>
  house.given.staff('coordinator', await house.given.organisation({ id: world.networkId }));
const spansOf = async () => (await storedOf(house, world.networkId)).map(({ span }) => span);
const keep = (releaseId: string) => house.get(KeptReportMaker).keep(releaseId);

/** What of this network the sweep would ask for. */
async function owed(): Promise<string[]> {
  const rows: { releaseId: string }[] = await house.db.query(
    `SELECT "releaseId" FROM (${owedReleases}) o JOIN release r ON r.id = o."releaseId" WHERE r.network_id = $1`,
    [world.networkId],
  );
  return rows.map(({ releaseId }) => releaseId);
}

describe('keeping', () => {
  test('stores what the reports said of that month, in the language of the schedule', async () => {
    await schedule(house, world.coordinator, { table: 'course', locale: 'en' });
    await crowd(house, world, 30);
    await closeAndKeep(house, world.networkId, '2026-10');
    const [stored, ...none] = await storedOf(house, world.networkId);
    const ask = { table: 'course', time: 'month', from: '2026-10', to: '2026-10' } as const;
    const report = await house
      .get(ReportDocumentService)
      .read(
        { networkId: world.networkId, organisationIds: null },
        { ...ask, category: null, compare: false },
        'en',
      );
    expect(none).toEqual([]);
    expect(stored).toMatchObject({ span: '2026-10', table: 'course', locale: 'en', notes: 1 });
    expect(JSON.parse(stored?.document ?? '')).toEqual(JSON.parse(JSON.stringify(report)));
    expect(report.rows.flatMap(({ numbers }) => numbers.map(({ value }) => value))).toContain(30);
  });

  test('makes one of each, however often and at once it is asked to', async () => {
    await schedule(house, world.coordinator);
    await schedule(house, world.coordinator, { every: 'quarter' });
    await crowd(house, world, 30);
    const releaseId = await closeMonth(house, world.networkId, '2026-09');
    await Promise.all(Array.from({ length: 6 }, () => keep(releaseId)));
    await keep(releaseId);
    const stored = await storedOf(house, world.networkId);
    expect(stored.map(({ span, notes }) => [span, notes])).toEqual([
      ...[
        ['2026-09', 1],
        ['2026-Q3', 1],
      ],
    ]);
  });

  test('leaves nothing behind when it is cut off, and is made anew', async () => {
    await schedule(house, world.coordinator);
    const releaseId = await closeMonth(house, world.networkId, '2026-11');
    await house.db.query('ALTER TABLE kept_report_note RENAME TO away');
    await expect(keep(releaseId)).rejects.toThrow('kept_report_note');
    await house.db.query('ALTER TABLE away RENAME TO kept_report_note');
    expect(await spansOf()).toEqual([]);
    expect(await owed()).toEqual([releaseId]);
    await keep(releaseId);
    expect(await spansOf()).toEqual(['2026-11']);
    expect(await owed()).toEqual([]);
  });

  test('does without a schedule that is deleted meanwhile; what it kept stays', async () => {
    const id = (await schedule(house, world.coordinator)).schedule?.id;
    await closeAndKeep(house, world.networkId, '2026-09');
    const before = await storedOf(house, world.networkId);
    const releaseId = await closeMonth(house, world.networkId, '2026-10');
    await house.as(world.coordinator).ask(deleteMutation, { id });
    await keep(releaseId);
    await keep(randomUUID());
    expect(await storedOf(house, world.networkId)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('does not do twice what a deleted schedule has kept already', async () => {
    const id = (await schedule(house, world.coordinator)).schedule?.id;
    const releaseId = await closeAndKeep(house, world.networkId, '2026-10');
    await house.as(world.coordinator).ask(deleteMutation, { id });
    await schedule(house, world.coordinator);
    await keep(releaseId);
    expect(await spansOf()).toEqual(['2026-10']);
    expect(await owed()).toEqual([]);
  });

  test('is owed from the day of the schedule on, month and quarter, until it is done', async () => {
    const now = house.clock.now();
    house.clock.moveTo(new Date('2026-09-15T12:00:00Z'));
    const session = await colleague();
    const early = await closeMonth(house, world.networkId, '2026-08');
    await schedule(house, session, { every: 'quarter' });
    house.clock.moveTo(now);
    expect(await owed()).toEqual([]);
    const quarter = await closeMonth(house, world.networkId, '2026-09');
    await closeMonth(house, world.networkId, '2026-10');
    expect(await owed()).toEqual([quarter]);
    await keep(quarter);
    await keep(early);
    expect(await owed()).toEqual([]);
    expect(await spansOf()).toEqual(['2026-Q3']);
  });
});

test('the day on a report is that of Sofia', async () => {
  await schedule(house, world.coordinator);
  const now = house.clock.now();
  const releaseId = await closeMonth(house, world.networkId, '2026-10');
  house.clock.moveTo(new Date('2026-11-29T22:30:00Z'));
  await keep(releaseId);
  house.clock.moveTo(now);
  expect(await storedOf(house, world.networkId)).toMatchObject([{ reportedOn: '2026-11-30' }]);
});

test('a kept report never changes, whatever becomes of people, names, schedules and releases', async () => {
  const { networkId, coordinator, course, cohort } = world;
  const tables = ['course', 'cohort', 'module', 'partner', 'total'];
  for (const table of tables) await schedule(house, coordinator, { table });
  const learner = await house.given.learner(cohort);
  await house.given.completed(learner, course);
  await crowd(house, world, 30);
  await closeAndKeep(house, networkId, '2026-09');
  const before = await storedOf(house, networkId);
  const [first] = before;
  const opened = await open(coordinator, first?.id ?? '');
  expect(before).toHaveLength(tables.length);

  await house.get(AccountService).delete(learner.accountId, { revokeCertificates: false });
  const named = `'{"bg":"Друго","en":"Other"}'`;
  await house.db.query(`UPDATE course_edition SET title = ${named}`);
  await house.db.query(`UPDATE organisation SET name = ${named} WHERE network_id IS NOT NULL`);
  await house.db.query(`UPDATE cohort SET name = 'Друга' WHERE network_id = $1`, [networkId]);
  await crowd(house, world, 40);
  await closeAndKeep(house, networkId, '2026-10');
  await house.db.query('DELETE FROM report_schedule WHERE network_id = $1', [networkId]);
  await house.db.query('UPDATE released_cell SET value = 999');
  const after = await storedOf(house, networkId);
  const bytes = (rows: typeof before) =>
    rows.filter(({ span }) => span === '2026-09').map(({ id, document }) => [id, document]);
  expect(bytes(after)).toEqual(bytes(before));
  expect(await open(coordinator, first?.id ?? '')).toEqual(opened);
  expect(after).toHaveLength(2 * tables.length);
});

describe('reading', () => {
  test('each coordinator has a note of her own until she opens the report', async () => {
    const other = await colleague();
    await schedule(house, world.coordinator);
    expect(await keptOf(other)).toEqual({ hasNewKeptReports: false, keptReports: [] });
    await closeAndKeep(house, world.networkId, '2026-10');
    const late = await colleague();
    const { hasNewKeptReports, keptReports } = await keptOf(world.coordinator);
    const [report] = keptReports;
    expect(hasNewKeptReports).toBe(true);
    expect(keptReports).toMatchObject([{ span: '2026-10', locale: 'bg', isNew: true }]);
    expect(report?.title).toMatch(/^По курсове/);
    const opened = await open(world.coordinator, report?.id ?? '');
    expect(opened).toMatchObject({ span: '2026-10', reportedOn: report?.reportedOn });
    expect((await keptOf(world.coordinator)).hasNewKeptReports).toBe(false);
    expect((await keptOf(world.coordinator)).keptReports).toMatchObject([{ isNew: false }]);
    expect((await keptOf(other)).hasNewKeptReports).toBe(true);
    expect(await keptOf(late)).toMatchObject({
      ...{ hasNewKeptReports: false, keptReports: [{ isNew: false }] },
    });
  });

  test('nobody but coordinators is told', async () => {
    const organisation = await house.given.organisation({ id: world.networkId });
    const trainer = await house.given.staff('trainer', organisation);
    await schedule(house, world.coordinator);
    await closeAndKeep(house, world.networkId, '2026-10');
    const notes: { account: string }[] = await house.db.query(
      `SELECT account_id AS account FROM kept_report_note n JOIN kept_report k ON k.id = n.kept_report_id
       WHERE k.network_id = $1`,
      [world.networkId],
    );
    expect(notes).toEqual([{ account: world.coordinator.accountId }]);
    expect((await house.as(trainer).query(keptQuery)).refusal).toBe('not-permitted');
  });

  test('an invented report and one of another network are one', async () => {
    await schedule(house, world.coordinator);
    await closeAndKeep(house, world.networkId, '2026-10');
    const [stored] = await storedOf(house, world.networkId);
    const { coordinator: stranger } = await reportWorld(house);
    const pdf = 'query ($id: ID!) { keptReportPdf(id: $id) }';
    for (const query of [openQuery, pdf])
      for (const id of [stored?.id, randomUUID(), 'no id'])
        expect((await house.as(stranger).query(query, { id })).refusal).toBe('not-found');
    expect((await keptOf(stranger)).keptReports).toEqual([]);
    expect(await storedOf(house, world.networkId)).toEqual([stored]);
  });

  test('its PDF is made of what was stored', async () => {
    await schedule(house, world.coordinator);
    await closeAndKeep(house, world.networkId, '2026-10');
    const [stored] = await storedOf(house, world.networkId);
    const ask = async () => {
      const query = 'query ($id: ID!) { keptReportPdf(id: $id) }';
      const { keptReportPdf } = await house
        .as(world.coordinator)
        .ask<{ keptReportPdf: string }>(query, { id: stored?.id });
      return Buffer.from(keptReportPdf, 'base64').toString('latin1');
    };
    const pdf = await ask();
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    await house.db.query('UPDATE released_cell SET value = 777');
    expect(await ask()).toBe(pdf);
  });
});
