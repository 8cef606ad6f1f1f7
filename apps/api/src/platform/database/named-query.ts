import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** A statement that PostgreSQL parses and plans once per connection. */
export interface NamedQuery {
  name: string;
  text: string;
}

/**
 * Runs a prepared statement, past the query builder: for the few reads on a learner's hot path.
 * @param db the data source
 * @param query name (unique in the house) and text with $1, $2 …
 * @param values the parameters in order
 * @returns the rows, typed by who wrote the SQL
 */
export async function queryNamed<Row>(
  db: DataSource,
  query: NamedQuery,
  values: unknown[],
): Promise<Row[]> {
  const pool = (db.driver as unknown as { master: Pool }).master;
  const result = await pool.query({ ...query, values });
  return result.rows as Row[];
}
