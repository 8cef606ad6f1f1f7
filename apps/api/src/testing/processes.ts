import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { settings } from './test-config.js';

const folder = fileURLToPath(new URL('../../', import.meta.url));
// Generous: on a machine that builds and tests other things beside, a start takes ten times as long.
const START_MS = 120_000;

/** A real process of the house, as built: what a kill or an outage does to it is what it does out there. */
export interface TestProcess {
  /** Address of its server: of the api GraphQL, of both the health pages. */
  url: string;
  /** What it has written so far, log lines and errors alike. */
  output(): string;
  isRunning(): boolean;
  /** `kill -9`; nothing is finished or told to anybody. */
  kill(): Promise<void>;
  /** Asks it to end (SIGTERM) and waits. @throws Error when it is still there after `deadlineMs` */
  end(deadlineMs?: number): Promise<void>;
}

const running = new Set<ChildProcess>();

/**
 * Starts `node dist/worker.js` or `node dist/main.js` and waits until it says that it is ready.
 * @param program which of the two
 * @param own settings as in the environment; DATABASE_URL is needed, the others have values for tests
 * @throws Error when the api is not built, or with what it wrote when it does not start
 */
export async function startProcess(
  program: 'api' | 'worker',
  own: Record<string, string>,
): Promise<TestProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [entry(program)], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...settings, LOG_LEVEL: 'info', ...own, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const lines: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const gone = once(child, 'exit').then(() => void running.delete(child));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const started: TestProcess = {
    url: `http://127.0.0.1:${port}`,
    output: () => lines.join(''),
    isRunning,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    end: async (deadlineMs = 20_000) => {
      child.kill('SIGTERM');
      await Promise.race([gone, sleep(deadlineMs, null, { ref: false })]);
      if (!isRunning()) return;
      child.kill('SIGKILL');
      throw new Error(`The ${program} did not end within ${deadlineMs} ms:\n${lines.join('')}`);
    },
  };
  await ready(program, started);
  return started;
}

/** Kills whatever of this test file still runs; for `afterAll`, so that no failed test leaves a process. */
export async function killProcesses(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all([...running].map((child) => once(child, 'exit')));
}

function entry(program: 'api' | 'worker'): string {
  const path = program === 'api' ? 'dist/main.js' : 'dist/worker.js';
  if (existsSync(`${folder}${path}`)) return path;
  throw new Error(`apps/api/${path} is not there: build first, with "npm run build" in the root.`);
}

async function ready(
  program: string,
  { url, isRunning, output, kill }: TestProcess,
): Promise<void> {
  const until = performance.now() + START_MS;
  while (isRunning() && performance.now() < until) {
    if (await answers(`${url}/health/ready`)) return;
    await sleep(50);
  }
  if (isRunning()) await kill();
  throw new Error(`The ${program} did not start:\n${output()}`);
}

/** Whether a health page answers with 200 right now. */
export async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(3_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

const given = new Set<number>();

/**
 * A port that nobody has: its process binds it only later. Not one of those (from 32768 on Linux) that the
 * system gives to outgoing connections meanwhile, and none that was handed out before.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 20_000);
    if (given.has(port) || !(await canListen(port))) continue;
    given.add(port);
    return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
