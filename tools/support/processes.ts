import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * One process, told apart from a later one that happens to get the same number:
 * `started` is the moment it began, in whatever form the system gives it.
 */
export type ProcessMark = { pid: number; started: string };

/**
 * When a process began.
 * @returns an opaque text, or undefined when no such process runs (a zombie does not run)
 */
export const startedAt = (pid: number): string | undefined =>
  process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid);

const startedOnLinux = (pid: number): string | undefined => {
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  // the command stands in parentheses and may hold blanks; state is the 3rd field, start time the 22nd
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (!fields || fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return `${boot}/${fields[19]}`;
};

const startedElsewhere = (pid: number): string | undefined => {
  if (!isAlive(pid)) return undefined;
  if (process.platform === 'win32') return 'unknown';
  const listed = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = listed.stdout?.trim() ?? '';
  return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
};

const readOrUndefined = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** @returns the mark of a process that runs now, or undefined */
export const markOf = (pid: number): ProcessMark | undefined => {
  const started = startedAt(pid);
  return started === undefined ? undefined : { pid, started };
};

/** Whether exactly this process (not a later one with its number) still runs. */
export const stillRuns = (mark: ProcessMark): boolean => startedAt(mark.pid) === mark.started;

/** Sends a signal to a process, or to its group with a negative number; a process that is gone is no error. */
export const sendSignal = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

/**
 * Ends a process: first politely, then, after the deadline, with its whole group (every service of ours
 * leads a group of its own).
 * @param signal the polite signal, SIGTERM unless told
 * @returns whether it had to be killed
 */
export const endProcess = async (
  mark: ProcessMark,
  deadlineMs: number,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<boolean> => {
  if (!stillRuns(mark)) return false;
  sendSignal(mark.pid, signal);
  if (await goneWithin(mark, deadlineMs)) return false;
  sendSignal(mark.pid, 'SIGKILL');
  killGroup(mark.pid);
  await goneWithin(mark, 2000);
  return true;
};

/** Kills what is left of a service's process group (children that outlived it); nothing left is no error. */
export const killGroup = (leader: number): void => {
  if (process.platform !== 'win32') sendSignal(-leader, 'SIGKILL');
};

const goneWithin = async (mark: ProcessMark, milliseconds: number): Promise<boolean> => {
  const until = performance.now() + milliseconds;
  while (stillRuns(mark)) {
    if (performance.now() > until) return false;
    await sleep(25);
  }
  return true;
};
