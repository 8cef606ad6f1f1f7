import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabase, ensureDatabase, withDatabase } from './databases.ts';
import { startPostgres } from './postgres.ts';
import { Failure } from './support/failure.ts';
import { cache, root } from './support/paths.ts';
import { isFree } from './support/ports.ts';
import { killGroup, sendSignal } from './support/processes.ts';
import { programs } from './support/programs.ts';
import { startProxy } from './support/proxy.ts';
import { capture, runCommand } from './support/run-command.ts';
import { freshToken } from './support/secrets.ts';
import { startService, waitUntilReady, type Service } from './support/service.ts';
import { apiEnv, webEnv, type SetSettings } from './support/settings.ts';
import { demoSignIns, type SignIn } from './support/sign-ins.ts';

/** What a test or a measurement wants to run. */
export type StackOptions = {
  /**
   * An address of the running cluster whose role may make databases; TEST_DATABASE_URL unless told. Without
   * either a throwaway cluster is started and stopped with the stack.
   */
  clusterUrl?: string;
  /** Name of the database to make afresh; random unless told. */
  database?: string;
  /** Whether to load the starter catalogue and the demo network; true unless told. */
  seed?: boolean;
  /** How many apis, workers and webs; more than one stand behind a small proxy. 1 unless told. */
  replicas?: number;
  /** Redis for the queue; unless told the queue lives in PostgreSQL. */
  redisUrl?: string;
  /** Further configuration for every program; undefined takes a variable away. */
  env?: Record<string, string | undefined>;
};

/** One process of the stack, which a test may kill and start again. */
export type StackProgram = {
  name: 'api' | 'worker' | 'web';
  /** 0 for the first of its kind. */
  index: number;
  port: number;
  pid: () => number;
  isRunning: () => boolean;
  /** Sends a signal to its whole process group and waits until it has ended; SIGKILL unless told. */
  kill: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** Starts it again on the same port and waits until it answers. */
  start: () => Promise<void>;
  lastLines: (count?: number) => string[];
};

/** A running set of api, worker and web on a fresh database. */
export type Stack = {
  /** The learning site, `http://localhost:PORT`. */
  publicUrl: string;
  /** The certificate checks, `http://127.0.0.1:PORT`. */
  checkUrl: string;
  apiUrl: string;
  databaseUrl: string;
  /** For requests that a test makes to the api in the web server's place. */
  internalToken: string;
  programs: StackProgram[];
  /** The demo accounts with the second-factor codes of this moment. */
  signIns: () => Promise<SignIn[]>;
  /** Runs a command of the api's command line on the same database; its standard output. */
  cli: (...args: string[]) => Promise<string>;
  /** Stops everything and removes the database. */
  stop: () => Promise<void>;
};

type Closing = (() => Promise<void>)[];

/**
 * Starts api, worker and web, as built, on free ports against a fresh, migrated database.
 * @throws Failure when something is not built or does not start, with its last lines
 */
export const startStack = async (options: StackOptions = {}): Promise<Stack> => {
  checkBuilt();
  const closing: Closing = [];
  const stop = async (): Promise<void> => {
    for (let close = closing.pop(); close; close = closing.pop()) await close();
  };
  try {
    return { ...(await assemble(options, closing)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const checkBuilt = (): void => {
  const missing = Object.values(programs).find((path) => !existsSync(path));
  if (missing) throw new Failure(`${missing} is not built.`, ['Run "npm run build" first.']);
};

const assemble = async (options: StackOptions, closing: Closing): Promise<Omit<Stack, 'stop'>> => {
  const { replicas = 1, seed = true } = options;
  const databaseUrl = await openDatabase(options, closing);
  const [front, back] = [await freePort(), await freePort()];
  const set: SetSettings = {
    databaseUrl,
    redisUrl: options.redisUrl,
    apiUrl: `http://127.0.0.1:${back}`,
    publicUrl: `http://localhost:${front}`,
    checkUrl: `http://127.0.0.1:${front}`,
    secretKey: randomBytes(32).toString('base64'),
    internalToken: freshToken(),
    mediaFolder: temporaryFolder(closing),
    demo: true,
  };
  const plan: Plan = {
    set,
    replicas,
    env: { ...process.env, ...options.env },
    logs: join(cache, 'stacks', databaseUrl.split('/').at(-1) ?? ''),
    closing,
  };
  const forCli = apiEnv(set, undefined, plan.env);
  await prepare(['migrate', ...(seed ? ['seed'] : [])], forCli, plan.logs);
  const workers = await startGroup('worker', undefined, plan);
  const apis = await startGroup('api', back, plan);
  const webs = await startGroup('web', front, plan);
  return {
    ...set,
    programs: [...workers, ...apis, ...webs],
    signIns: () => demoSignIns(set),
    cli: (...args) => capture([process.execPath, programs.cli, ...args], forCli),
  };
};

type Plan = {
  set: SetSettings;
  replicas: number;
  env: NodeJS.ProcessEnv;
  logs: string;
  closing: Closing;
};

/** Starts all processes of one kind, behind a proxy at the entrance when there are several. */
const startGroup = async (
  name: StackProgram['name'],
  entrance: number | undefined,
  { set, replicas, env, logs, closing }: Plan,
): Promise<StackProgram[]> => {
  const ports = await portsFor(entrance, replicas);
  if (replicas > 1 && entrance !== undefined) {
    const proxy = await startProxy(entrance, () => ports);
    closing.push(proxy.stop);
  }
  const group = ports.map((port, index) => {
    const environment = name === 'web' ? webEnv(set, port, env) : apiEnv(set, port, env);
    return program({ name, index, port }, environment, logs);
  });
  closing.push(async () => {
    await Promise.all(group.map(({ kill }) => kill('SIGTERM')));
  });
  await Promise.all(group.map(({ start }) => start()));
  return group;
};

const openDatabase = async (options: StackOptions, closing: Closing): Promise<string> => {
  const { database = `stack_${randomBytes(4).toString('hex')}` } = options;
  const cluster =
    options.clusterUrl ?? process.env.TEST_DATABASE_URL ?? (await ownCluster(closing));
  await dropDatabase(cluster, database);
  await ensureDatabase(cluster, database);
  closing.push(() => dropDatabase(cluster, database));
  return withDatabase(cluster, database);
};

/** A folder for the files of one stack, gone with it. */
const temporaryFolder = (closing: Closing): string => {
  const folder = mkdtempSync(join(tmpdir(), 'pateka-media-'));
  closing.push(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const ownCluster = async (closing: Closing): Promise<string> => {
  const home = mkdtempSync(join(tmpdir(), 'pateka-stack-'));
  const cluster = await startPostgres({ home, throwaway: true });
  process.once('exit', () => sendSignal(cluster.service.mark.pid, 'SIGINT'));
  closing.push(async () => {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  });
  return cluster.url('postgres');
};

const prepare = async (
  commands: readonly string[],
  env: NodeJS.ProcessEnv,
  logs: string,
): Promise<void> => {
  for (const command of commands) {
    await runCommand({
      name: `"${command}"`,
      command: [process.execPath, programs.cli, command],
      env,
      cwd: root,
      log: join(logs, `${command}.log`),
    });
  }
};

/** Without a proxy the one process listens at the entrance itself. */
const portsFor = async (entrance: number | undefined, replicas: number): Promise<number[]> => {
  if (entrance !== undefined && replicas === 1) return [entrance];
  const ports: number[] = [];
  while (ports.length < replicas) ports.push(await freePort());
  return ports;
};

const given = new Set<number>();

/**
 * A port that nothing listens on and that was not handed out before: its program binds it only later. Not
 * one of those (from 32768 on Linux) that the system gives to outgoing connections meanwhile.
 */
const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
};

const program = (
  { name, index, port }: Pick<StackProgram, 'name' | 'index' | 'port'>,
  env: NodeJS.ProcessEnv,
  logs: string,
): StackProgram => {
  let service: Service | undefined;
  // a test runner that ends without closing the stack takes its processes along
  process.once('exit', () => service && !service.hasEnded() && killGroup(service.mark.pid));
  return {
    name,
    index,
    port,
    pid: () => service?.mark.pid ?? 0,
    isRunning: () => service !== undefined && !service.hasEnded(),
    kill: async (signal = 'SIGKILL') => service?.stop(signal === 'SIGKILL' ? 0 : 10_000, signal),
    start: async () => {
      const command: [string, ...string[]] = [process.execPath, programs[name]];
      const log = join(logs, `${name}-${index}.log`);
      service = await startService({ name: `${name} ${index}`, command, env, cwd: root, log });
      await waitUntilReady(service, `http://127.0.0.1:${port}/health/ready`);
    },
    lastLines: (count) => service?.lastLines(count) ?? [],
  };
};
