import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

type Query = (
  this: PoolClient,
  statement: string | { text: string },
  ...rest: unknown[]
) => unknown;

/**
 * Runs some work and writes down every statement that reaches PostgreSQL meanwhile, BEGIN and COMMIT
 * included, from whatever layer: the pool's clients themselves are watched.
 * @returns what the work returned, and the statements in order (assert their number on the list: a
 *   failing test then shows them)
 */
export async function statementsOf<T>(
  db: DataSource,
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  const pool = (db.driver as unknown as { master: Pool }).master;
  const client = await pool.connect();
  const shared = Object.getPrototypeOf(client) as { query: Query };
  client.release();
  const real = shared.query;
  const statements: string[] = [];
  shared.query = function (statement, ...rest) {
    statements.push(typeof statement === 'string' ? statement : statement.text);
    return real.call(this, statement, ...rest);
  };
  try {
    return { result: await work(), statements };
  } finally {
    shared.query = real;
  }
}
