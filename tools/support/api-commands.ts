import { spawnSync } from 'node:child_process';
import { addressOfRunning } from '../postgres.ts';
import { databaseName, type OpenDatabase } from './database.ts';
import { baseSettings, homeFile, logFile, openDatabase, openInstallation } from './installation.ts';
import { readHolder } from './lock-file.ts';
import { home, root } from './paths.ts';
import { prepareHome } from './postgres-data.ts';
import { stillRuns } from './processes.ts';
import { build, programs } from './programs.ts';
import { runningAddresses } from './run-record.ts';
import { apiEnv, publicAddresses } from './settings.ts';
import type { Shutdown } from './shutdown.ts';
import { step } from './steps.ts';

/** Commands that keep the embedded database open while they run. */
const keepers = ['npm start', 'npm run dev'];

/** A running `npm start` keeps the database open: then that is used, and nothing is built under it. */
const openOrJoin = async (name: string, shutdown: Shutdown): Promise<OpenDatabase> => {
  const holder = readHolder(homeFile('lock'));
  const isEmbedded = !process.env.DATABASE_URL;
  if (isEmbedded && holder && keepers.includes(holder.command) && stillRuns(holder)) {
    return { url: addressOfRunning(home, databaseName), embedded: true };
  }
  if (isEmbedded) await openInstallation(name, shutdown);
  else prepareHome(home);
  await step('build', 'libraries and api; what did not change comes from the cache', () =>
    build(logFile('build'), shutdown, ['@pateka/api']),
  );
  return openDatabase(shutdown);
};

/** Runs a command of the api's command line with this terminal. @returns its exit status */
export type RunApiCommand = (...args: string[]) => number;

/**
 * Opens the database that `npm start` uses, for commands of the api's command line.
 * @param name of the command that asks, e.g. `npm run admin`
 */
export const openApiCommands = async (name: string, shutdown: Shutdown): Promise<RunApiCommand> => {
  const database = await openOrJoin(name, shutdown);
  const addresses =
    runningAddresses(homeFile('run.json')) ??
    publicAddresses(process.env, Number(process.env.PORT) || 4200);
  const set = baseSettings(database, { ...addresses, apiUrl: 'http://127.0.0.1:4201' });
  return (...args) =>
    spawnSync(process.execPath, [programs.cli, ...args], {
      env: apiEnv(set),
      cwd: root,
      stdio: 'inherit',
    }).status ?? 1;
};
