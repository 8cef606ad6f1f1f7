/** `npm run admin -- COMMAND`: the api's command line on the same database that `npm start` uses. */
import { openApiCommands } from './support/api-commands.ts';
import { runAsCommand } from './support/command.ts';
import { Failure } from './support/failure.ts';

await runAsCommand(async (shutdown) => {
  const [command, ...rest] = process.argv.slice(2);
  if (command === undefined) {
    throw new Failure('Which command? For example: npm run admin -- invite-first', [
      '"npm run admin -- help" lists them.',
    ]);
  }
  const run = await openApiCommands('npm run admin', shutdown);
  return run(command, ...rest);
});
