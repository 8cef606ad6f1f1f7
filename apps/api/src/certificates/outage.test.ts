import { setTimeout as sleep } from 'node:timers/promises';
import { as } from '../testing/as.js';
import { type Gate, gateTo } from '../testing/gate.js';
import { answers, killProcesses, startProcess, type TestProcess } from '../testing/processes.js';
import { type QueueBackend, queueBackends } from '../testing/queue-backends.js';
import { sideBySide } from '../testing/side-by-side.js';
import { settings } from '../testing/test-config.js';
import { until } from '../testing/until.js';
import type { Graduate } from './certificate.fixture.js';
import { requestCertificate } from './documents.fixture.js';
import { type Hold, ManyCertificates } from './many-certificates.fixture.js';

const COUNT = 50;
const OUTAGE_MS = 10_000;
const { backends, stop } = await queueBackends(6, 7);
afterAll(async () => {
  await killProcesses();
  await stop();
});

const viewer = '{ viewer { kind } }';
const speaker = ({ url }: TestProcess, who: Graduate) => as({ url, config: settings }, who.learner);

interface Scene {
  many: ManyCertificates;
  /** One more, who asks for her certificate during or after the outage. */
  late: Graduate;
  api: TestProcess;
  worker: TestProcess;
  gate: Gate;
  /** Keeps some from being finished before the gate falls. */
  hold: Hold;
}

/** An api and a worker behind a gate, in the middle of their work. */
async function behindGate(backend: QueueBackend, what: 'database' | 'queue'): Promise<Scene> {
  const many = await ManyCertificates.open();
  const own = { ...many.environment, ...backend.settings };
  const database = many.api.database.url;
  const gate = await gateTo(what === 'database' ? database : backend.address(database));
  const gated = { ...own, [what === 'database' ? 'DATABASE_URL' : 'REDIS_URL']: gate.url };
  await many.request(COUNT);
  const hold = await many.hold(2);
  const late = await many.signedIn();
  const [api, worker] = await Promise.all([
    startProcess('api', gated),
    startProcess('worker', gated),
  ]);
  await until(async () => (await many.counts()).ready >= 3, 120_000, worker.output);
  return { many, late, api, worker, gate, hold };
}

async function leave({ many, api, worker, gate }: Scene): Promise<void> {
  await Promise.all([api.end(), worker.end()]);
  await gate.close();
  await many.close();
}

/** The database is away for ten seconds. */
async function withoutDatabase(backend: QueueBackend) {
  const scene = await behindGate(backend, 'database');
  const { many, late, api, worker, gate, hold } = scene;
  await gate.shut();
  const interrupted = (await many.counts()).ready;
  await hold.release();
  const began = performance.now();
  const during: { code: string | null; took: number; live: boolean; ready: boolean }[] = [];
  while (performance.now() - began < OUTAGE_MS) {
    const asked = performance.now();
    const { refusal } = await speaker(api, late).query(viewer);
    const took = performance.now() - asked;
    const [live, ready] = await Promise.all([
      answers(`${api.url}/health/live`),
      answers(`${api.url}/health/ready`),
    ]);
    during.push({ code: refusal, took, live, ready });
    await sleep(1_000);
  }
  await gate.open();
  await until(
    async () => (await speaker(api, late).query(viewer)).refusal === null,
    20_000,
    api.output,
  );
  const back = (await speaker(api, late).query(viewer)).data;
  const input = {
    courseId: late.course.id,
    holderName: null,
    withCheckCode: true,
    ...{ version: 1, locale: 'bg', paper: 'a4' },
  };
  const asked = await speaker(api, late).ask(requestCertificate, { input });
  await until(async () => (await many.counts()).ready > COUNT, 120_000, worker.output);
  const end = await many.counts();
  const running = [api.isRunning(), worker.isRunning(), await answers(`${api.url}/health/ready`)];
  await leave(scene);
  return { interrupted, during, back, asked, end, running };
}

/** Redis is away for ten seconds: the api notices nothing, the work waits. */
async function withoutRedis(backend: QueueBackend) {
  const scene = await behindGate(backend, 'queue');
  const { many, late, api, worker, gate, hold } = scene;
  await gate.shut();
  const interrupted = (await many.counts()).ready;
  await hold.release();
  const input = {
    courseId: late.course.id,
    holderName: null,
    withCheckCode: true,
    ...{ version: 1, locale: 'bg', paper: 'a4' },
  };
  const asked = await speaker(api, late).ask(requestCertificate, { input });
  await sleep(OUTAGE_MS);
  const { waiting } = await many.counts();
  const health = await answers(`${worker.url}/health/live`);
  await gate.open();
  await until(async () => (await many.counts()).ready > COUNT, 120_000, worker.output);
  const end = await many.counts();
  const running = [api.isRunning(), worker.isRunning()];
  // away again: a worker that cannot tell its queue still ends when it is asked to
  await gate.shut();
  await leave(scene);
  return { interrupted, asked, waiting, health, end, running };
}

const databaseOutage = sideBySide(backends, withoutDatabase);
const redisOutage = sideBySide(
  backends.filter(({ settings: own }) => own['REDIS_URL']).map((backend) => backend.apart(7)),
  withoutRedis,
);

for (const backend of backends) {
  backend.describe(`ten seconds without the database, queue on ${backend.name}`, () => {
    test('the api says so, both recover by themselves, and nothing is lost', async () => {
      const outcome = await databaseOutage(backend);
      expect(outcome.interrupted).toBeLessThan(COUNT);
      expect(outcome.during.length).toBeGreaterThan(1);
      for (const { code, took, live, ready } of outcome.during) {
        expect({ code, live, ready }).toEqual({ code: 'internal', live: true, ready: false });
        expect(took).toBeLessThan(7_000);
      }
      expect(outcome.back).toEqual({ viewer: { kind: 'learner' } });
      expect(outcome.asked).toEqual({ requestCertificate: { state: 'requested' } });
      expect(outcome.running).toEqual([true, true, true]);
      expect(outcome.end).toEqual(ManyCertificates.exactly(COUNT + 1));
    }, 300_000);
  });

  if (backend.settings['REDIS_URL']) {
    backend.describe(`ten seconds without ${backend.name}`, () => {
      test('the api goes on, the work waits in the outbox, and nothing is lost', async () => {
        const outcome = await redisOutage(backend);
        expect(outcome.interrupted).toBeLessThan(COUNT);
        expect(outcome.asked).toEqual({ requestCertificate: { state: 'requested' } });
        expect([outcome.waiting, outcome.health]).toEqual([1, true]);
        expect(outcome.running).toEqual([true, true]);
        expect(outcome.end).toEqual(ManyCertificates.exactly(COUNT + 1));
      }, 300_000);
    });
  }
}
