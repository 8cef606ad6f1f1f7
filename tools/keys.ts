/**
 * `npm run keys -- list` shows the issuer's keys, `npm run keys -- rotate` lets new ones sign from now on. Either
 * way the public document in .pateka is brought up to date, with which `npm run verify-certificate` checks.
 */
import { openApiCommands } from './support/api-commands.ts';
import { runAsCommand } from './support/command.ts';
import { Failure } from './support/failure.ts';
import { homeFile } from './support/installation.ts';

await runAsCommand(async (shutdown) => {
  const [what = '', ...rest] = process.argv.slice(2);
  if (!['list', 'rotate'].includes(what) || rest.length > 0) {
    throw new Failure('npm run keys -- list, or npm run keys -- rotate?', [
      'list shows the keys that sign certificates and those that signed;',
      'rotate lets new ones sign from now on. What was issued before stays valid.',
    ]);
  }
  const run = await openApiCommands('npm run keys', shutdown);
  return run('keys', what) || run('issuer-document', homeFile('issuer.json'));
});
