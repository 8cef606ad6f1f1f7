/**
 * `npm run reports:rebuild` counts the open period of the reports anew, with its progress; `npm run reports:check`
 * compares it with its source. Closed releases are never touched.
 */
import { openApiCommands } from './support/api-commands.ts';
import { runAsCommand } from './support/command.ts';

await runAsCommand(async (shutdown) => {
  const [what = ''] = process.argv.slice(2);
  const run = await openApiCommands(`npm run reports:${what}`, shutdown);
  return run('reports', what);
});
