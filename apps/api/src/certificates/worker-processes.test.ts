import type { Job } from 'bullmq';
import { createQueue } from '../platform/jobs/queue.js';
import { testConfig } from '../testing/test-config.js';
import { killProcesses, startProcess } from '../testing/processes.js';
import { type QueueBackend, queueBackends } from '../testing/queue-backends.js';
import { until } from '../testing/until.js';
import { issueCertificate } from './certificates.jobs.js';
import { ManyCertificates } from './many-certificates.fixture.js';

const COUNT = 50;
const { backends, stop } = await queueBackends(5);
afterEach(killProcesses);
afterAll(stop);

/** Requests fifty, holds so many of them and starts so many real workers. */
async function begun(backend: QueueBackend, held: number, workers: number) {
  const many = await ManyCertificates.open();
  await many.request(COUNT);
  // so that the sweep takes part from the beginning, as it does when the relay was away for long
  await many.api.db.query(`UPDATE certificate SET requested_at = now() - interval '1 minute'`);
  const hold = await many.hold(held);
  const settings = { ...many.environment, ...backend.settings };
  const start = () => startProcess('worker', settings);
  const started = await Promise.all(Array.from({ length: workers }, start));
  const untilSo = (holds: () => Promise<boolean>) =>
    until(holds, 120_000, () => started.map((worker) => worker.output()).join('\n'));
  return { many, hold, settings, started, start, untilSo };
}

const allReady = (many: ManyCertificates) =>
  until(async () => (await many.counts()).ready >= COUNT, 300_000);

async function jobsIn(
  settings: Record<string, string>,
  look: (jobs: Job[]) => void,
): Promise<void> {
  const queue = createQueue(testConfig(settings));
  queue.on('error', () => undefined);
  const jobs = await queue.getJobs([
    'waiting',
    'prioritized',
    'active',
    'delayed',
    'failed',
    'completed',
  ]);
  look(jobs.filter(({ name }) => name === issueCertificate.name));
  await queue.close();
}

for (const backend of backends) {
  backend.describe(`${COUNT} certificates, queue on ${backend.name}`, () => {
    test('two workers, and the queue emptied in the middle: exactly as many, each once', async () => {
      const { many, hold, started, untilSo } = await begun(backend, 2, 2);
      await untilSo(async () => (await many.counts()).ready >= 5);
      await backend.empty(many.api.database.url);
      const interrupted = (await many.counts()).ready;
      expect(interrupted).toBeLessThan(COUNT);
      await hold.release();
      await allReady(many);
      expect(await many.counts()).toEqual(ManyCertificates.exactly(COUNT));
      for (const worker of started) expect(worker.isRunning()).toBe(true);
      await Promise.all(started.map((worker) => worker.end()));
      await many.close();
    }, 300_000);

    test('a worker asked to end finishes what is under way, fails nothing and begins nothing', async () => {
      const { many, hold, settings, started, start, untilSo } = await begun(backend, COUNT, 1);
      await untilSo(async () => (await hold.stopped()) >= 2);
      const underWay = await hold.stopped();
      const ended = Promise.all(started.map((worker) => worker.end()));
      await hold.release();
      await ended;
      const interrupted = await many.counts();
      expect(interrupted.ready).toBeGreaterThanOrEqual(underWay);
      expect(interrupted.ready).toBeLessThan(COUNT);
      await jobsIn(settings, (jobs) => {
        const unfinished = jobs.filter(({ finishedOn }) => finishedOn === undefined);
        expect(unfinished.filter(({ attemptsStarted }) => attemptsStarted > 0)).toEqual([]);
        expect(jobs.filter(({ failedReason }) => failedReason)).toEqual([]);
      });
      const [log = ''] = started.map((worker) => worker.output());
      expect(log).not.toMatch(/"level":50|failed/);
      // ids and nothing of a person, in the log as in the queue (safety 37)
      const kept = `${log}\n${await backend.dump(many.api.database.url)}`;
      expect(kept).toContain('certificates.issue');
      const traces = ['Ана', 'Речна', JSON.stringify('Речна').slice(1, -1), 'postgres://'];
      expect(traces.filter((trace) => kept.includes(trace))).toEqual([]);
      await start();
      await allReady(many);
      expect(await many.counts()).toEqual(ManyCertificates.exactly(COUNT));
      await many.close();
    }, 300_000);
  });
}
