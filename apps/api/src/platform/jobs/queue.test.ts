import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Job, type Queue, UnrecoverableError } from 'bullmq';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { startApp, type TestApp } from '../../testing/app.js';
import { createDatabase, type TestDatabase } from '../../testing/database.js';
import { queueBackends } from '../../testing/queue-backends.js';
import { until } from '../../testing/until.js';
import { WorkerModule } from '../../worker.module.js';
import { HOUR, MINUTE } from '../clock.js';
import { defineJob, definedJobs } from './define-job.js';
import { Handles, type JobHandler } from './handles.decorator.js';
import { JobRunner } from './job-runner.js';
import { JOB_QUEUE } from './jobs.tokens.js';
import { Sweeper } from './sweeper.js';

/** What somebody typed and what an error might quote. */
const canary = 'Снежанка-Канарче';

const payload = z.object({ id: z.uuid() });
type Ids = z.infer<typeof payload>;

const plain = defineJob({ name: 'tests.plain', payload, id: ({ id }) => `plain-${id}` });
const poison = defineJob({ name: 'tests.poison', payload, id: ({ id }) => `poison-${id}` });
const slow = defineJob({ name: 'tests.slow', payload, id: ({ id }) => `slow-${id}` });
const owed = defineJob({
  name: 'tests.owed',
  payload,
  id: ({ id }) => `owed-${id}`,
  owed: 'SELECT id FROM test_work WHERE NOT done',
});
const clocked = defineJob({
  name: 'tests.clocked',
  payload: z.object({}),
  id: () => 'clocked',
  cron: '0 3 1 1 *',
});

@Injectable()
@Handles(plain)
class PlainHandler implements JobHandler<Ids> {
  readonly done: string[] = [];
  async handle({ id }: Ids): Promise<void> {
    this.done.push(id);
  }
}

@Injectable()
@Handles(poison)
class PoisonHandler implements JobHandler<Ids> {
  cured = false;
  permanent = false;
  async handle(): Promise<void> {
    if (this.cured) return;
    if (this.permanent) throw new UnrecoverableError(`never for ${canary}`);
    throw new RangeError(`no glyph for ${canary}`);
  }
}

@Injectable()
@Handles(slow)
class SlowHandler implements JobHandler<Ids> {
  begun = false;
  constructor(@InjectDataSource() private readonly db: DataSource) {}
  async handle({ id }: Ids): Promise<void> {
    this.begun = true;
    await sleep(1_200);
    await this.db.query('INSERT INTO test_work (id, done) VALUES ($1, true)', [id]);
  }
}

@Injectable()
@Handles(owed)
class OwedHandler implements JobHandler<Ids> {
  failing = false;
  constructor(@InjectDataSource() private readonly db: DataSource) {}
  async handle({ id }: Ids): Promise<void> {
    if (this.failing) throw new Error('no paper');
    await this.db.query('UPDATE test_work SET done = true WHERE id = $1', [id]);
  }
}

@Injectable()
@Handles(clocked)
class ClockedHandler implements JobHandler<object> {
  runs = 0;
  async handle(): Promise<void> {
    this.runs += 1;
  }
}

const providers = [PlainHandler, PoisonHandler, SlowHandler, OwedHandler, ClockedHandler];
const lines: string[] = [];
const logs = { write: (line: string) => void lines.push(line) };

const { backends, stop } = await queueBackends(2);
afterAll(stop);

for (const backend of backends) {
  backend.describe(`jobs, queue on ${backend.name}`, () => {
    let database: TestDatabase;
    let house: TestApp;
    let queue: Queue;

    async function worker(): Promise<TestApp> {
      const config = { ...backend.settings, LOG_LEVEL: 'info' };
      return startApp({ module: WorkerModule, database, config, extra: { providers }, logs });
    }

    beforeAll(async () => {
      database = await createDatabase();
      house = await worker();
      queue = house.get<Queue>(JOB_QUEUE);
      await house.db.query('CREATE TABLE test_work (id uuid PRIMARY KEY, done boolean NOT NULL)');
      await house.get(JobRunner).start();
    });
    afterEach(() => backend.empty(database.url));
    afterAll(async () => {
      await house.stop();
      await database.drop();
    });

    const add = (job: { name: string; id: (ids: Ids) => string }, attempts?: number) => {
      const ids = { id: randomUUID() };
      const options = { jobId: job.id(ids), ...(attempts ? { attempts } : {}) };
      return queue.add(job.name, ids, options);
    };
    const again = async (job: Job): Promise<Job> => {
      const found: Job | undefined = await queue.getJob(job.id ?? '');
      if (!found) throw new Error('The job is gone.');
      return found;
    };
    const inState = (job: Job, state: string) =>
      until(async () => (await (await again(job)).getState()) === state);

    test('a job is done once, however often it is asked for', async () => {
      const handler = house.get(PlainHandler);
      const ids = { id: randomUUID() };
      const options = { jobId: plain.id(ids) };
      const jobs = await Promise.all(
        Array.from({ length: 10 }, () => queue.add(plain.name, ids, options)),
      );
      const [first] = jobs;
      if (!first) throw new Error('Nothing was added.');
      await inState(first, 'completed');
      await queue.add(plain.name, ids, options);
      await sleep(200);
      expect(handler.done.filter((id) => id === ids.id)).toHaveLength(1);
    });

    test('a poison job holds up nobody and is tried again after growing pauses', async () => {
      const sick = await add(poison);
      const healthy = await Promise.all(Array.from({ length: 12 }, () => add(plain)));
      for (const job of healthy) await inState(job, 'completed');
      const pauses = new Map<number, number>();
      await until(async () => {
        const now = await again(sick);
        if (now.delay > 0 && (await now.isDelayed())) {
          pauses.set(now.attemptsMade, now.delay);
          // on a busy machine its pause may be over by now
          await now.promote().catch(() => undefined);
        }
        return pauses.size === 3;
      });
      // 1, 2, 4 and so on seconds, each up to a half shorter by chance
      for (const [tries, pause] of pauses) {
        expect(pause).toBeGreaterThanOrEqual(500 * 2 ** (tries - 1));
        expect(pause).toBeLessThanOrEqual(1_000 * 2 ** (tries - 1));
      }
    });

    test('what failed for good is listed for operators and can be tried again', async () => {
      const handler = house.get(PoisonHandler);
      const sick = await add(poison, 1);
      await inState(sick, 'failed');
      expect((await queue.getFailed()).map(({ id }) => id)).toContain(sick.id);
      handler.cured = true;
      await (await again(sick)).retry();
      await inState(sick, 'completed');
      handler.cured = false;
    });

    test('a failure that cannot pass is not tried again', async () => {
      const handler = house.get(PoisonHandler);
      handler.permanent = true;
      const sick = await add(poison);
      await inState(sick, 'failed');
      expect((await again(sick)).attemptsMade).toBe(1);
      handler.permanent = false;
    });

    test('neither the queue nor the log repeats what an error quotes (safety 37)', async () => {
      lines.length = 0;
      const once = await add(poison, 1);
      const retried = await add(poison);
      await inState(once, 'failed');
      await inState(retried, 'delayed');
      const stored = await again(once);
      expect(stored.failedReason).toContain('RangeError');
      expect(stored.stacktrace?.join()).toContain('queue.test.ts');
      const kept = await backend.dump(database.url);
      expect(kept).toContain(once.id);
      expect(kept).not.toContain('Канарче');
      expect(kept).not.toContain(JSON.stringify('Канарче').slice(1, -1));
      await until(() => lines.some((line) => line.includes(once.id ?? '')));
      expect(lines.join('')).toContain('"error":"RangeError"');
      expect(lines.join('')).not.toContain('Канарче');
    });

    test('a payload that is not of ids only never reaches the handler', async () => {
      const handler = house.get(PlainHandler);
      const before = handler.done.length;
      const job = await queue.add(plain.name, { id: canary }, { jobId: 'plain-odd', attempts: 1 });
      await inState(job, 'failed');
      expect(handler.done).toHaveLength(before);
      expect((await again(job)).failedReason).not.toContain(canary);
    });

    describe('the sweep', () => {
      const work = async (count: number) => {
        await house.db.query('TRUNCATE test_work');
        const ids = Array.from({ length: count }, () => randomUUID());
        await house.db.query(
          'INSERT INTO test_work SELECT id, false FROM unnest($1::uuid[]) AS id',
          [ids],
        );
        return ids;
      };
      const allDone = () =>
        until(async () => {
          const open: unknown[] = await house.db.query('SELECT 1 FROM test_work WHERE NOT done');
          return open.length === 0;
        });
      const planned = async () =>
        (await queue.getJobSchedulers()).map(({ key, pattern, tz }) => [key, pattern, tz]).sort();

      test('adds what is owed after the queue was emptied, and plans what runs by the clock', async () => {
        const expected = [...definedJobs().values()].flatMap(({ name, cron }) =>
          cron ? [[name, cron, 'UTC']] : [],
        );
        await house.get(Sweeper).sweep();
        expect(await planned()).toEqual(expected.sort());
        for (const lose of [
          () => backend.empty(database.url),
          () => queue.obliterate({ force: true }),
        ]) {
          await lose();
          expect(await planned()).toEqual([]);
          await work(5);
          await house.get(Sweeper).sweep();
          await allDone();
          expect(await planned()).toEqual(expected.sort());
        }
      });

      test('doubles nothing that waits', async () => {
        await queue.pause();
        await work(3);
        await house.get(Sweeper).sweep();
        await Promise.all([house.get(Sweeper).sweep(), house.get(Sweeper).sweep()]);
        const waiting = await queue.getJobs(['waiting', 'prioritized']);
        expect(waiting.filter(({ name }) => name === owed.name)).toHaveLength(3);
        const delayed = (await queue.getDelayed()).filter(({ name }) => name === clocked.name);
        expect(delayed).toHaveLength(1);
        await queue.resume();
        await allDone();
      });

      test('takes up again, after a while, what failed for good and is still owed', async () => {
        const handler = house.get(OwedHandler);
        handler.failing = true;
        const [id = ''] = await work(1);
        const job = await queue.add(owed.name, { id }, { jobId: owed.id({ id }), attempts: 1 });
        await inState(job, 'failed');
        handler.failing = false;
        await house.get(Sweeper).sweep();
        await sleep(300);
        expect(await (await again(job)).getState()).toBe('failed');
        house.clock.advance(HOUR + MINUTE);
        await house.get(Sweeper).sweep();
        await allDone();
        house.clock.advance(-HOUR - MINUTE);
      });

      test('does not take away a run that is due and waits for its turn', async () => {
        const handler = house.get(ClockedHandler);
        const before = handler.runs;
        await house.get(Sweeper).sweep();
        await queue.pause();
        const [due] = (await queue.getDelayed()).filter(({ name }) => name === clocked.name);
        await due?.promote();
        await house.get(Sweeper).sweep();
        await queue.resume();
        await until(() => handler.runs === before + 1);
      });
    });
  });

  backend.describe(`the end of a worker, queue on ${backend.name}`, () => {
    test('what is under way is finished, nothing new is begun', async () => {
      const database = await createDatabase();
      const config = backend.settings;
      const house = await startApp({
        module: WorkerModule,
        database,
        config,
        extra: { providers },
      });
      await house.db.query('CREATE TABLE test_work (id uuid PRIMARY KEY, done boolean NOT NULL)');
      await house.get(JobRunner).start();
      const queue = house.get<Queue>(JOB_QUEUE);
      const ids = { id: randomUUID() };
      await queue.add(slow.name, ids, { jobId: slow.id(ids) });
      await until(() => house.get(SlowHandler).begun);
      await house.stop();
      const after = await startApp({
        module: WorkerModule,
        database,
        config,
        extra: { providers },
      });
      const done: { id: string }[] = await after.db.query('SELECT id FROM test_work');
      expect(done).toEqual([ids]);
      const job = await after.get<Queue>(JOB_QUEUE).getJob(slow.id(ids));
      expect(await job?.getState()).toBe('completed');
      expect(job?.attemptsMade).toBe(1);
      await after.stop();
      await database.drop();
    });
  });
}
