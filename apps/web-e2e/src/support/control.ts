import { createServer } from 'node:http';
import type { Stack } from '../../../../tools/stack.ts';
import { issueCodes } from './coordinator.js';
import { stackInfo, type StackInfo } from './stack.js';

/**
 * The stack lives in the process of global-setup, the journeys in another. This small server on a loopback
 * port is the way from the one to the other.
 */
export type Control = { url: string; stop: () => Promise<void> };

type Action = 'kill' | 'start';
const MANY_LINES = 2000;

/**
 * Starts the server. `POST /kill/api` and `POST /start/api` end and start a program (api, worker or web),
 * `POST /lines/web` gives what it wrote last, `POST /code` an access code that nobody has used.
 */
export async function startControl(stack: Stack, info: StackInfo): Promise<Control> {
  const codes = await issueCodes(info);
  const answer = async (path: string): Promise<string> => {
    if (path === '/code') {
      const code = codes.pop();
      if (!code) throw new Error('All access codes are used: issue more in coordinator.ts.');
      return code;
    }
    const [, action, name] = path.split('/');
    const programs = stack.programs.filter((program) => program.name === name);
    if (programs.length === 0) throw new Error(`There is no ${name}.`);
    if (action === 'lines')
      return programs.flatMap((program) => program.lastLines(MANY_LINES)).join('\n');
    await Promise.all(programs.map((program) => run(program, action as Action)));
    return 'done';
  };
  const server = createServer((request, response) => {
    answer(request.url ?? '').then(
      (text) => response.end(text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, stop };
}

const run = (program: Stack['programs'][number], action: Action): Promise<void> =>
  action === 'kill' ? program.kill() : program.start();

async function ask(path: string): Promise<string> {
  const response = await fetch(`${stackInfo().controlUrl}${path}`, { method: 'POST' });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** @returns an access code that opens an account in the course of the demo network, never given before */
export const freshCode = (): Promise<string> => ask('/code');

/** @returns what a program wrote to its log lately */
export const linesOf = (program: 'api' | 'web'): Promise<string> => ask(`/lines/${program}`);

/**
 * Takes a program away while something is done, as a crash would, and starts it again whatever happens.
 * @param program which
 * @param work what is done meanwhile
 */
export async function without(program: 'api' | 'worker', work: () => Promise<void>): Promise<void> {
  await ask(`/kill/${program}`);
  try {
    await work();
  } finally {
    await ask(`/start/${program}`);
  }
}
