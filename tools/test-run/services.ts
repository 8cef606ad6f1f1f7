import { join } from 'node:path';
import { ensureDatabase } from '../databases.ts';
import { startPostgres, stopLeftover } from '../postgres.ts';
import { openRedis } from '../redis.ts';
import { Failure, messageOf } from '../support/failure.ts';
import { cache } from '../support/paths.ts';
import { removeHome } from '../support/postgres-data.ts';
import type { Shutdown } from '../support/shutdown.ts';

/** What the tests of this run can use, and why something is missing. */
export type Services = {
  /** TEST_DATABASE_URL and TEST_REDIS_URL, as far as they exist. */
  env: { TEST_DATABASE_URL?: string; TEST_REDIS_URL?: string };
  /** Where each came from, for the reader of the output. */
  found: string[];
  /** By what a skipped test asks for: `redis`, `database`. */
  missing: { redis?: string; database?: string };
};

/** For a run of steps that need none. */
export const noServices: Services = { env: {}, found: [], missing: {} };

const home = join(cache, 'test-postgres');

/** Starts the database of the run, fresh, and finds or fetches a Redis. */
export const openServices = async (shutdown: Shutdown): Promise<Services> => {
  const services: Services = { env: {}, found: [], missing: {} };
  try {
    services.env.TEST_DATABASE_URL = await openDatabase(shutdown, services.found);
  } catch (error) {
    const hints = error instanceof Failure ? error.hints : [];
    services.missing.database = [messageOf(error), ...hints].join(' ');
  }
  const redis = await openRedis();
  if (redis.ok) {
    shutdown.add(redis.stop);
    services.env.TEST_REDIS_URL = redis.url;
    services.found.push(`Redis: ${redis.source}`);
  } else {
    services.missing.redis = redis.reason;
  }
  return services;
};

const openDatabase = async (shutdown: Shutdown, found: string[]): Promise<string> => {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    found.push('PostgreSQL: the environment');
    return given;
  }
  await stopLeftover(home);
  removeHome(home);
  const cluster = await startPostgres({ home, throwaway: true });
  shutdown.add(async () => {
    await cluster.stop();
    removeHome(home);
  });
  found.push(`PostgreSQL: ${cluster.version}, embedded`);
  return ensureDatabase(cluster.url('postgres'), 'pateka_test');
};

/** Why a test was skipped, from what it is called and what is missing. */
export const reasonFor =
  ({ missing }: Services) =>
  (test: string): string => {
    if (missing.redis !== undefined && /redis/i.test(test)) return missing.redis;
    return missing.database ?? 'marked as skipped in the test';
  };
