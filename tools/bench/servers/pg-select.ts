/**
 * Reference: what the database gives when nothing stands between: one prepared statement by primary key on 16
 * connections for ten seconds. Argument: the address. Prints `{ statements, seconds }`.
 */
import pg from 'pg';

const connections = 16;
const seconds = 10;
const pool = new pg.Pool({ connectionString: process.argv[2], max: connections });
await pool.query('CREATE TABLE IF NOT EXISTS bench_reference (id int PRIMARY KEY, text text)');
await pool.query(
  `INSERT INTO bench_reference SELECT id, repeat('a', 500) FROM generate_series(1, 1000) AS id
   ON CONFLICT DO NOTHING`,
);

const until = performance.now() + seconds * 1000;
const select = { name: 'one', text: 'SELECT id, text FROM bench_reference WHERE id = $1' };
const ask = async (): Promise<number> => {
  const client = await pool.connect();
  let done = 0;
  for (; performance.now() < until; done += 1) {
    await client.query({ ...select, values: [(done % 1000) + 1] });
  }
  client.release();
  return done;
};
const counts = await Promise.all(Array.from({ length: connections }, ask));
await pool.query('DROP TABLE bench_reference');
await pool.end();
process.stdout.write(
  JSON.stringify({ statements: counts.reduce((sum, count) => sum + count, 0), seconds }),
);
