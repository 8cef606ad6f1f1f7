import type { Queue } from 'bullmq';
import { JOB_QUEUE } from '../platform/jobs/jobs.tokens.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Sweeper } from '../platform/jobs/sweeper.js';
import { Relay } from '../platform/outbox/relay.js';
import { startApp, type TestApp } from '../testing/app.js';
import { killProcesses, startProcess } from '../testing/processes.js';
import { type QueueBackend, queueBackends } from '../testing/queue-backends.js';
import { sideBySide } from '../testing/side-by-side.js';
import { settings } from '../testing/test-config.js';
import { until } from '../testing/until.js';
import { WorkerModule } from '../worker.module.js';
import { reportWorld } from './crowd.fixture.js';
import { closeMonth, schedule, storedOf } from './kept-report.fixture.js';

const { backends, stop } = await queueBackends(11, 12);
afterAll(async () => {
  await killProcesses();
  await stop();
});

/** A network with a monthly and a quarterly schedule. */
async function scheduled(house: TestApp): Promise<string> {
  const { networkId, coordinator } = await reportWorld(house);
  for (const every of ['month', 'quarter']) await schedule(house, coordinator, { every });
  return networkId;
}

const spansOf = async (house: TestApp, networkId: string) =>
  (await storedOf(house, networkId)).map(({ span, notes }) => `${span}: ${notes}`);

/** A worker is killed while it keeps a report; another one takes the work up. */
async function killedWhileKeeping(backend: QueueBackend) {
  const house = await startApp();
  const { database } = house;
  const networkId = await scheduled(house);
  const paths = { DATABASE_URL: database.url, MEDIA_FOLDER: database.mediaFolder };
  const own = { ...settings, ...paths, SWEEP_SECONDS: '1', ...backend.settings };
  const hold = house.db.createQueryRunner();
  await hold.startTransaction();
  await hold.query('LOCK TABLE kept_report_note IN ACCESS EXCLUSIVE MODE');
  await closeMonth(house, networkId, '2026-09');
  const worker = await startProcess('worker', own);
  const stopped = `SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%kept_report_note%'`;
  await until(async () => (await house.db.query(stopped)).length > 0, 60_000, worker.output);
  await worker.kill();
  await hold.rollbackTransaction();
  await hold.release();
  const between = await house.db.query('SELECT id FROM kept_report');
  await backend.cutOffBefore(database.url);
  const workers = await Promise.all([startProcess('worker', own), startProcess('worker', own)]);
  const isDone = async () => (await storedOf(house, networkId)).length === 2;
  await until(isDone, 120_000, () => workers.map(({ output }) => output()).join('\n'));
  const end = await spansOf(house, networkId);
  for (const next of workers) await next.end();
  await house.stop();
  return { between, end };
}

const outcomeOn = sideBySide(
  backends.map((backend) => backend.apart(12)),
  killedWhileKeeping,
);

for (const backend of backends) {
  backend.describe(`keeping reports, queue on ${backend.name}`, () => {
    test('a closed period is kept by itself, and again by the sweep when the queue was lost', async () => {
      const house = await startApp();
      const { database, clock } = house;
      const config = backend.settings;
      const worker = await startApp({ module: WorkerModule, config, database, clock });
      const queue = worker.get<Queue>(JOB_QUEUE);
      const networkId = await scheduled(house);
      const closed = await closeMonth(house, networkId, '2026-12');
      await worker.get(Relay).relayOnce();
      const jobs = (await queue.getJobs(['waiting', 'prioritized'])).filter(
        ({ name }) => name === 'reports.keep',
      );
      expect(jobs.map(({ data }) => data as object)).toEqual([{ releaseId: closed }]);
      await backend.empty(database.url);
      await worker.get(Sweeper).sweep();
      // A report of a month is asked for after its end.
      house.clock.moveTo(new Date('2027-01-01T00:05:00Z'));
      await worker.get(JobRunner).start();
      await until(async () => (await storedOf(house, networkId)).length === 2);
      expect(await spansOf(house, networkId)).toEqual(['2026-12: 1', '2026-Q4: 1']);
      await worker.stop();
      await backend.empty(database.url);
      await house.stop();
    });

    test('kill -9 while it is kept, and two others start: one of each', async () => {
      const { between, end } = await outcomeOn(backend);
      expect(between).toEqual([]);
      expect(end).toEqual(['2026-09: 1', '2026-Q3: 1']);
    }, 300_000);
  });
}
