import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CertificateHouse } from '../certificates/certificate.fixture.js';
import { defineJob } from '../platform/jobs/define-job.js';
import { Handles, type JobHandler } from '../platform/jobs/handles.decorator.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { JOB_QUEUE } from '../platform/jobs/jobs.tokens.js';
import { Relay } from '../platform/outbox/relay.js';
import { startApp, type TestApp } from '../testing/app.js';
import { queueBackends } from '../testing/queue-backends.js';
import { saidBy } from '../testing/said.js';
import { until } from '../testing/until.js';
import { WorkerModule } from '../worker.module.js';
import { CliModule } from './cli.module.js';
import { deadJobs, jobs } from './jobs-command.js';

/** What an error might quote. */
const canary = 'Снежанка-Канарче';

const payload = z.object({ id: z.string() });
const poison = defineJob({ name: 'tests.poison', payload, id: ({ id }) => `poison-${id}` });

@Injectable()
@Handles(poison)
class PoisonHandler implements JobHandler<{ id: string }> {
  cured = false;
  async handle(): Promise<void> {
    if (!this.cured) throw new RangeError(`no glyph for ${canary}`);
  }
}

const { backends, stop } = await queueBackends(10);
afterAll(stop);

for (const backend of backends) {
  backend.describe(`operators and dead jobs, queue on ${backend.name} (credentials 29)`, () => {
    let house: CertificateHouse;
    let worker: TestApp;
    let cli: TestApp;
    let queue: Queue;
    beforeAll(async () => {
      house = await CertificateHouse.open(backend.settings);
      const { database, clock } = house.api;
      const shared = { config: backend.settings, database, clock };
      const extra = { providers: [PoisonHandler] };
      worker = await startApp({ ...shared, module: WorkerModule, extra });
      cli = await startApp({ ...shared, module: CliModule });
      queue = worker.get<Queue>(JOB_QUEUE);
      await worker.get(JobRunner).start();
    });
    afterEach(async () => {
      worker.get(PoisonHandler).cured = false;
      await backend.empty(house.api.database.url);
    });
    afterAll(async () => {
      await worker.stop();
      await cli.stop();
      await house.close();
    });

    const command = (...args: string[]) => saidBy(() => jobs(cli.app, args));

    async function dead(count: number): Promise<string[]> {
      const ids = Array.from({ length: count }, () => poison.id({ id: randomUUID() }));
      for (const jobId of ids) await queue.add(poison.name, { id: jobId }, { jobId, attempts: 1 });
      await until(async () => (await queue.getFailedCount()) === count);
      return ids;
    }

    test('they are listed with name, id, tries, time and place, and nothing of what was said', async () => {
      const [id = ''] = await dead(1);
      const said = await command('list');
      expect(said).toContain('Work that failed for good (1):');
      const line = said.split('\n').find((each) => each.includes(id)) ?? '';
      expect(line).toMatch(
        /tests\.poison +poison-[\w-]+ +1 +\d{4}-\d\d-\d\dT\S+ +RangeError +\S*handle/,
      );
      expect(line).toContain('jobs-command.test.ts');
      expect(said).not.toContain('Канарче');
      expect(await command()).toBe(said);
    });

    test('what the queue holds beyond ids and places is not repeated', async () => {
      await dead(1);
      const [job] = await queue.getFailed();
      if (!job) throw new Error('There is none.');
      job.failedReason = `for ${canary}`;
      job.stacktrace = [`Error: ${canary}\n    at place (file:///a/b/c.js:1:2)`];
      const text = await deadJobs({
        getFailedCount: async () => 1,
        getFailed: async () => [job],
      } as unknown as Queue);
      expect(text).toContain('unknown');
      expect(text).toContain('place (…/b/c.js:1:2)');
      expect(text).not.toContain('Канарче');
    });

    test('one is tried again by its id; one that is not dead is not', async () => {
      const [first = '', second = ''] = await dead(2);
      worker.get(PoisonHandler).cured = true;
      expect(await command('retry', first)).toBe('It will be tried again.\n0');
      await until(async () => (await (await queue.getJob(first))?.getState()) === 'completed');
      expect(await command('retry', first)).toBe('No work with this id failed for good.\n1');
      expect(await command('retry', 'nothing')).toContain('\n1');
      expect(await (await queue.getJob(second))?.getState()).toBe('failed');
    });

    test('all of them are tried again, more than one page too', async () => {
      await dead(130);
      expect(await command('list')).toContain('… and 30 more.');
      worker.get(PoisonHandler).cured = true;
      expect(await command('retry-all')).toBe('To be tried again: 130.\n0');
      await until(async () => (await queue.getCompletedCount()) === 130);
      expect(await command('list')).toContain('No work failed for good.');
    });

    test('a certificate that cannot be set is no dead job: its holder is told and chooses again', async () => {
      const graduate = await house.graduate();
      await house.ask(graduate, { holderName: 'Ана 🦊 Речна' });
      while ((await worker.get(Relay).relayOnce()) > 0);
      await until(async () => (await house.own(graduate)).state === 'failed', 60_000);
      expect((await house.own(graduate)).failure).toContain('missing-glyph 🦊');
      await until(async () => (await queue.getCompletedCount()) > 0);
      expect(await command('list')).toContain('No work failed for good.');
    });

    test('certificates in bulk are shown with numbers, while something is left to do', async () => {
      expect(await command()).toContain('No certificates are being made in bulk.');
      const graduate = await house.graduate();
      await house.ask(graduate);
      const { id } = await house.own(graduate);
      await house.api.db.query(
        `WITH batch AS (INSERT INTO certificate_batch (course_id, course_edition_id, state, requested_at)
           SELECT e.course_id, c.course_edition_id, 'issuing', now() FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id
           WHERE c.id = $1 RETURNING id)
         UPDATE certificate SET certificate_batch_id = (SELECT id FROM batch) WHERE id = $1`,
        [id],
      );
      expect(await command()).toMatch(new RegExp(`${graduate.course.id} +\\S+ +issuing +1 +0 +0`));
      await house.issue(graduate);
      expect(await command()).toContain('No certificates are being made in bulk.');
    });

    test('whoever asks for something else is told how', async () => {
      for (const args of [['retry'], ['list', 'x'], ['clear'], ['retry', 'a', 'b']])
        expect(await command(...args)).toMatch(/^Usage: jobs[^]*\n2$/);
    });
  });
}
