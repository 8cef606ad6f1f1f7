/** `npm run admin -- COMMAND`: the api's command line on the same database that `npm start` uses. */
import { spawnSync } from 'node:child_process';
import { addressOfRunning } from './postgres.ts';
import { runAsCommand } from './support/command.ts';
import { databaseName, type OpenDatabase } from './support/database.ts';
import { Failure } from './support/failure.ts';
import {
  baseSettings,
  homeFile,
  logFile,
  openDatabase,
  openInstallation,
} from './support/installation.ts';
import { readHolder } from './support/lock-file.ts';
import { home, root } from './support/paths.ts';
import { prepareHome } from './support/postgres-data.ts';
import { stillRuns } from './support/processes.ts';
import { build, programs } from './support/programs.ts';
import { runningAddresses } from './support/run-record.ts';
import { apiEnv, publicAddresses } from './support/settings.ts';
import type { Shutdown } from './support/shutdown.ts';
import { step } from './support/steps.ts';

/** Commands that keep the embedded database open while they run. */
const keepers = ['npm start', 'npm run dev'];

/** A running `npm start` keeps the database open: then that is used, and nothing is built under it. */
const openOrJoin = async (shutdown: Shutdown): Promise<OpenDatabase> => {
  const holder = readHolder(homeFile('lock'));
  const isEmbedded = !process.env.DATABASE_URL;
  if (isEmbedded && holder && keepers.includes(holder.command) && stillRuns(holder)) {
    return { url: addressOfRunning(home, databaseName), embedded: true };
  }
  if (isEmbedded) await openInstallation('npm run admin', shutdown);
  else prepareHome(home);
  await step('build', 'libraries and api; what did not change comes from the cache', () =>
    build(logFile('build'), shutdown, ['@pateka/api']),
  );
  return openDatabase(shutdown);
};

await runAsCommand(async (shutdown) => {
  const [command, ...rest] = process.argv.slice(2);
  if (command === undefined) {
    throw new Failure('Which command? For example: npm run admin -- invite-first', [
      '"npm run admin -- help" lists them.',
    ]);
  }
  const database = await openOrJoin(shutdown);
  const addresses =
    runningAddresses(homeFile('run.json')) ??
    publicAddresses(process.env, Number(process.env.PORT) || 4200);
  const set = baseSettings(database, { ...addresses, apiUrl: 'http://127.0.0.1:4201' });
  const ran = spawnSync(process.execPath, [programs.cli, command, ...rest], {
    env: apiEnv(set),
    cwd: root,
    stdio: 'inherit',
  });
  return ran.status ?? 1;
});
