import pg from 'pg';

/** One statement on a connection of its own. */
export const query = async (url: string, text: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // a connection cut by a stopping server is reported by the query; the event must not end the process
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
};

/** @returns the same address with another database */
export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

/**
 * Makes a database unless it exists, owned by the role in the address.
 * @param url an address of any database of the cluster
 * @param name lower-case letters, digits and underscores
 * @returns its address
 */
export const ensureDatabase = async (url: string, name: string): Promise<string> => {
  const maintenance = withDatabase(url, 'postgres');
  const found = await query(maintenance, `SELECT FROM pg_database WHERE datname = '${name}'`);
  if (!found.rowCount) await query(maintenance, `CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  return withDatabase(url, name);
};

/**
 * Removes a database, whoever is still connected: shuts its door, sends the guests home and drops it. Not
 * `WITH (FORCE)`: that is refused while a vacuum of the server's own runs in it, which the role may not end;
 * without it PostgreSQL ends the vacuum itself and waits for those who leave.
 */
export const dropDatabase = async (url: string, name: string): Promise<void> => {
  const maintenance = withDatabase(url, 'postgres');
  const found = await query(maintenance, `SELECT FROM pg_database WHERE datname = '${name}'`);
  if (!found.rowCount) return;
  const database = pg.escapeIdentifier(name);
  await query(maintenance, `ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
  await query(
    maintenance,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = '${name}' AND backend_type = 'client backend'`,
  );
  await query(maintenance, `DROP DATABASE ${database}`);
};
