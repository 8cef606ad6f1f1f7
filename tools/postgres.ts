import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { query } from './databases.ts';
import { Failure, messageOf } from './support/failure.ts';
import { nextFree } from './support/ports.ts';
import {
  findBinaries,
  runnableBinaries,
  serverAccount,
  systemFolder,
} from './support/postgres-binaries.ts';
import {
  dataFolder,
  ensureCluster,
  postgresEnv,
  prepareHome,
  readNotes,
  writeNotes,
} from './support/postgres-data.ts';
import { endProcess, markOf } from './support/processes.ts';
import { startService, type Service } from './support/service.ts';
import type { Note } from './support/steps.ts';

/** A running PostgreSQL of ours, listening on 127.0.0.1 only. */
export type Cluster = {
  port: number;
  version: string;
  service: Service;
  /** The address of a database for the application's role, which owns its databases and is no superuser. */
  url: (database: string) => string;
  stop: () => Promise<void>;
};

/** How to start one. */
export type ClusterOptions = {
  /** The folder that keeps the data, the port and the password. */
  home: string;
  /** For tests: no waiting for the disk. A crash of the machine may then lose data. */
  throwaway?: boolean;
  note?: Note;
  /** Where to go when the home cannot be reached by PostgreSQL's account; for tests. */
  system?: string;
};

/** The setting by which the application knows that its database is the embedded one: `SHOW cluster_name`. */
export const embeddedClusterName = 'pateka-embedded';

/** The application's role. */
export const applicationRole = 'pateka';

const firstPort = 54_320;

/**
 * Starts the embedded PostgreSQL, making its data on the first start. One that an earlier, killed launcher
 * left running on the same data is stopped first.
 * @throws Failure with what to do when it cannot run here
 */
export const startPostgres = async (options: ClusterOptions): Promise<Cluster> => {
  const { home, note = () => undefined, system = systemFolder } = options;
  const account = serverAccount();
  const binaries = runnableBinaries(findBinaries(), account, system);
  prepareHome(home);
  const data = dataFolder(home, account, note, system);
  await endServerOn(data, note);
  const password = ensureCluster(home, data, binaries, account);
  const command = (port: number): [string, ...string[]] => [
    binaries.postgres,
    ...['-D', data, '-p', String(port)],
    ...settings(options.throwaway ?? false).flatMap((setting) => ['-c', setting]),
  ];
  const { port, service } = await startOnFreePort(home, password, (chosen) => ({
    name: 'database',
    command: command(chosen),
    env: postgresEnv,
    cwd: '/',
    log: join(home, 'logs', 'postgres.log'),
    ...account,
  }));
  await ensureRole(superuserUrl(port, password), password);
  return {
    port,
    // the package's version 18.4.0-beta.17 brings PostgreSQL 18.4
    version: binaries.version.split('.').slice(0, 2).join('.'),
    service,
    url: (database) => applicationUrl(port, password, database),
    // SIGINT is PostgreSQL's "fast" stop: open transactions are rolled back, nobody is waited for
    stop: () => service.stop(15_000, 'SIGINT'),
  };
};

const settings = (throwaway: boolean): string[] => [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  `cluster_name=${embeddedClusterName}`,
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  // what a statement carries never reaches the log: neither the statement nor a row in an error's detail
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  ...(throwaway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
];

/** Stops a server that an earlier, killed launcher left running on an installation's data, if there is one. */
export const stopLeftover = async (home: string): Promise<void> => {
  const data = join(home, 'postgres');
  if (existsSync(data)) await endServerOn(realpathSync(data), () => undefined);
};

/**
 * The address of a database in an installation whose server runs, started by another command.
 * @throws Failure when it never ran
 */
export const addressOfRunning = (home: string, database: string): string => {
  const notes = readNotes(home);
  if (!notes) throw new Failure('The embedded database has not been made yet: run "npm start".');
  return applicationUrl(notes.port, notes.password, database);
};

const applicationUrl = (port: number, password: string, database: string): string =>
  `postgres://${applicationRole}:${password}@127.0.0.1:${port}/${database}`;

const endServerOn = async (data: string, note: Note): Promise<void> => {
  const file = join(data, 'postmaster.pid');
  const pid = pidIn(file);
  const mark = pid === undefined ? undefined : markOf(pid);
  if (pid === undefined) return;
  if (mark === undefined || !commandOf(pid).includes(data)) {
    // Gone (perhaps a zombie, which PostgreSQL would take for alive), or the number of another program.
    // Orphans of a killed server still hold its shared memory, and PostgreSQL refuses to start beside them.
    rmSync(file, { force: true });
    return;
  }
  note('a PostgreSQL that an earlier start left running was stopped');
  await endProcess(mark, 15_000, 'SIGINT');
};

const pidIn = (file: string): number | undefined => {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
};

const commandOf = (pid: number): string => {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
};

type Started = { port: number; service: Service };

const startOnFreePort = async (
  home: string,
  password: string,
  define: (port: number) => Parameters<typeof startService>[0],
): Promise<Started> => {
  let lines: string[] = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await nextFree(readNotes(home)?.port || firstPort);
    const service = await startService(define(port));
    if (await accepts(service, superuserUrl(port, password))) {
      writeNotes(home, { port, password });
      return { port, service };
    }
    lines = service.lastLines();
    // another program took the port, or backends of a killed server have not noticed yet: both pass
    if (!/already in use|shared memory block/.test(lines.join('\n'))) break;
    await sleep(500);
  }
  throw new Failure('The embedded PostgreSQL did not start. Its last lines:', lines);
};

const superuserUrl = (port: number, password: string): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/** Waits until the server answers; recovery after a crash may take a while. */
const accepts = async (service: Service, url: string): Promise<boolean> => {
  const until = performance.now() + 120_000;
  while (!service.hasEnded() && performance.now() < until) {
    try {
      await query(url, 'SELECT 1');
      return true;
    } catch (error) {
      if (messageOf(error).includes('password authentication failed')) {
        await service.stop(15_000, 'SIGINT');
        throw new Failure('The password in postgres.json is not the one of the data beside it.', [
          'Put the right file back, or start anew with "npm run reset".',
        ]);
      }
      await sleep(40);
    }
  }
  return false;
};

const ensureRole = async (url: string, password: string): Promise<void> => {
  const found = await query(url, `SELECT FROM pg_roles WHERE rolname = '${applicationRole}'`);
  if (found.rowCount) return;
  await query(url, `CREATE ROLE ${applicationRole} LOGIN CREATEDB PASSWORD '${password}'`);
};
