import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { issueCertificate } from '../../certificates/certificates.jobs.js';
import { startApp, type TestApp } from '../../testing/app.js';
import { createDatabase, type TestDatabase } from '../../testing/database.js';
import { WorkerModule } from '../../worker.module.js';
import { definedJobs, defineJob, type JobDefinition } from './define-job.js';
import { Handles, type JobHandler } from './handles.decorator.js';
import { joinHandlers, JobRegistry } from './job-registry.js';
import { JobRunner } from './job-runner.js';

const handler: JobHandler<unknown> = { handle: async () => undefined };
const job = (name: string): JobDefinition => ({ name, payload: z.unknown(), id: () => name });
const jobs = (...names: string[]) => new Map(names.map((name) => [name, job(name)]));
const handlers = (...names: string[]) => names.map((name) => ({ job: name, handler }));

describe('joining jobs with handlers', () => {
  test('each job finds its handler', () => {
    const joined = joinHandlers(jobs('a.one', 'b.two'), handlers('b.two', 'a.one'));
    expect([...joined.keys()].sort()).toEqual(['a.one', 'b.two']);
    expect(joined.get('a.one')?.handler).toBe(handler);
  });

  test.each([
    ['a job without a handler', jobs('a.one', 'b.two'), handlers('a.one'), 'b.two has no handler'],
    [
      'two handlers of one job',
      jobs('a.one'),
      handlers('a.one', 'a.one'),
      'a.one has two handlers',
    ],
    [
      'a handler of no job',
      jobs('a.one'),
      handlers('a.one', 'c.three'),
      'a handler claims c.three, which no one defined',
    ],
  ])('%s is refused by name', (_what, defined, found, mistake) => {
    expect(() => joinHandlers(defined, found)).toThrow(`Jobs and handlers do not fit: ${mistake}.`);
  });

  test('all mistakes are named at once', () => {
    const found = handlers('a.one', 'a.one', 'x.none');
    expect(() => joinHandlers(jobs('a.one', 'b.two'), found)).toThrow(
      'a.one has two handlers; a handler claims x.none, which no one defined; b.two has no handler.',
    );
  });

  test('a job cannot be defined twice', () => {
    defineJob(job('tests.defined-once'));
    try {
      expect(() => defineJob(job('tests.defined-once'))).toThrow(
        'Job tests.defined-once is defined twice',
      );
    } finally {
      forget('tests.defined-once');
    }
  });
});

describe('the start of a real worker', () => {
  let database: TestDatabase;
  const started: TestApp[] = [];
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((house) => house.stop()));
  });
  afterAll(() => database.drop());

  async function worker(...providers: (new () => object)[]): Promise<TestApp> {
    const house = await startApp({ module: WorkerModule, database, extra: { providers } });
    started.push(house);
    return house;
  }

  test('every job of the house has its one handler', async () => {
    const joined = (await worker()).get(JobRegistry).joined();
    expect([...joined.keys()].sort()).toEqual([...definedJobs().keys()].sort());
    expect(joined.size).toBeGreaterThan(4);
  });

  test('names and job ids are what the queue can take', () => {
    const ids = {
      certificateId: crypto.randomUUID(),
      request: '3',
      enrolmentId: crypto.randomUUID(),
    };
    for (const { name, id } of definedJobs().values()) {
      expect(name).toMatch(/^[a-z-]+\.[a-z-]+$/);
      // a colon is BullMQ's own; an id of digits only could meet one that BullMQ gave
      expect(id(ids)).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(id(ids)).toBe(id({ ...ids }));
    }
  });

  test('a second handler stops it, with its name', async () => {
    @Injectable()
    @Handles(issueCertificate)
    class SecondHandler {
      handle = async () => undefined;
    }
    const house = await worker(SecondHandler);
    await expect(house.get(JobRunner).start()).rejects.toThrow(
      'certificates.issue has two handlers',
    );
    expect(house.get(JobRunner).isRunning()).toBe(false);
  });

  test('a job that nobody handles stops it, with its name', async () => {
    defineJob(job('tests.orphan'));
    try {
      const house = await worker();
      await expect(house.get(JobRunner).start()).rejects.toThrow('tests.orphan has no handler');
      expect(house.get(JobRunner).isRunning()).toBe(false);
    } finally {
      forget('tests.orphan');
    }
  });
});

/** The list of jobs belongs to the process: a test leaves it as it was. */
function forget(name: string): void {
  (definedJobs() as Map<string, JobDefinition>).delete(name);
}
