import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

type Times = { parent: number; ticks: number };

let ticks: number | undefined;

// the unit of the times in /proc, 100 a second on every Linux there is; asked once to be sure
const ticksPerSecond = (): number =>
  (ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })));

/**
 * Processor time, user and system, that processes and all their descendants have spent so far. Children that
 * have ended are counted with their parent.
 * @param pids the heads of the trees
 * @returns milliseconds, in steps of some 10 ms
 * @throws on systems without /proc
 */
const cpuOfTrees = (pids: readonly number[]): number => {
  const all = processes();
  const spent = withDescendants(pids, all).reduce(
    (sum, pid) => sum + (all.get(pid)?.ticks ?? 0),
    0,
  );
  return (spent * 1000) / ticksPerSecond();
};

const withDescendants = (pids: readonly number[], all: Map<number, Times>): number[] => {
  const inTree = new Set(pids);
  for (let before = -1; before !== inTree.size;) {
    before = inTree.size;
    for (const [pid, { parent }] of all) if (inTree.has(parent)) inTree.add(pid);
  }
  return [...inTree];
};

/**
 * The most memory that process trees have held so far: the sum of what each of their living processes held at its peak.
 * @returns megabytes (10^6 bytes)
 * @throws on systems without /proc
 */
export const peakMemoryOfTrees = (pids: readonly number[]): number =>
  withDescendants(pids, processes()).reduce((sum, pid) => sum + peakOf(pid), 0);

/** VmHWM of proc(5), which is in units of 1,024 bytes; 0 for a process that has just ended. */
const peakOf = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024) / 1_000_000;
  } catch {
    return 0;
  }
};

const processes = (): Map<number, Times> => {
  const found = new Map<number, Times>();
  for (const name of readdirSync('/proc')) {
    const times = /^\d+$/.test(name) ? timesOf(name) : undefined;
    if (times) found.set(Number(name), times);
  }
  return found;
};

/** Fields 4 (parent) and 14 to 17 (own and ended children's times) of proc(5). */
const timesOf = (pid: string): Times | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), ticks };
  } catch {
    return undefined;
  }
};

/** Processor time that process trees spend while some work is done. */
export const cpuDuring = async <T>(
  pids: readonly number[],
  work: () => Promise<T>,
): Promise<{ ms: number; result: T }> => {
  const before = cpuOfTrees(pids);
  const result = await work();
  return { ms: cpuOfTrees(pids) - before, result };
};
