/** `npm run reset`: empties `.pateka` (database, files, secret key, logs) after asking; `-- --yes` does not ask. */
import { createInterface } from 'node:readline/promises';
import { existsSync } from 'node:fs';
import { stopLeftover } from './postgres.ts';
import { readArguments, runAsCommand } from './support/command.ts';
import { openInstallation } from './support/installation.ts';
import { home } from './support/paths.ts';
import { removeHome } from './support/postgres-data.ts';

const isYes = (answer: string): boolean =>
  ['yes', 'y', 'да', 'д'].includes(answer.trim().toLowerCase());

const ask = async (): Promise<boolean> => {
  console.log(
    `\n  This deletes the database, the files of lessons, the secret key and the logs in ${home}.`,
  );
  console.log('  What was encrypted with the key cannot be read again. There is no way back.\n');
  if (!process.stdin.isTTY) {
    console.log('  Nobody can be asked here; use "npm run reset -- --yes".\n');
    return false;
  }
  const dialogue = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return isYes(await dialogue.question('  Delete everything? (yes / да) '));
  } finally {
    dialogue.close();
  }
};

await runAsCommand(async (shutdown) => {
  const { flags } = readArguments(['--yes']);
  if (!existsSync(home)) {
    console.log('\n  There is nothing to delete.\n');
    return 0;
  }
  if (!flags.has('--yes') && !(await ask())) {
    console.log('  Nothing was deleted.\n');
    return 1;
  }
  await openInstallation('npm run reset', shutdown);
  await stopLeftover(home);
  removeHome(home);
  console.log('\n  Everything was deleted; the next "npm start" begins anew.\n');
  return 0;
});
