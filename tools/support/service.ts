import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, messageOf } from './failure.ts';
import { endProcess, killGroup, markOf, type ProcessMark } from './processes.ts';

/** How to start a long-running process of ours. */
export type ServiceDefinition = {
  name: string;
  /** A program and its arguments. */
  command: readonly [string, ...string[]];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** Where standard output and error go. The file of the time before is kept beside it as `.old`. */
  log: string;
  /** Also shows each line on the terminal, with the name before it. Then it ends with the launcher. */
  shown?: boolean;
  uid?: number;
  gid?: number;
};

/** A running process of ours. */
export type Service = {
  name: string;
  mark: ProcessMark;
  /** Settles when the process has ended, with a few words on how. */
  ended: Promise<string>;
  hasEnded: () => boolean;
  /** The last lines of its log. */
  lastLines: (count?: number) => string[];
  /** Ends it politely, after `deadlineMs` by force. */
  stop: (deadlineMs?: number, signal?: NodeJS.Signals) => Promise<void>;
};

/**
 * Starts a process in a group of its own (Ctrl-C in the terminal reaches only the launcher, which then
 * stops everything in order) with its output in a file (so that it outlives a killed launcher unharmed).
 * @throws Failure when it cannot be started at all
 */
export const startService = async (definition: ServiceDefinition): Promise<Service> => {
  const output = openLog(definition.log);
  const [program, ...args] = definition.command;
  const target = definition.shown ? 'pipe' : output;
  const child = spawn(program, args, {
    cwd: definition.cwd,
    env: definition.env,
    uid: definition.uid,
    gid: definition.gid,
    detached: true,
    stdio: ['ignore', target, target],
  });
  if (definition.shown) show(definition.name, child, definition.log);
  closeSync(output);
  let how: string | undefined;
  const ended = new Promise<string>((resolve) => {
    const end = (words: string): void => resolve((how = words));
    child.once('exit', (code, signal) => end(signal ? `ended by ${signal}` : `exit code ${code}`));
    child.once('error', (error) => end(messageOf(error)));
  });
  if (child.pid === undefined) {
    throw new Failure(`${definition.name} could not be started: ${await ended}`);
  }
  const { pid } = child;
  const mark = markOf(pid) ?? { pid, started: 'ended at once' };
  return {
    name: definition.name,
    mark,
    ended,
    hasEnded: () => how !== undefined,
    lastLines: (count = 20) => tail(definition.log, count),
    stop: async (deadlineMs = 10_000, signal) => {
      await endProcess(mark, deadlineMs, signal);
      if (how === undefined) await Promise.race([ended, sleep(1000)]);
      killGroup(pid);
    },
  };
};

const show = (name: string, { stdout, stderr }: ChildProcess, log: string): void => {
  for (const stream of [stdout, stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      console.log(`${name.padEnd(18)} ${line}`);
      appendFileSync(log, `${line}\n`);
    });
  }
};

const openLog = (path: string): number => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    renameSync(path, `${path}.old`);
  } catch {
    // the first start has no log of the time before
  }
  return openSync(path, 'a', 0o600);
};

/** The last lines of a text file; none when there is no such file. */
export const tail = (path: string, count: number): string[] => {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count);
  } catch {
    return [];
  }
};

/**
 * Waits until a service answers its health address with 200.
 * @param url e.g. `http://127.0.0.1:4201/health/ready`
 * @throws Failure with the service's last lines when it ends before or does not answer in time
 */
export const waitUntilReady = async (
  service: Service,
  url: string,
  deadlineMs = 60_000,
): Promise<void> => {
  const until = performance.now() + deadlineMs;
  for (;;) {
    if (service.hasEnded()) {
      throw new Failure(`${service.name} ended while starting (${await service.ended}).`, [
        'Its last lines:',
        ...service.lastLines(),
      ]);
    }
    if (await answers(url)) return;
    if (performance.now() > until) {
      throw new Failure(`${service.name} did not answer at ${url} within ${deadlineMs / 1000} s.`, [
        'Its last lines:',
        ...service.lastLines(),
      ]);
    }
    await sleep(50);
  }
};

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
};
