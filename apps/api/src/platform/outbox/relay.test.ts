import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { startApp, type TestApp } from '../../testing/app.js';
import { createDatabase, type TestDatabase } from '../../testing/database.js';
import { gateTo } from '../../testing/gate.js';
import { queueBackends } from '../../testing/queue-backends.js';
import { until } from '../../testing/until.js';
import { WorkerModule } from '../../worker.module.js';
import { defineJob } from '../jobs/define-job.js';
import { Handles } from '../jobs/handles.decorator.js';
import { JOB_QUEUE } from '../jobs/jobs.tokens.js';
import { announce } from './announce.js';
import { Relay } from './relay.js';

const relayed = defineJob({
  name: 'tests.relayed',
  payload: z.object({ enrolmentId: z.uuid() }),
  id: ({ enrolmentId }) => `relayed-${enrolmentId}`,
  on: 'course.completed',
});

@Injectable()
@Handles(relayed)
class RelayedHandler {
  handle = async () => undefined;
}

/** What a failed test left waiting must not come into the next. */
async function clearOutbox(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('TRUNCATE outbox');
  await client.end();
}

const { backends, stop } = await queueBackends(1);
afterAll(stop);

for (const backend of backends) {
  backend.describe(`the relay, queue on ${backend.name}`, () => {
    let database: TestDatabase;
    const started: TestApp[] = [];

    beforeAll(async () => {
      database = await createDatabase();
    });
    afterEach(async () => {
      await Promise.all(started.splice(0).map((house) => house.stop()));
      await backend.empty(database.url);
      await clearOutbox(database.url);
    });
    afterAll(() => database.drop());

    async function worker(settings: Record<string, string> = {}) {
      const config = { ...backend.settings, ...settings };
      const extra = { providers: [RelayedHandler] };
      const house = await startApp({ module: WorkerModule, database, config, extra });
      started.push(house);
      return { ...house, relay: house.get(Relay), queue: house.get<Queue>(JOB_QUEUE) };
    }

    const announced = (house: TestApp, count: number) =>
      house.db.transaction(async (tx) => {
        const ids = Array.from({ length: count }, () => randomUUID());
        for (const enrolmentId of ids) await announce(tx, 'course.completed', { enrolmentId });
        return ids.map((id) => `relayed-${id}`).sort();
      });

    const idsIn = async (queue: Queue) =>
      (await queue.getJobs(['waiting', 'prioritized'])).map(({ id }) => id).sort();

    const waitingRows = async (house: TestApp) => {
      const [row]: { count: number }[] = await house.db.query(
        'SELECT count(*)::int FROM outbox WHERE relayed_at IS NULL',
      );
      return row?.count;
    };

    test('rows become jobs once, in the payload their ids and nothing else', async () => {
      const house = await worker();
      const ids = await announced(house, 3);
      expect(await house.relay.relayOnce()).toBe(3);
      expect(await house.relay.relayOnce()).toBe(0);
      expect(await idsIn(house.queue)).toEqual(ids);
      const jobs = await house.queue.getJobs(['waiting', 'prioritized']);
      for (const job of jobs) expect({ enrolmentId: job.id?.slice(8) }).toEqual(job.data);
    });

    test('an event that is rolled back with its change is never relayed', async () => {
      const house = await worker();
      const change = house.db.transaction(async (tx) => {
        await announce(tx, 'course.completed', { enrolmentId: randomUUID() });
        throw new Error('changed her mind');
      });
      await expect(change).rejects.toThrow('changed her mind');
      expect(await house.relay.relayOnce()).toBe(0);
    });

    test('two relays at once share 250 rows, each job is added once', async () => {
      const houses = [await worker(), await worker()];
      const [first] = houses;
      if (!first) throw new Error('No worker');
      const ids = await announced(first, 250);
      const added: string[] = [];
      for (const { queue } of houses) {
        const real = queue.addBulk.bind(queue);
        queue.addBulk = (jobs) => {
          added.push(...jobs.map(({ opts }) => opts?.jobId ?? ''));
          return real(jobs);
        };
      }
      await Promise.all(
        houses.map(async ({ relay }) => {
          while ((await relay.relayOnce()) > 0);
        }),
      );
      expect(added.sort()).toEqual(ids);
      expect(await idsIn(first.queue)).toEqual(ids);
      expect(await waitingRows(first)).toBe(0);
    });

    test('a row that another relay holds is passed over, not waited for', async () => {
      const house = await worker();
      await announced(house, 3);
      await house.db.transaction(async (tx) => {
        await tx.query(
          'SELECT FROM outbox WHERE relayed_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE',
        );
        const first = await Promise.race([
          house.relay.relayOnce(),
          sleep(4_000, 'it waited', { ref: false }),
        ]);
        expect(first).toBe(2);
      });
      expect(await house.relay.relayOnce()).toBe(1);
    });

    test('a row is not ticked off when the queue refuses its job, and goes later', async () => {
      const house = await worker();
      const ids = await announced(house, 2);
      const real = house.queue.addBulk;
      house.queue.addBulk = () => Promise.reject(new Error('away'));
      await expect(house.relay.relayOnce()).rejects.toThrow('away');
      expect(await waitingRows(house)).toBe(2);
      house.queue.addBulk = real;
      expect(await house.relay.relayOnce()).toBe(2);
      expect(await idsIn(house.queue)).toEqual(ids);
    });

    test('a row that was relayed but not ticked off is not doubled in the queue', async () => {
      const house = await worker();
      const ids = await announced(house, 2);
      await house.relay.relayOnce();
      await house.db.query('UPDATE outbox SET relayed_at = NULL');
      expect(await house.relay.relayOnce()).toBe(2);
      expect(await idsIn(house.queue)).toEqual(ids);
    });

    test('an event that no job listens to is ticked off', async () => {
      const house = await worker();
      await house.db.query(`INSERT INTO outbox (event, ids) VALUES ('nobody.listens', '{}')`);
      expect(await house.relay.relayOnce()).toBe(1);
      expect(await waitingRows(house)).toBe(0);
    });

    test('running by itself it stops when the worker does', async () => {
      const house = await worker();
      house.relay.start();
      const ids = await announced(house, 120);
      await until(async () => (await waitingRows(house)) === 0);
      expect(await idsIn(house.queue)).toEqual(ids);
    });

    // On PostgreSQL the queue is away exactly when the outbox is: outage.test.ts.
    if (backend.settings['REDIS_URL']) {
      test('while the queue is away the rows wait, and then they go by themselves', async () => {
        const gate = await gateTo(backend.address(database.url));
        try {
          const house = await worker({ REDIS_URL: gate.url });
          house.relay.start();
          await announced(house, 1);
          await until(async () => (await waitingRows(house)) === 0);
          await gate.shut();
          await announced(house, 5);
          await sleep(1_500);
          expect(await waitingRows(house)).toBe(5);
          await gate.open();
          await until(async () => (await waitingRows(house)) === 0);
          expect(await idsIn(house.queue)).toHaveLength(6);
        } finally {
          await Promise.all(started.splice(0).map((house) => house.stop()));
          await gate.close();
        }
      });

      test('a queue that was away at the start is found later', async () => {
        const gate = await gateTo(backend.address(database.url));
        try {
          await gate.shut();
          const house = await worker({ REDIS_URL: gate.url });
          house.relay.start();
          const ids = await announced(house, 2);
          await sleep(1_500);
          expect(await waitingRows(house)).toBe(2);
          await gate.open();
          await until(async () => (await waitingRows(house)) === 0);
          expect(await idsIn(house.queue)).toEqual(ids);
        } finally {
          await Promise.all(started.splice(0).map((house) => house.stop()));
          await gate.close();
        }
      });

      test('a relay whose queue is away still ends when it is asked to', async () => {
        const gate = await gateTo(backend.address(database.url));
        await gate.shut();
        const house = await worker({ REDIS_URL: gate.url });
        house.relay.start();
        await announced(house, 1);
        await sleep(500);
        started.splice(0);
        const stopped = house.stop().then(() => 'ended');
        const ended = await Promise.race([stopped, sleep(8_000, 'hangs', { ref: false })]);
        await gate.close();
        expect(ended).toBe('ended');
      });
    }
  });
}
