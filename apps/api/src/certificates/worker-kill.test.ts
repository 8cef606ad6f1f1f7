import { setTimeout as pause } from 'node:timers/promises';
import { killProcesses, startProcess } from '../testing/processes.js';
import { type QueueBackend, queueBackends } from '../testing/queue-backends.js';
import { sideBySide } from '../testing/side-by-side.js';
import { until } from '../testing/until.js';
import { type Counts, ManyCertificates } from './many-certificates.fixture.js';

/** KILLED_CERTIFICATES sets another number: a thousand take some minutes, and have to come out the same. */
const COUNT = Number(process.env['KILLED_CERTIFICATES']) || 60;
const BETWEEN_KILLS_MS = 2_000;
const { backends, stop } = await queueBackends(4);
afterAll(async () => {
  await killProcesses();
  await stop();
});

interface Outcome {
  kills: number;
  interrupted: number;
  end: Counts;
  verified: Awaited<ReturnType<ManyCertificates['verified']>>;
}

/**
 * A worker that is killed every two seconds, and another one started beside it, until all is done. Two certificates
 * are held until the first kill, so that it does hit work that is under way, however fast the machine is.
 */
async function killedAgainAndAgain(backend: QueueBackend): Promise<Outcome> {
  const many = await ManyCertificates.open();
  await many.request(COUNT);
  const hold = await many.hold(2);
  const settings = { ...many.environment, ...backend.settings };
  const done = async (share: number) => (await many.counts()).ready >= COUNT * share;
  let worker = await startProcess('worker', settings);
  await until(async () => (await many.counts()).ready >= 5, 120_000, worker.output);
  const interrupted = (await many.counts()).ready;
  let kills = 0;
  while (!(await done(0.95))) {
    // the next one starts meanwhile: it is the one that works while this one is killed
    const [next] = await Promise.all([startProcess('worker', settings), pause(BETWEEN_KILLS_MS)]);
    await worker.kill();
    worker = next;
    kills += 1;
    if (kills > 1) continue;
    await hold.release();
    await backend.cutOffBefore(many.api.database.url);
  }
  // what was cut off with a worker is taken up when its lock has run out, by one that lives so long
  await until(() => done(1), 180_000, worker.output);
  await worker.end();
  const [end, verified] = [await many.counts(), await many.verified()];
  await many.close();
  return { kills, interrupted, end, verified };
}

const outcomeOn = sideBySide(backends, killedAgainAndAgain);

for (const backend of backends) {
  backend.describe(`${COUNT} certificates, queue on ${backend.name}`, () => {
    test('kill -9 every two seconds: exactly as many, each once, each verified (credentials 28)', async () => {
      const { kills, interrupted, end, verified } = await outcomeOn(backend);
      expect(kills).toBeGreaterThanOrEqual(1);
      expect(interrupted).toBeLessThan(COUNT);
      // what was announced before the last kill waits for the next relay
      expect({ ...end, waiting: 0 }).toEqual(ManyCertificates.exactly(COUNT));
      expect(verified).toEqual({ valid: COUNT, ids: COUNT, subjects: COUNT });
    }, 900_000);
  });
}
