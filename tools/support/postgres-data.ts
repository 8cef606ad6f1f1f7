import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from './failure.ts';
import { canReach, systemFolder, type Binaries, type ServerAccount } from './postgres-binaries.ts';
import type { Note } from './steps.ts';

/** What must be remembered about a cluster between two starts. Kept in `postgres.json`, mode 0600. */
export type ClusterNotes = { port: number; password: string };

/** The environment of PostgreSQL's own programs: the same language and time zone everywhere. */
export const postgresEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes the folder that holds everything of one installation. As root others may pass through it (the
 * database's account has to), but not list it; the files in it are for their owner alone.
 */
export const prepareHome = (home: string): void => {
  mkdirSync(home, { recursive: true });
  chmodSync(home, process.getuid?.() === 0 ? 0o711 : 0o700);
};

/**
 * The folder of the data: `postgres` in the home, or, where the account cannot reach that, a folder in the
 * system's place for data with a link to it from the home.
 * @throws Failure when data are there already which the account cannot reach
 */
export const dataFolder = (
  home: string,
  account: ServerAccount,
  note: Note,
  system = systemFolder,
): string => {
  const inside = join(home, 'postgres');
  if (existsSync(inside)) {
    const data = realpathSync(inside);
    if (canReach(data, account)) return data;
    throw new Failure(`The account that runs PostgreSQL cannot reach ${data}.`, [
      'A folder above it lets only root through: move the project, or "npm run reset" to start anew.',
    ]);
  }
  if (canReach(inside, account)) return inside;
  const outside = join(
    system,
    createHash('sha256').update(home).digest('hex').slice(0, 12),
    'postgres',
  );
  mkdirSync(dirname(outside), { recursive: true, mode: 0o711 });
  rmSync(inside, { force: true });
  symlinkSync(outside, inside);
  note(`a folder above ${home} lets only root through; the data are in ${outside}`);
  return outside;
};

/** @returns what was remembered about the cluster, or undefined when nothing was */
export const readNotes = (home: string): ClusterNotes | undefined => {
  try {
    return JSON.parse(readFileSync(join(home, 'postgres.json'), 'utf8')) as ClusterNotes;
  } catch {
    return undefined;
  }
};

/** Remembers the port and the password of a cluster. */
export const writeNotes = (home: string, notes: ClusterNotes): void =>
  writeFileSync(join(home, 'postgres.json'), JSON.stringify(notes), { mode: 0o600 });

/**
 * Makes a new cluster unless the folder holds one. A half-made one (the launcher was killed in the middle)
 * is thrown away, since only a finished one gets the folder's name.
 * @returns the superuser's password
 * @throws Failure when initdb fails, when the password is lost or when the data are of another version
 */
export const ensureCluster = (
  home: string,
  data: string,
  binaries: Binaries,
  account: ServerAccount,
): string => {
  const notes = readNotes(home);
  if (existsSync(join(data, 'PG_VERSION'))) {
    checkVersion(data, binaries);
    if (notes) return notes.password;
    throw new Failure(`${join(home, 'postgres.json')} with the database's password is gone.`, [
      'Put it back, or start anew with "npm run reset".',
    ]);
  }
  const password = randomBytes(24).toString('base64url');
  writeNotes(home, { port: notes?.port ?? 0, password });
  makeCluster(data, password, binaries, account);
  return password;
};

const checkVersion = (data: string, { version }: Binaries): void => {
  const [have, need] = [
    readFileSync(join(data, 'PG_VERSION'), 'utf8').trim(),
    version.split('.')[0],
  ];
  if (have !== need) {
    throw new Failure(
      `The data in ${data} are of PostgreSQL ${have}; this is PostgreSQL ${need}.`,
      ['Go back to the earlier version of the project, or "npm run reset" to start anew.'],
    );
  }
};

const makeCluster = (
  data: string,
  password: string,
  { initdb }: Binaries,
  account: ServerAccount,
): void => {
  const half = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [half, passwordFile]) own(path, account);
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${half}`,
      `--pwfile=${passwordFile}`,
      ...['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--no-sync'],
      // the same order of characters on every system, whatever languages it has installed
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ],
    { ...account, env: postgresEnv, cwd: '/', encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    const words = made.error?.message ?? made.stderr.trim();
    throw new Failure('The embedded PostgreSQL could not make its data folder.', words.split('\n'));
  }
  rmSync(data, { recursive: true, force: true });
  renameSync(half, data);
};

const own = (path: string, { uid, gid }: ServerAccount): void => {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
};

/** Removes an installation, together with data that had to live outside of it. */
export const removeHome = (home: string): void => {
  const inside = join(home, 'postgres');
  const data = existsSync(inside) ? realpathSync(inside) : inside;
  if (!data.startsWith(home)) rmSync(dirname(data), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
};
