import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { endProcess, killGroup, stillRuns, type ProcessMark } from './processes.ts';

/** One process that the launcher started. */
export type RecordedProcess = ProcessMark & { name: string };

/** The two public addresses of the running set. */
export type Addresses = { publicUrl: string; checkUrl: string };

/** What runs now, kept on disk so that the next start can end what a killed launcher left behind. */
export type RunRecord = {
  add: (name: string, mark: ProcessMark) => void;
  /** Remembers where the set can be reached, for commands that join it. */
  describe: (addresses: Addresses) => void;
  clear: () => void;
};

type Kept = { processes: RecordedProcess[]; addresses?: Addresses };

/** @param path where to write, e.g. `.pateka/run.json` */
export const openRunRecord = (path: string): RunRecord => {
  const kept: Kept = { processes: [] };
  const write = (): void => writeFileSync(path, JSON.stringify(kept, null, 2), { mode: 0o600 });
  return {
    add: (name, mark) => {
      kept.processes.push({ name, ...mark });
      write();
    },
    describe: (addresses) => {
      kept.addresses = addresses;
      write();
    },
    clear: () => rmSync(path, { force: true }),
  };
};

/**
 * Ends whatever an earlier launcher recorded and left running.
 * @returns the names of the processes that were still there
 */
export const endLeftovers = async (path: string): Promise<string[]> => {
  const left = read(path).processes.filter(stillRuns);
  await Promise.all(
    left.map(async (mark) => {
      await endProcess(mark, 5000);
      killGroup(mark.pid);
    }),
  );
  rmSync(path, { force: true });
  return left.map(({ name }) => name);
};

/** @returns where the running set can be reached, or undefined when none runs */
export const runningAddresses = (path: string): Addresses | undefined => read(path).addresses;

const read = (path: string): Kept => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept;
  } catch {
    return { processes: [] };
  }
};
