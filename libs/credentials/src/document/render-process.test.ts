import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bgInput, enInput } from '../../test-support/certificate-inputs.js';
import { quarterReport } from '../../test-support/report-inputs.js';
import { createRenderProcess, type RenderProcess } from './render-process.js';
import { createCertificateRenderer } from './render-certificate.js';
import { createReportRenderer } from './render-report.js';
import { reportPageData } from './report-page-data.js';

// A child process runs JavaScript: these tests compile the sources as they are now, with the compiler
// and settings of the real build, into a folder of their own.
const root = fileURLToPath(new URL('../..', import.meta.url));
const buildFolder = 'build';
const childPath = join(root, buildFolder, 'document', 'render-child.js');

beforeAll(() => {
  const swcPackage = createRequire(import.meta.url).resolve('@swc/cli/package.json');
  const settings = ['--strip-leading-paths', '--config-file', '../../.swcrc'];
  execFileSync(
    process.execPath,
    [join(dirname(swcPackage), 'bin/swc.js'), 'src', '-d', buildFolder, ...settings],
    { cwd: root },
  );
});
afterAll(() => rmSync(join(root, buildFolder), { recursive: true, force: true }));

let running: RenderProcess | undefined;
const start = (options: Parameters<typeof createRenderProcess>[0] = {}): RenderProcess =>
  (running = createRenderProcess({ childPath, ...options }));
afterEach(async () => running?.close());

const pidOf = (process: RenderProcess): number => {
  const pid = process.pid();
  if (pid === undefined) throw new Error('there is no child');
  return pid;
};

test('gives the same bytes and refusals as a renderer in this process', async () => {
  const renderer = createCertificateRenderer();
  const child = start();
  const inputs = [bgInput, enInput, { ...bgInput, holderName: '中' }, { ...bgInput, hours: -1 }];
  const results = await Promise.all(inputs.map((input) => child.render(input)));
  expect(results).toEqual(inputs.map((input) => renderer.render(input)));
  renderer.dispose();
});

test('the same child sets certificates and reports', async () => {
  const child = start();
  const input = { report: quarterReport('bg'), locale: 'bg' } as const;
  const [report, certificate] = await Promise.all([child.report(input), child.render(bgInput)]);
  expect(report).toEqual(createReportRenderer().render(reportPageData(input)));
  expect(certificate.ok).toBe(true);
});

test('starts a child with the first render, and keeps it', async () => {
  const child = start();
  expect(child.pid()).toBeUndefined();
  await child.render(bgInput);
  const pid = pidOf(child);
  await child.render(enInput);
  expect(child.pid()).toBe(pid);
});

test('a child killed in the middle costs that one certificate and no other', async () => {
  const child = start();
  await child.render(bgInput);
  const pid = pidOf(child);
  // Stopped first, so that it is in the middle of this certificate for certain when it dies.
  process.kill(pid, 'SIGSTOP');
  const [lost, waiting] = [child.render(bgInput), child.render(enInput)];
  const lostEnd = expect(lost).rejects.toThrow('ended in the middle');
  await new Promise((resolve) => setTimeout(resolve, 50));
  process.kill(pid, 'SIGKILL');
  await lostEnd;
  expect((await waiting).ok).toBe(true);
  expect(pidOf(child)).not.toBe(pid);
});

test('a child killed while idle costs nothing', async () => {
  const child = start();
  await child.render(bgInput);
  process.kill(pidOf(child), 'SIGKILL');
  while (child.pid() !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await child.render(bgInput)).ok).toBe(true);
});

test('a hung child is killed after its time, and the next certificate gets a new one', async () => {
  const child = start({ timeoutMs: 4_000 });
  await child.render(bgInput);
  const pid = pidOf(child);
  process.kill(pid, 'SIGSTOP');
  await expect(child.render(bgInput)).rejects.toThrow('longer than 4000 ms');
  expect((await child.render(bgInput)).ok).toBe(true);
  expect(pidOf(child)).not.toBe(pid);
});

test('a fresh child takes over after its share of certificates', async () => {
  const child = start({ recycleAfter: 2 });
  const pids = [];
  for (let index = 0; index < 5; index += 1) {
    expect((await child.render(bgInput)).ok).toBe(true);
    pids.push(pidOf(child));
  }
  expect(pids[1]).toBe(pids[0]);
  expect(pids[3]).toBe(pids[2]);
  expect(new Set(pids).size).toBe(3);
});

test('a child that nobody needs ends after a while, and the next page gets a new one', async () => {
  const child = start({ idleMs: 50 });
  await child.render(bgInput);
  while (child.pid() !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  expect((await child.render(bgInput)).ok).toBe(true);
});

test('closing finishes what was asked for, then ends the child', async () => {
  const child = start();
  const asked = [child.render(bgInput), child.render(enInput)];
  await Promise.resolve();
  await child.close();
  expect((await Promise.all(asked)).map((result) => result.ok)).toEqual([true, true]);
  expect(child.pid()).toBeUndefined();
  await expect(child.render(bgInput)).rejects.toThrow('closed');
});

const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('the child gets none of the secrets of its parent', async () => {
  process.env['PATEKA_TEST_SECRET'] = 'open sesame';
  const child = start();
  await child.render(bgInput);
  expect(readFileSync(`/proc/${pidOf(child)}/environ`, 'utf8')).not.toContain('sesame');
  delete process.env['PATEKA_TEST_SECRET'];
});

test('the child lets those go first who wait for a page', async () => {
  const child = start();
  await child.render(bgInput);
  expect(getPriority(pidOf(child))).toBeGreaterThan(getPriority());
});

test('a child that cannot start is an error, not a wait', async () => {
  const child = start({ childPath: join(root, buildFolder, 'no-such-file.js') });
  await expect(child.render(bgInput)).rejects.toThrow('ended in the middle');
});
