import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextFree } from './ports.ts';
import { markOf, stillRuns } from './processes.ts';
import { endLeftovers, openRunRecord, runningAddresses } from './run-record.ts';
import { startService, waitUntilReady, type Service } from './service.ts';

const folder = mkdtempSync(join(tmpdir(), 'pateka-service-'));
const log = join(folder, 'service.log');
const started: Service[] = [];
afterEach(() => Promise.all(started.map((service) => service.stop(0))));
afterAll(() => rmSync(folder, { recursive: true }));

const run = async (program: string): Promise<Service> => {
  const service = await startService({
    name: 'part',
    command: [process.execPath, '-e', program],
    env: process.env,
    log,
  });
  started.push(service);
  return service;
};

const stays = 'setInterval(() => {}, 1000);';

test('a part that ends while starting is reported with its last lines', async () => {
  const service = await run('console.error("no database"); process.exit(3)');
  await expect(waitUntilReady(service, 'http://127.0.0.1:9/', 5000)).rejects.toMatchObject({
    message: 'part ended while starting (exit code 3).',
    hints: ['Its last lines:', 'no database'],
  });
});

test('a part that never answers is reported after the deadline', async () => {
  const service = await run(stays);
  await expect(waitUntilReady(service, 'http://127.0.0.1:9/', 200)).rejects.toThrow(
    'did not answer at http://127.0.0.1:9/ within 0.2 s',
  );
});

test('readiness waits for an answer of 200', async () => {
  const port = await nextFree(45_100);
  const began = performance.now();
  const service = await run(
    `const began = Date.now();
     require('http').createServer((_, answer) => {
       answer.statusCode = Date.now() - began > 300 ? 200 : 503;
       answer.end();
     }).listen(${port}, '127.0.0.1')`,
  );
  await waitUntilReady(service, `http://127.0.0.1:${port}/`);
  expect(performance.now() - began).toBeGreaterThan(300);
});

test('a part that does not heed the signal is killed with its children after the deadline', async () => {
  const service = await run(
    `process.on('SIGTERM', () => {});
     console.log(require('child_process').spawn(process.execPath, ['-e', '${stays}']).pid);
     ${stays}`,
  );
  while (service.lastLines().join('') === '') await new Promise((done) => setTimeout(done, 20));
  const child = markOf(Number(service.lastLines()[0]));
  await service.stop(200);
  expect(service.hasEnded()).toBe(true);
  while (child && stillRuns(child)) await new Promise((done) => setTimeout(done, 20));
});

test('the log of the time before is kept', async () => {
  await (
    await run('console.log("first")')
  ).ended;
  await (
    await run('console.log("second")')
  ).ended;
  expect(readFileSync(log, 'utf8')).toBe('second\n');
  expect(readFileSync(`${log}.old`, 'utf8')).toBe('first\n');
});

test('what a killed launcher left running is ended by the next start', async () => {
  const path = join(folder, 'run.json');
  const service = await run(stays);
  const record = openRunRecord(path);
  record.describe({ publicUrl: 'http://localhost:1', checkUrl: 'http://127.0.0.1:1' });
  record.add('api', service.mark);
  record.add('worker', { ...service.mark, started: 'another process with its number' });
  expect(runningAddresses(path)?.publicUrl).toBe('http://localhost:1');
  expect(await endLeftovers(path)).toEqual(['api']);
  expect(stillRuns(service.mark)).toBe(false);
  expect(await endLeftovers(path)).toEqual([]);
});
