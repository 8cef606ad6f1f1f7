import type { Pool } from 'pg';
import { type DataSource, EntityManager } from 'typeorm';

/** A statement that PostgreSQL parses and plans once per connection. */
export interface NamedQuery {
  name: string;
  text: string;
}

/** The part of pg's pool and of its clients that is used here. */
type Asked = Pick<Pool, 'query'>;

/** @returns the pool itself, or the one connection of an open transaction */
async function connectionOf(source: DataSource | EntityManager): Promise<Asked> {
  if (!(source instanceof EntityManager)) {
    return (source.driver as unknown as { master: Pool }).master;
  }
  if (!source.queryRunner) throw new Error('This entity manager has no open transaction');
  return (await source.queryRunner.connect()) as Asked;
}

/**
 * Runs a prepared statement, past the query builder: for what a learner does most.
 * @param source the data source, or the manager of an open transaction
 * @param query name (unique in the house) and text with $1, $2 …
 * @param values the parameters in order
 * @returns the rows, typed by who wrote the SQL
 */
export async function queryNamed<Row>(
  source: DataSource | EntityManager,
  query: NamedQuery,
  values: unknown[],
): Promise<Row[]> {
  const connection = await connectionOf(source);
  const result = await connection.query({ ...query, values });
  return result.rows as Row[];
}
