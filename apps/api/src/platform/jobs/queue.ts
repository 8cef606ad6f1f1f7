import { createPostgresBackend, Queue, Worker, withBackend, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import type { Config } from '../config.js';

/** The name of the one queue; the braces keep its keys in one slot of a Redis Cluster. */
export const QUEUE = 'pateka';
const PREFIX = '{pateka}';
const ATTEMPTS = 8;

type Where = Pick<Config, 'REDIS_URL' | 'DATABASE_URL'>;

const postgres = withBackend(createPostgresBackend);
const postgresConnection = (config: Where, max: number) => ({
  connectionString: config.DATABASE_URL,
  schema: 'bullmq',
  migrate: true,
  max,
});

/** The producer's side. Fails fast when the queue is away: the outbox keeps what could not be added. */
export function createQueue(config: Where): Queue {
  const options = {
    prefix: PREFIX,
    defaultJobOptions: {
      attempts: ATTEMPTS,
      backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
      removeOnComplete: { age: 3_600, count: 10_000 },
      removeOnFail: { age: 30 * 24 * 3_600 },
    },
  };
  if (config.REDIS_URL) {
    const connection = new Redis(config.REDIS_URL, { maxRetriesPerRequest: 1 });
    // Asked before the first connection stands, BullMQ would wait for it, or give up for good when it fails.
    const atOnce = { skipWaitingForReady: true, skipVersionCheck: true };
    return endingWith(new Queue(QUEUE, { ...options, ...atOnce, connection }), connection);
  }
  return new postgres.Queue(QUEUE, {
    ...options,
    connection: postgresConnection(config, 3),
  }) as unknown as Queue;
}

/** The consumer's side: same engine, same promises on both backends. */
export function createWorker(config: Where, processor: Processor, concurrency: number): Worker {
  const options = {
    prefix: PREFIX,
    concurrency,
    lockDuration: 15_000,
    stalledInterval: 5_000,
    // A job cut off with its worker (a crash, a deployment in a hurry) is no bad job: as many chances as tries.
    maxStalledCount: ATTEMPTS,
    autorun: false,
  };
  if (config.REDIS_URL) {
    const connection = new Redis(config.REDIS_URL, { maxRetriesPerRequest: null });
    return endingWith(new Worker(QUEUE, processor, { ...options, connection }), connection);
  }
  return new postgres.Worker(QUEUE, processor, {
    ...options,
    connection: postgresConnection(config, concurrency + 2),
  }) as unknown as Worker;
}

/** BullMQ leaves a connection that it was handed open; it ends with its queue, also while Redis is away. */
function endingWith<T extends { close(): Promise<void> }>(owner: T, connection: Redis): T {
  const close = owner.close.bind(owner);
  owner.close = async () => {
    await close();
    connection.disconnect();
  };
  return owner;
}
