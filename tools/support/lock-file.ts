import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from './failure.ts';
import { markOf, stillRuns, type ProcessMark } from './processes.ts';

/** Who holds the lock: a command of ours, and since when. */
export type Holder = ProcessMark & { command: string };

/**
 * Takes a lock that only one command at a time may hold. A lock whose holder no longer runs (killed, or the
 * machine was restarted) is taken over.
 * @param command what the holder does, for the other one's message, e.g. `npm start`
 * @returns a function that gives the lock back
 * @throws Failure naming the holder when somebody else holds it
 */
export const takeLock = (path: string, command: string): (() => void) => {
  mkdirSync(dirname(path), { recursive: true });
  const own: Holder = { pid: process.pid, started: markOf(process.pid)?.started ?? '', command };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(path, own)) return () => giveBack(path, own);
    const holder = readHolder(path);
    if (holder && stillRuns(holder)) {
      throw new Failure(`"${holder.command}" is already running here (process ${holder.pid}).`, [
        'Stop it with Ctrl-C in its window first, or use it as it is.',
      ]);
    }
    setAside(path, holder);
  }
  throw new Failure(`The lock ${path} could not be taken; several commands want it at once.`);
};

const create = (path: string, own: Holder): boolean => {
  try {
    writeFileSync(path, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** @returns the holder as written, or undefined when the file is gone or half written by a killed command */
export const readHolder = (path: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

/** @returns whether somebody who still runs holds the lock */
export const isHeld = (path: string): boolean => {
  const holder = readHolder(path);
  return holder !== undefined && stillRuns(holder);
};

/** Two commands may find the same stale lock: moving it away shows which of the two got it. */
const setAside = (path: string, stale: Holder | undefined): void => {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  const isTheStaleOne = moved?.pid === stale?.pid && moved?.started === stale?.started;
  if (moved && !isTheStaleOne) create(path, moved);
  rmSync(aside, { force: true });
};

const giveBack = (path: string, own: Holder): void => {
  if (readHolder(path)?.pid === own.pid) rmSync(path, { force: true });
};
