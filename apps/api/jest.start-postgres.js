import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts an embedded PostgreSQL for this run of jest, unless the runner named one in TEST_DATABASE_URL. */
export default async function start() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startPostgres } = await import('../../tools/postgres.ts');
  const home = mkdtempSync(join(tmpdir(), 'pateka-test-'));
  const cluster = await startPostgres({ home, throwaway: true });
  process.env.TEST_DATABASE_URL = cluster.url('postgres');
  globalThis.patekaTestCluster = { cluster, home };
}
