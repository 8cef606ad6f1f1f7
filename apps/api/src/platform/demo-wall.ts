import type { DataSource } from 'typeorm';
import type { Config } from './config.js';

/** How the embedded PostgreSQL calls itself; the launcher starts it with this name. */
const EMBEDDED = 'pateka-embedded';

/**
 * Demo data and demo sign-ins exist only in the embedded database of a demo on this machine (safety 47):
 * a demo's database started as anything else is refused, and so is a demo on any other database.
 * @returns why the start is refused, or null
 */
export async function demoRefusal(
  db: DataSource,
  config: Pick<Config, 'DEMO'>,
): Promise<string | null> {
  const [installation]: { demo: boolean }[] = await db.query('SELECT demo FROM installation');
  if (installation?.demo && !config.DEMO) {
    return 'This database holds a demo, with sign-ins that everybody knows. It cannot be used for real: start with an empty database.';
  }
  if (!config.DEMO) return null;
  const [cluster]: { cluster_name: string }[] = await db.query('SHOW cluster_name');
  if (cluster?.cluster_name !== EMBEDDED) {
    return 'A demo runs with the embedded database only. Leave DEMO unset for your own database.';
  }
  return installation && !installation.demo
    ? 'This database is not a demo: it holds real data. Leave DEMO unset.'
    : null;
}
