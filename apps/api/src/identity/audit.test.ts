import { randomUUID } from 'node:crypto';
import { startApp, type TestApp } from '../testing/app.js';
import { audit } from './audit.js';

let house: TestApp;
let networkId: string;
beforeAll(async () => {
  house = await startApp();
  networkId = (await house.given.network()).id;
});
afterAll(() => house.stop());

const actor = () => ({ accountId: randomUUID(), networkId });
const count = async () =>
  Number((await house.db.query('SELECT count(*) FROM audit_entry'))[0].count);
const write = (object: string) =>
  house.db.transaction((tx) =>
    audit(tx, actor(), 'cohort.created', { kind: 'cohort', id: object }),
  );

test('a line can be added, and neither changed nor removed by anybody but time', async () => {
  await write('one');
  for (const statement of [
    `UPDATE audit_entry SET action = 'nothing'`,
    `UPDATE audit_entry SET at = now() - interval '731 days'`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    `INSERT INTO audit_entry (id, at, network_id, actor_id, action, object_kind, object_id) OVERRIDING SYSTEM VALUE
     SELECT id, at, network_id, actor_id, 'nothing', object_kind, object_id FROM audit_entry
     ON CONFLICT (id) DO UPDATE SET action = 'nothing'`,
  ]) {
    await expect(house.db.query(statement)).rejects.toThrow('append-only');
  }
  expect(await house.db.query('SELECT action, object_id FROM audit_entry')).toEqual([
    { action: 'cohort.created', object_id: 'one' },
  ]);
});

test('after 730 days, and not a day before, a line may be deleted (safety 35)', async () => {
  const old = `INSERT INTO audit_entry (at, network_id, actor_id, action, object_kind, object_id)
    VALUES (now() - make_interval(days => $1), $2, $2, 'old', 'x', $1::text)`;
  await house.db.query(old, [731, networkId]);
  await house.db.query(old, [729, networkId]);
  const before = await count();
  await expect(house.db.query(`DELETE FROM audit_entry WHERE object_id = '729'`)).rejects.toThrow(
    'append-only',
  );
  await house.db.query(`DELETE FROM audit_entry WHERE object_id = '731'`);
  expect(await count()).toBe(before - 1);
});

test('a line stands or falls with what it tells of', async () => {
  const before = await count();
  const failing = house.db.transaction(async (tx) => {
    await audit(tx, actor(), 'cohort.created', { kind: 'cohort', id: 'two' });
    throw new Error('undone');
  });
  await expect(failing).rejects.toThrow('undone');
  expect(await count()).toBe(before);
});

test('a coordinator reads the log of her own network, the newest first, page by page', async () => {
  const { given } = house;
  const coordinator = await given.staff('coordinator', await given.organisation({ id: networkId }));
  const stranger = await given.staff(
    'coordinator',
    await given.organisation(await given.network()),
  );
  for (let n = 0; n < 60; n += 1) await write(`page ${n}`);
  interface Line {
    id: string;
    objectId: string;
  }
  const page = async (before?: string) =>
    (
      await house
        .as(coordinator)
        .ask<{ auditLog: Line[] }>('query ($b: ID) { auditLog(before: $b) { id objectId } }', {
          b: before,
        })
    ).auditLog;
  const first = await page();
  const second = await page(first.at(-1)?.id);
  expect(first).toHaveLength(50);
  expect(first[0]?.objectId).toBe('page 59');
  expect(second[0]?.objectId).toBe('page 9');
  const theirs = await house.as(stranger).ask<{ auditLog: Line[] }>('{ auditLog { id objectId } }');
  expect(theirs.auditLog.map(({ objectId }) => objectId)).toEqual([stranger.organisationId]);
});
