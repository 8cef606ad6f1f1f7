import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../platform/database/data-source.js';

/** Any number: who makes the template holds it, so that two test files do not both make it. */
const TEMPLATE_LOCK = 4_201_420_100;

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  url: string;
  /** The folder for the files of this database; made when the first one is written. */
  mediaFolder: string;
  /** Removes it with its files, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Clones the migrated template: some 50 ms, and no test file sees the rows of another.
 * @throws Error when no PostgreSQL was named or started
 */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(async (server) => {
    const template = await migratedTemplate(server);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  });
  const mediaFolder = join(tmpdir(), 'pateka-media', name);
  return {
    url: withDatabase(name),
    mediaFolder,
    drop: async () => {
      await drop(name);
      rmSync(mediaFolder, { recursive: true, force: true });
    },
  };
}

const address = (): string => {
  const url = process.env['TEST_DATABASE_URL'];
  if (url) return url;
  throw new Error('TEST_DATABASE_URL is not set and jest.start-postgres.js did not run.');
};

function withDatabase(name: string): string {
  const url = new URL(address());
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(work: (server: pg.Client) => Promise<unknown>): Promise<void> {
  const server = new pg.Client({ connectionString: withDatabase('postgres') });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

/** Whoever is still connected: the way of tools/databases.ts. */
async function drop(name: string): Promise<void> {
  const path = fileURLToPath(new URL('../../../../tools/databases.ts', import.meta.url));
  const { dropDatabase } = (await import(path)) as {
    dropDatabase: (url: string, name: string) => Promise<void>;
  };
  await dropDatabase(address(), name);
}

/** Named after what the migrations say, so that a server that outlives a change never serves old tables. */
async function migratedTemplate(server: pg.Client): Promise<string> {
  const name = `template_${migrationsHash()}`;
  await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const known = await server.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (known.rowCount === 0) {
    // Made under another name: a killed run must not leave a half-migrated template behind.
    const draft = `${name}_draft`;
    await drop(draft);
    await server.query(`CREATE DATABASE ${draft}`);
    const options = databaseOptions({ DATABASE_URL: withDatabase(draft), DATABASE_POOL: 2 });
    const db = await new DataSource(options).initialize();
    await db.runMigrations();
    await db.destroy();
    await server.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  }
  // The lock ends with the connection, after the copy: PostgreSQL copies one template at a time anyway.
  return name;
}

function migrationsHash(): string {
  const folder = new URL('../migrations/', import.meta.url);
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(new URL(file, folder)));
  return hash.digest('hex').slice(0, 12);
}
