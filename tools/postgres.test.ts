import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabase, ensureDatabase, query } from './databases.ts';
import {
  addressOfRunning,
  embeddedClusterName,
  startPostgres,
  stopLeftover,
  type Cluster,
} from './postgres.ts';
import { removeHome } from './support/postgres-data.ts';

// A real PostgreSQL each time: what is tested here is how it is started and stopped.

const folder = mkdtempSync(join(tmpdir(), 'pateka-postgres-'));
const home = join(folder, 'home');
const start = (notes: string[] = []): Promise<Cluster> =>
  startPostgres({ home, throwaway: true, note: (text) => notes.push(text) });

beforeAll(() => {
  chmodSync(folder, 0o711);
  mkdirSync(home);
});
afterAll(async () => {
  await stopLeftover(home);
  rmSync(folder, { recursive: true });
});

test('keeps the data, the port and the password from one start to the next', async () => {
  const first = await start();
  const url = await ensureDatabase(first.url('postgres'), 'walk');
  await query(url, 'CREATE TABLE kept AS SELECT 7 AS number');
  await first.stop();
  const second = await start();
  expect(second.url('walk')).toBe(url);
  expect(addressOfRunning(home, 'walk')).toBe(url);
  expect((await query(url, 'SELECT number FROM kept')).rows).toEqual([{ number: 7 }]);
  await second.stop();
});

test('says that it is the embedded one, listens on loopback only and gives the application no superuser', async () => {
  const cluster = await start();
  const { rows } = await query(
    cluster.url('postgres'),
    `SELECT current_setting('cluster_name') AS name, current_setting('listen_addresses') AS hosts,
            rolsuper AS super FROM pg_roles WHERE rolname = current_user`,
  );
  expect(rows).toEqual([{ name: embeddedClusterName, hosts: '127.0.0.1', super: false }]);
  await cluster.stop();
});

test('what is written to a table never reaches the log (safety 37)', async () => {
  const cluster = await start();
  const url = await ensureDatabase(cluster.url('postgres'), 'quiet');
  await query(url, 'CREATE TABLE alias (name text PRIMARY KEY)');
  await query(url, `INSERT INTO alias VALUES ('canary')`);
  await expect(query(url, `INSERT INTO alias VALUES ('canary')`)).rejects.toThrow('duplicate');
  await dropDatabase(url, 'quiet');
  await cluster.stop();
  expect(readFileSync(join(home, 'logs', 'postgres.log'), 'utf8')).not.toContain('canary');
});

test('the files are for their owner alone', async () => {
  for (const name of ['postgres', 'postgres.json', 'logs/postgres.log']) {
    expect(statSync(join(home, name)).mode & 0o077).toBe(0);
  }
});

test('a server that a killed launcher left running is stopped first', async () => {
  const left = await start();
  const notes: string[] = [];
  const next = await start(notes);
  expect(notes.join()).toContain('left running was stopped');
  expect(left.service.hasEnded()).toBe(true);
  await next.stop();
});

test('recovers after the server itself was killed', async () => {
  const killed = await start();
  process.kill(killed.service.mark.pid, 'SIGKILL');
  await killed.service.ended;
  const next = await start();
  expect((await query(next.url('walk'), 'SELECT number FROM kept')).rowCount).toBe(1);
  await next.stop();
});

test('a stale postmaster.pid with the number of another program does not stop it', async () => {
  writeFileSync(join(home, 'postgres', 'postmaster.pid'), `${process.pid}\n`);
  await (await start()).stop();
});

test('a half-made data folder is made anew', async () => {
  const half = join(folder, 'half');
  mkdirSync(join(half, 'postgres.new'), { recursive: true });
  writeFileSync(join(half, 'postgres.new', 'PG_VERSION'), '18\n');
  const cluster = await startPostgres({ home: half, throwaway: true });
  await cluster.stop();
  expect(existsSync(join(half, 'postgres.new'))).toBe(false);
});

test('a lost password file is explained', async () => {
  rmSync(join(home, 'postgres.json'));
  await expect(start()).rejects.toThrow("with the database's password is gone");
});

// an ordinary user runs PostgreSQL as himself, so the case does not arise for him
const asRoot = process.getuid?.() === 0 ? test : () => undefined;
asRoot('as root, in a folder that lets nobody else through, the data live elsewhere', async () => {
  const closed = mkdtempSync(join(tmpdir(), 'pateka-closed-'));
  const system = join(folder, 'system');
  const notes: string[] = [];
  const options = { home: join(closed, 'home'), system, throwaway: true };
  const cluster = await startPostgres({ ...options, note: (text) => notes.push(text) });
  await cluster.stop();
  expect(notes.join()).toContain(`the data are in ${system}`);
  expect(statSync(closed).mode & 0o777).toBe(0o700);
  await (await startPostgres(options)).stop();
  removeHome(options.home);
  expect(existsSync(options.home)).toBe(false);
  rmSync(closed, { recursive: true });
});
