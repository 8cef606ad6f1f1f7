import { DAY } from '../platform/clock.js';
import { startApp, type TestApp } from '../testing/app.js';
import type { Cohort } from './cohort.entity.js';
import { ClearCodesHandler } from './clear-codes.handler.js';

let house: TestApp;
let cohort: Cohort;
let handler: ClearCodesHandler;

beforeAll(async () => {
  house = await startApp();
  const { given, db, config, clock } = house;
  cohort = await given.cohort([await given.course(await given.network(), { lessons: 1 })]);
  handler = new ClearCodesHandler(db, config, clock);
});
afterAll(() => house.stop());

const serials = async (order: string): Promise<string[]> => {
  const rows: { serial: string }[] = await house.db.query(
    `SELECT serial FROM access_code WHERE uses_left = 0 ORDER BY ${order}`,
  );
  return rows.map(({ serial }) => serial);
};

test('after the night the rows of used codes no longer lie in the order of their use (safety 19)', async () => {
  for (let n = 0; n < 8; n += 1) await house.given.learner(cohort);
  expect(await serials('ctid')).not.toEqual(await serials('id'));
  await handler.handle();
  expect(await serials('ctid')).toEqual(await serials('id'));
});

test('codes go 90 days after they expired, used or not, and not a day before (safety 35)', async () => {
  await house.given.cards(cohort, 3, 10);
  const count = async () =>
    Number((await house.db.query('SELECT count(*) FROM access_code WHERE uses_left = 1'))[0].count);
  house.clock.advance(99 * DAY);
  await handler.handle();
  expect(await count()).toBe(3);
  house.clock.advance(2 * DAY);
  await handler.handle();
  expect(await count()).toBe(0);
});
