import { join } from 'node:path';
import { openEmbedded, type OpenDatabase } from './database.ts';
import { takeLock } from './lock-file.ts';
import { home, root } from './paths.ts';
import { prepareHome } from './postgres-data.ts';
import { build, programs } from './programs.ts';
import { runCommand } from './run-command.ts';
import { endLeftovers, openRunRecord, type RunRecord } from './run-record.ts';
import { freshToken, secretKey } from './secrets.ts';
import type { SetSettings } from './settings.ts';
import { apiEnv } from './settings.ts';
import type { Shutdown } from './shutdown.ts';
import { step } from './steps.ts';

/** Where the installation keeps one of its files. */
export const homeFile = (...names: string[]): string => join(home, ...names);

/** The log of one part. */
export const logFile = (name: string): string => homeFile('logs', `${name}.log`);

/**
 * Takes the installation for one command and ends what a killed one left running.
 * @param command for the message to the next one, e.g. `npm start`
 * @throws Failure when another command has it
 */
export const openInstallation = async (
  command: string,
  shutdown: Shutdown,
): Promise<{ record: RunRecord }> => {
  prepareHome(home);
  const giveBack = takeLock(homeFile('lock'), command);
  shutdown.add(giveBack);
  const left = await endLeftovers(homeFile('run.json'));
  if (left.length > 0) {
    console.log(
      `  An earlier run was cut off; what it left running (${left.join(', ')}) was ended.\n`,
    );
  }
  const record = openRunRecord(homeFile('run.json'));
  shutdown.add(record.clear);
  return { record };
};

/** A database for this installation that can be watched while the set runs. */
export type WatchedDatabase = OpenDatabase & {
  ended?: Promise<string>;
  lastLines?: () => string[];
};

/** The user's database, or the embedded one, started now. */
export const openDatabase = (shutdown: Shutdown): Promise<WatchedDatabase> => {
  const own = process.env.DATABASE_URL;
  if (own) return Promise.resolve({ url: own, embedded: false });
  return step('database', 'the embedded PostgreSQL', (note) => openEmbedded(shutdown, note));
};

/** Builds what is not built yet. */
export const buildAll = (shutdown: Shutdown): Promise<void> =>
  step('build', 'libraries, api and web; what did not change comes from the cache', () =>
    build(logFile('build'), shutdown),
  );

/** What the command line of the api needs to know; the addresses come with the ports. */
export const baseSettings = (
  database: OpenDatabase,
  addresses: Pick<SetSettings, 'apiUrl' | 'publicUrl' | 'checkUrl'>,
): SetSettings => ({
  ...addresses,
  databaseUrl: database.url,
  redisUrl: process.env.REDIS_URL || undefined,
  secretKey: process.env.SECRET_KEY || secretKey(homeFile('secret-key')),
  internalToken: process.env.INTERNAL_TOKEN || freshToken(),
  mediaFolder: homeFile('media'),
  demo: database.embedded,
});

const cli = (set: SetSettings, command: string, ...args: string[]) => ({
  name: `"${command}"`,
  command: [process.execPath, programs.cli, command, ...args] as [string, ...string[]],
  env: apiEnv(set),
  cwd: root,
  log: logFile(command),
});

/**
 * Lays down the issuer's public document, so that certificates can be checked on this machine while nothing runs.
 * It takes a second; what starts meanwhile does not wait for it.
 */
export const keepIssuerDocument = (set: SetSettings, shutdown: Shutdown): Promise<void> =>
  runCommand(cli(set, 'issuer-document', homeFile('issuer.json')), shutdown);

/** Brings the tables up to date; an empty demo database is filled. */
export const prepareDatabase = async (set: SetSettings, shutdown: Shutdown): Promise<void> => {
  await step('migrate', 'brings the tables up to date', () =>
    runCommand(cli(set, 'migrate'), shutdown),
  );
  if (!set.demo) return;
  const what = 'loads the starter catalogue and the demo network when the database is empty';
  await step('seed', what, () => runCommand(cli(set, 'seed'), shutdown));
};
