import { killProcesses, startProcess } from '../testing/processes.js';
import { type QueueBackend, queueBackends } from '../testing/queue-backends.js';
import { sideBySide } from '../testing/side-by-side.js';
import { until } from '../testing/until.js';
import { type Counts, ManyCertificates } from './many-certificates.fixture.js';

const COUNT = 50;
const { backends, stop } = await queueBackends(4);
afterAll(async () => {
  await killProcesses();
  await stop();
});

interface Outcome {
  interrupted: number;
  end: Counts;
}

/** A job cut off with its worker is taken up when its lock has run out, after some 20 seconds. */
async function killedInTheMiddle(backend: QueueBackend): Promise<Outcome> {
  const many = await ManyCertificates.open();
  await many.request(COUNT);
  const hold = await many.hold(2);
  const settings = { ...many.environment, ...backend.settings };
  const worker = await startProcess('worker', settings);
  await until(async () => (await many.counts()).ready >= 5, 120_000, worker.output);
  await worker.kill();
  const interrupted = (await many.counts()).ready;
  await hold.release();
  await backend.cutOffBefore(many.api.database.url);
  const next = await startProcess('worker', settings);
  await until(async () => (await many.counts()).ready >= COUNT, 120_000, next.output);
  const end = await many.counts();
  await next.end();
  await many.close();
  return { interrupted, end };
}

const outcomeOn = sideBySide(backends, killedInTheMiddle);

for (const backend of backends) {
  backend.describe(`${COUNT} certificates, queue on ${backend.name}`, () => {
    test('kill -9 in the middle and another start: exactly as many, each once', async () => {
      const { interrupted, end } = await outcomeOn(backend);
      expect(interrupted).toBeGreaterThanOrEqual(5);
      expect(interrupted).toBeLessThan(COUNT);
      expect(end).toEqual(ManyCertificates.exactly(COUNT));
    }, 300_000);
  });
}
