import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { calibrate } from './calibration.ts';
import { cpuDuring, peakMemoryOfTrees } from './usage.ts';
import { load, percentile } from './load.ts';
import { keeps, type Row } from './row.ts';
import { asJson, isKept, number, table, type Line } from './table.ts';

const row: Row = {
  name: 'lesson-page',
  what: 'a lesson as HTML',
  unit: 'CPU ms',
  budget: { atMost: 2.3 },
  run: () => Promise.reject(new Error('not run here')),
};
const good: Line = {
  row,
  measured: { figure: 1.8, reference: { name: 'file', figure: 0.031 }, details: { 'p95 ms': 27 } },
};

// the times are read from /proc
const onLinux = process.platform === 'linux' ? test : () => undefined;
onLinux('processor time counts children, ended ones too, and no waiting', async () => {
  const burn = 'const until = Date.now() + 400; while (Date.now() < until);';
  const parent = `
    const { spawnSync } = require('child_process');
    process.stdin.once('data', () => {
      spawnSync(process.execPath, ['-e', ${JSON.stringify(burn)}]);
      console.log('done');
    });`;
  const child = spawn(process.execPath, ['-e', parent]);
  const { ms } = await cpuDuring([child.pid ?? 0], async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.stdin.write('go\n');
    await new Promise((resolve) => child.stdout.once('data', resolve));
  });
  child.kill();
  expect(ms).toBeGreaterThan(100);
  expect(ms).toBeLessThan(1500);
});

onLinux('memory is that of the peak, of parents and children together', async () => {
  const grow = 'const held = Buffer.alloc(200e6, 1); console.log(held.length);';
  const parent = `
    const { spawn } = require('child_process');
    const child = spawn(process.execPath, ['-e', ${JSON.stringify(`${grow} setInterval(() => {}, 1000);`)}]);
    child.stdout.once('data', () => console.log('done'));
    process.on('SIGTERM', () => { child.kill(); process.exit(); });`;
  const child = spawn(process.execPath, ['-e', parent]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const held = peakMemoryOfTrees([child.pid ?? 0]);
  child.kill();
  expect(held).toBeGreaterThan(200);
  expect(held).toBeLessThan(500);
});

test('load counts answers, failures and sizes', async () => {
  let turn = 0;
  const server = createServer((_request, response) => {
    turn += 1;
    response.statusCode = turn % 2 === 0 ? 500 : 200;
    response.end('x'.repeat(1000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const result = await load(`http://127.0.0.1:${port}/`, { seconds: 1, connections: 2 });
  server.closeAllConnections();
  server.close();
  expect(result.requests).toBeGreaterThan(10);
  expect(result.failures / result.requests).toBeCloseTo(0.5, 1);
  expect(result.bytes).toBeGreaterThan(1000);
  expect(result.p50).toBeLessThanOrEqual(result.p95);
});

test('load goes to this machine only', async () => {
  await expect(load('https://example.org/')).rejects.toThrow('this machine only');
});

test('percentiles by nearest rank', () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([0.5, 0.95, 0.99, 1].map((share) => percentile(numbers, share))).toEqual([
    50, 95, 99, 100,
  ]);
  expect(percentile([], 0.95)).toBe(0);
});

test('budgets are upper or lower bounds', () => {
  expect([keeps({ atMost: 2 }, 2), keeps({ atMost: 2 }, 2.1)]).toEqual([true, false]);
  expect([keeps({ atLeast: 40 }, 40), keeps({ atLeast: 40 }, 39)]).toEqual([true, false]);
});

test('the table and the JSON say the same', () => {
  const failed: Line = { row: { ...row, name: 'other' }, error: 'no answer' };
  expect(table([good, failed])).toContain('1.80 CPU ms');
  expect(table([good, failed])).toContain('failed: no answer');
  expect([isKept(good), isKept(failed)]).toEqual([true, false]);
  const { rows } = JSON.parse(asJson([good, failed], [1, 2])) as { rows: { kept: boolean }[] };
  expect(rows.map(({ kept }) => kept)).toEqual([true, false]);
  expect([1234.5, 12.34, 1.234, Number.NaN].map(number)).toEqual(['1235', '12.3', '1.23', '–']);
});

test('the calibration loop does its work', () => expect(calibrate()).toBeGreaterThan(10));
