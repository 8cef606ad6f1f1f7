import { randomUUID } from 'node:crypto';
import { startApp } from '../testing/app.js';
import { killProcesses, startProcess } from '../testing/processes.js';
import { type QueueBackend, queueBackends } from '../testing/queue-backends.js';
import { sideBySide } from '../testing/side-by-side.js';
import { settings } from '../testing/test-config.js';
import { until } from '../testing/until.js';
import { filesLeft, markdown, moduleCount, see, send } from './import.fixture.js';

const { backends, stop } = await queueBackends(9);
afterAll(async () => {
  await killProcesses();
  await stop();
});

/** A worker is killed while it writes the lessons; another one takes the work up. */
async function killedWhileWriting(backend: QueueBackend) {
  const house = await startApp();
  const { database, given } = house;
  const trainer = await given.staff('trainer', await given.organisation(await given.network()));
  const paths = { DATABASE_URL: database.url, MEDIA_FOLDER: database.mediaFolder };
  const own = { ...settings, ...paths, SWEEP_SECONDS: '1', LOG_LEVEL: 'info', ...backend.settings };
  const hold = house.db.createQueryRunner();
  await hold.startTransaction();
  await hold.query('LOCK TABLE draft_lesson IN ACCESS EXCLUSIVE MODE');
  const id = randomUUID();
  await send(house, trainer, { id, bytes: markdown });
  const worker = await startProcess('worker', own);
  const stopped = `SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%draft_lesson%'`;
  await until(async () => (await house.db.query(stopped)).length > 0, 60_000, worker.output);
  await worker.kill();
  await hold.rollbackTransaction();
  await hold.release();
  const between = await moduleCount(house);
  await backend.cutOffBefore(database.url);
  const next = await startProcess('worker', own);
  const isDone = async () => (await see(house, trainer, id)).state === 'done';
  await until(isDone, 120_000, next.output);
  await until(async () => (await filesLeft(house)).length === 0);
  const { state, lessonCount } = await see(house, trainer, id);
  const end = { modules: await moduleCount(house), state, lessonCount };
  await next.end();
  await house.stop();
  return { between, end };
}

const outcomeOn = sideBySide(backends, killedWhileWriting);

for (const backend of backends) {
  backend.describe(`an import, queue on ${backend.name}`, () => {
    test('kill -9 while its lessons are written and another start: one module', async () => {
      const { between, end } = await outcomeOn(backend);
      expect(between).toBe(0);
      expect(end).toEqual({ modules: 1, state: 'done', lessonCount: 2 });
    }, 300_000);
  });
}
