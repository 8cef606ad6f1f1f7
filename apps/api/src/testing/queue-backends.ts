import { Redis } from 'ioredis';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { until } from './until.js';

/** One of the two places where the queue can live, with what a test does to it. */
export interface QueueBackend {
  /** Stands in the names of the tests. */
  name: string;
  isHere: boolean;
  /** `describe`, or `describe.skip` when there is no such backend here. */
  describe: jest.Describe;
  /** Settings that make a process use it. */
  settings: Record<string, string>;
  /** The same apart from this one: a second queue for a scenario that runs beside. */
  apart(number: RedisNumber): QueueBackend;
  /** Where the queue's storage is, given the database of the test; for a gate in front of it. */
  address(databaseUrl: string): string;
  /** Loses everything at once, as a wiped Redis would. */
  empty(databaseUrl: string): Promise<void>;
  /** Makes it look as if every job under way had been cut off with its worker once before. */
  cutOffBefore(databaseUrl: string): Promise<void>;
  /** All that the queue holds, as text: what a leaked backup of it would tell. */
  dump(databaseUrl: string): Promise<string>;
}

/** Redis keeps numbered databases apart: each test file takes its own. */
type RedisNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/**
 * Both backends for one test file; call it on top, and `stop` in `afterAll`.
 * @param number its own database of Redis
 * @param beside further ones that it uses with `apart`
 * Without a Redis its tests are skipped with the reason in their name; with CI=true they fail.
 */
export async function queueBackends(
  number: RedisNumber,
  ...beside: RedisNumber[]
): Promise<{ backends: QueueBackend[]; stop: () => Promise<void> }> {
  const redis = await findRedis();
  if (!redis.ok) {
    if (process.env['CI'] === 'true') throw new Error(`CI=true, but ${redis.reason}`);
    const none = { ...onRedis('redis://127.0.0.1:1'), describe: describe.skip, isHere: false };
    const named = { ...none, name: `Redis, skipped: ${redis.reason}` };
    return { backends: [onPostgres, named], stop: async () => undefined };
  }
  const backend = onRedis(new URL(`/${number}`, redis.url).href);
  // a Redis that outlives a run still holds what the run left
  for (const used of [number, ...beside]) await backend.apart(used).empty('');
  return { backends: [onPostgres, backend], stop: redis.stop };
}

const onPostgres: QueueBackend = {
  name: 'PostgreSQL',
  isHere: true,
  describe,
  settings: {},
  // the queue lies in the database of the test, so it is apart already
  apart: () => onPostgres,
  address: (databaseUrl) => databaseUrl,
  async empty(databaseUrl) {
    const tables = await queueTables(databaseUrl);
    if (tables.length === 0) return;
    const wipe = () => onDatabase(databaseUrl, `TRUNCATE ${tables.join(', ')}`);
    // workers hold some of the tables and want others: PostgreSQL may send this one away, and it comes again
    await until(() => wipe().then(() => true));
  },
  cutOffBefore: async (databaseUrl) => {
    await onDatabase(databaseUrl, `UPDATE bullmq.job SET stalled_count = 1 WHERE state = 'active'`);
  },
  async dump(databaseUrl) {
    const texts = await Promise.all(
      (await queueTables(databaseUrl)).map((table) =>
        onDatabase(databaseUrl, `SELECT row_to_json(t)::text AS text FROM ${table} t`),
      ),
    );
    return texts
      .flat()
      .map(({ text }) => text)
      .join('\n');
  },
};

const onRedis = (url: string): QueueBackend => ({
  name: 'Redis',
  isHere: true,
  describe,
  settings: { REDIS_URL: url },
  apart: (number) => onRedis(new URL(`/${number}`, url).href),
  address: () => url,
  empty: () => withRedis(url, async (redis) => void (await redis.flushdb())),
  cutOffBefore: () =>
    withRedis(url, async (redis) => {
      const active = await redis.lrange('{pateka}:pateka:active', 0, -1);
      for (const id of active) await redis.hset(`{pateka}:pateka:${id}`, 'stc', '1');
    }),
  dump: (_databaseUrl) => withRedis(url, dumpOf),
});

/** All but the list of migrations: without that the engine would take the tables for missing. */
async function queueTables(databaseUrl: string): Promise<string[]> {
  const rows = await onDatabase(
    databaseUrl,
    `SELECT 'bullmq.' || quote_ident(tablename) AS text FROM pg_tables
     WHERE schemaname = 'bullmq' AND tablename <> 'migration'`,
  );
  return rows.map(({ text }) => text);
}

async function onDatabase(url: string, statement: string): Promise<{ text: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ text: string }>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

async function dumpOf(redis: Redis): Promise<string> {
  const lines: string[] = [];
  for (const key of await redis.keys('*')) {
    const value = await valueOf(redis, key);
    lines.push(`${key} ${JSON.stringify(value)}`);
  }
  return lines.join('\n');
}

async function valueOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1);
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      throw new Error(`A key of the kind ${type} cannot be dumped.`);
  }
}

type Found = { ok: true; url: string; stop: () => Promise<void> } | { ok: false; reason: string };

/** The one of TEST_REDIS_URL, else one that is found or fetched along the chain of tools/redis.ts. */
async function findRedis(): Promise<Found> {
  const url = process.env['TEST_REDIS_URL'];
  if (url) return { ok: true, url, stop: async () => undefined };
  const path = fileURLToPath(new URL('../../../../tools/redis.ts', import.meta.url));
  const { openRedis } = (await import(path)) as { openRedis: () => Promise<Found> };
  return oneAtATime(openRedis);
}

/** Any number. Two test files must not unpack a Redis into one folder, nor take one port. */
const REDIS_LOCK = 4_201_420_101;

async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [REDIS_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
