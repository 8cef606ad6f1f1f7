import { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../testing/database.js';
import { databaseOptions } from './database/data-source.js';
import { demoRefusal } from './demo-wall.js';

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createDatabase();
  db = await new DataSource(
    databaseOptions({ DATABASE_URL: database.url, DATABASE_POOL: 2 }),
  ).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const seededAs = async (demo: boolean | null) => {
  await db.query('DELETE FROM installation');
  if (demo !== null) await db.query('INSERT INTO installation (demo) VALUES ($1)', [demo]);
};

/** A server that is not ours calls itself otherwise; the wall asks it for its name. */
const elsewhere = new Proxy({} as DataSource, {
  get: () => (text: string) =>
    text === 'SHOW cluster_name' ? Promise.resolve([{ cluster_name: 'main' }]) : db.query(text),
});

describe('demo data exist only with the embedded database (safety 47)', () => {
  test.each([
    ['a demo in its own database', true, true, null],
    ['a demo in an empty database, before it is loaded', null, true, null],
    ['real use of an empty database', null, false, null],
    ['real use of a real database', false, false, null],
    ['real use of a demo database', true, false, /holds a demo/],
    ['a demo in a real database', false, true, /holds real data/],
  ])('%s', async (_what, seeded, demo, refusal) => {
    await seededAs(seeded);
    const answer = await demoRefusal(db, { DEMO: demo });
    if (refusal) expect(answer).toMatch(refusal);
    else expect(answer).toBeNull();
  });

  test('a demo in any other PostgreSQL is refused, a real use of it is not', async () => {
    await seededAs(null);
    expect(await demoRefusal(elsewhere, { DEMO: true })).toMatch(/embedded database only/);
    expect(await demoRefusal(elsewhere, { DEMO: false })).toBeNull();
    await seededAs(true);
    expect(await demoRefusal(elsewhere, { DEMO: false })).toMatch(/holds a demo/);
  });
});
