import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache } from './support/paths.ts';
import { nextFree } from './support/ports.ts';
import { startService } from './support/service.ts';

/** A Redis for the tests, or why there is none. */
export type RedisResult =
  | { ok: true; url: string; source: string; stop: () => Promise<void> }
  | { ok: false; reason: string };

/** A redis-server that can be run, and the folder of shared libraries it needs besides the system's. */
type Server = { program: string; libraries?: string; source: string };

/**
 * Finds or fetches a Redis: an address in TEST_REDIS_URL or REDIS_URL; redis-server on the PATH; on Debian the
 * packages unpacked without root; as root the packages installed.
 * @param folder where to unpack and to log
 */
export const openRedis = async (folder = join(cache, 'redis')): Promise<RedisResult> => {
  const address = process.env.TEST_REDIS_URL || process.env.REDIS_URL;
  if (address) {
    return { ok: true, url: address, source: 'the environment', stop: async () => undefined };
  }
  const reasons: string[] = [];
  for (const find of [onPath, unpacked, installed]) {
    const found = find(folder);
    if (typeof found !== 'string') return startServer(found, folder);
    reasons.push(found);
  }
  return { ok: false, reason: `no Redis: ${reasons.join('; ')}` };
};

const runs = (server: Server): string | undefined => {
  const tried = spawnSync(server.program, ['--version'], {
    env: environment(server),
    encoding: 'utf8',
  });
  return tried.status === 0 ? undefined : (tried.error?.message ?? tried.stderr.trim());
};

const environment = ({ libraries }: Server): NodeJS.ProcessEnv => ({
  ...process.env,
  LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
});

const onPath = (): Server | string => {
  const server = { program: 'redis-server', source: 'redis-server on the PATH' };
  return runs(server) === undefined ? server : 'redis-server is not on the PATH';
};

const unpacked = (folder: string): Server | string => {
  if (spawnSync('apt-get', ['--version']).status !== 0)
    return 'this is no Debian to unpack one from';
  const target = join(folder, 'root');
  const server = serverIn(target);
  if (server && runs(server) === undefined) return server;
  rmSync(target, { recursive: true, force: true });
  const complaint = unpack(folder, target);
  if (complaint !== undefined) return `unpacking the Debian packages failed (${complaint})`;
  const fresh = serverIn(target);
  const words = fresh ? runs(fresh) : 'no redis-server in them';
  return fresh && words === undefined ? fresh : `the unpacked redis-server does not run (${words})`;
};

const serverIn = (target: string): Server | undefined => {
  const program = join(target, 'usr', 'bin', 'redis-server');
  if (!existsSync(program)) return undefined;
  const lib = join(target, 'usr', 'lib');
  const triplet = existsSync(lib)
    ? readdirSync(lib).find((name) => name.includes('linux-gnu'))
    : '';
  return { program, libraries: join(lib, triplet ?? ''), source: 'the Debian package, unpacked' };
};

/** Asks apt what redis-server needs that is not installed, downloads that and unpacks it; no root needed. */
const unpack = (folder: string, target: string): string | undefined => {
  const lists = join(folder, 'apt', 'lists');
  const archives = join(folder, 'apt', 'archives');
  for (const path of [join(lists, 'partial'), join(archives, 'partial'), target]) {
    mkdirSync(path, { recursive: true });
  }
  const config = join(folder, 'apt', 'apt.conf');
  writeFileSync(config, privateApt(lists, archives));
  const apt = (...args: string[]) => run('apt-get', args, archives, { APT_CONFIG: config });
  const updated = apt('update', '-qq');
  if (updated.failed) return updated.words;
  const wanted = apt('install', '--simulate', '--no-install-recommends', 'redis-server');
  if (wanted.failed) return wanted.words;
  const names = [...wanted.words.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name ?? '');
  const downloaded = apt('download', '-qq', ...names);
  if (downloaded.failed) return downloaded.words;
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    const extracted = run('dpkg', ['-x', file, target], archives);
    if (extracted.failed) return extracted.words;
  }
  rmSync(join(folder, 'apt'), { recursive: true, force: true });
  return undefined;
};

const privateApt = (lists: string, archives: string): string =>
  [
    `Dir::State::lists "${lists}";`,
    `Dir::Cache::archives "${archives}";`,
    'Dir::Cache::pkgcache "";',
    'Dir::Cache::srcpkgcache "";',
    'Debug::NoLocking "true";',
    // as root apt would hand the download to an account that cannot write here
    'APT::Sandbox::User "root";',
    'Acquire::Retries "2";',
    'Acquire::http::Timeout "20";',
    '',
  ].join('\n');

const run = (program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}) => {
  const ran = spawnSync(program, args, {
    cwd,
    env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive', ...env },
    encoding: 'utf8',
    timeout: 120_000,
  });
  const failed = ran.status !== 0;
  const words = failed ? (ran.error?.message ?? lastLine(ran.stderr)) : ran.stdout;
  return { failed, words };
};

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

const installed = (): Server | string => {
  if (process.getuid?.() !== 0) return 'installing one needs root';
  const updated = run('apt-get', ['update', '-qq'], '/');
  const done = updated.failed
    ? updated
    : run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], '/');
  if (done.failed) return `installing it with apt-get failed (${done.words})`;
  return { program: 'redis-server', source: 'redis-server, installed with apt-get' };
};

const startServer = async (server: Server, folder: string): Promise<RedisResult> => {
  const port = await nextFree(6390);
  const options = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  mkdirSync(folder, { recursive: true });
  const service = await startService({
    name: 'redis',
    // BullMQ asks for a Redis that never throws keys away by itself
    command: [server.program, ...options.map(String), '--maxmemory-policy', 'noeviction'],
    env: environment(server),
    cwd: folder,
    log: join(folder, 'redis.log'),
  });
  for (let tries = 0; tries < 200 && !service.hasEnded(); tries += 1) {
    if (await answersPing(port)) {
      const url = `redis://127.0.0.1:${port}`;
      return { ok: true, url, source: server.source, stop: () => service.stop(5000) };
    }
    await sleep(50);
  }
  await service.stop(0);
  return { ok: false, reason: `redis-server did not start: ${service.lastLines(3).join(' ')}` };
};

const answersPing = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('error', () => end(false));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.write('PING\r\n');
  });
