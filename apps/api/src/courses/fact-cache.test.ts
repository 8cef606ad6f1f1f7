import { startApp, type TestApp } from '../testing/app.js';
import { FactCache } from './fact-cache.js';

let house: TestApp;
let cache: FactCache;
beforeAll(async () => {
  house = await startApp();
  await house.given.course(await house.given.network());
});
afterAll(() => house.stop());
beforeEach(() => {
  cache = new FactCache(house.db, house.clock);
});

const value = async () => (await cache.current()).get('sample-wage')?.value;
const checked = (day: string, amount: number) =>
  house.db.query(
    `INSERT INTO fact_value (fact_id, kind, value, unit, label, source, checked_on, valid_to, confidence)
     SELECT fact_id, kind, to_jsonb($2::numeric), unit, label, source, $1, valid_to, confidence FROM fact_value
     WHERE fact_id = 'sample-wage' LIMIT 1`,
    [day, amount],
  );

test('many lessons within a minute read the facts once', async () => {
  const { statements } = await house.statements(async () => {
    await Promise.all(Array.from({ length: 20 }, value));
    house.clock.advance(50_000);
    await value();
  });
  expect(statements).toHaveLength(1);
});

test('a newer check is seen after a minute at most, and an older one added later changes nothing', async () => {
  expect(await value()).toBe(620.2);
  await checked('2026-12-01', 650);
  expect(await value()).toBe(620.2);
  house.clock.advance(61_000);
  expect(await value()).toBe(650);
  await checked('2026-01-01', 551);
  house.clock.advance(61_000);
  expect(await value()).toBe(650);
});

test('a failed read is not kept: the next page asks again', async () => {
  await house.db.query('ALTER TABLE fact_value RENAME TO fact_value_away');
  try {
    await expect(value()).rejects.toThrow();
  } finally {
    await house.db.query('ALTER TABLE fact_value_away RENAME TO fact_value');
  }
  expect(await value()).toBeDefined();
});

test('a fact has what a page prints with it, and leaves out what it has not', async () => {
  expect((await cache.current()).get('sample-wage')).toEqual({
    id: 'sample-wage',
    kind: 'amount',
    value: 650,
    unit: 'EUR/month',
    label: { bg: 'Примерна заплата', en: 'Sample wage' },
    source: 'Пример',
    checkedOn: '2026-12-01',
    validTo: null,
    confidence: 'high',
  });
});
