import type { DataSourceOptions } from 'typeorm';
import { Foundation1700000000000 } from '../../migrations/1700000000000-foundation.js';
import { Authoring1700000000001 } from '../../migrations/1700000000001-authoring.js';
import { Media1700000000002 } from '../../migrations/1700000000002-media.js';
import { Transfer1700000000003 } from '../../migrations/1700000000003-transfer.js';
import { Composing1700000000004 } from '../../migrations/1700000000004-composing.js';
import { Credentials1700000000005 } from '../../migrations/1700000000005-credentials.js';
import { Reports1700000000006 } from '../../migrations/1700000000006-reports.js';
import type { Config } from '../config.js';
import { SnakeNaming } from './snake-naming.js';

/** Every migration, oldest first. Listed by hand: a file that lies about is not a migration. */
export const migrations = [
  Foundation1700000000000,
  Authoring1700000000001,
  Media1700000000002,
  Transfer1700000000003,
  Composing1700000000004,
  Credentials1700000000005,
  Reports1700000000006,
];

/** How api, worker, commands and tests reach PostgreSQL; entities register with their slice's module. */
export function databaseOptions(
  config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL'>,
): DataSourceOptions {
  return {
    type: 'postgres',
    url: config.DATABASE_URL,
    namingStrategy: new SnakeNaming(),
    migrations,
    migrationsTransactionMode: 'all',
    synchronize: false,
    logging: false,
    extra: {
      max: config.DATABASE_POOL,
      connectionTimeoutMillis: 5_000,
      // A page waits for its data at most this long; better a kind message than a hanging phone.
      statement_timeout: 15_000,
      application_name: 'pateka',
    },
  };
}
