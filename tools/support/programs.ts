import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { built, root } from './paths.ts';
import { runCommand } from './run-command.ts';
import type { Shutdown } from './shutdown.ts';

/** The programs of Pateka, as built. */
export const programs = {
  api: built('apps/api/dist/main.js'),
  worker: built('apps/api/dist/worker.js'),
  cli: built('apps/api/dist/cli.js'),
  web: built('apps/web/build/index.js'),
} as const;

/** What nx needs to work without a background process, a terminal interface or a network. */
export const nxEnv = { NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };

/** No colours in log files, whose last lines a person may get to see. */
export const noColours = { NO_COLOR: '1', FORCE_COLOR: undefined };

/** The start of a command line for nx with the Node that runs this. */
export const nx = (...args: string[]): [string, ...string[]] => [
  process.execPath,
  join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'),
  ...args,
];

/**
 * Builds api and web and whatever they need; nx takes unchanged parts from its cache.
 * @throws Failure with the compiler's last lines
 */
export const build = async (
  log: string,
  shutdown?: Shutdown,
  projects: readonly string[] = ['@pateka/api', '@pateka/web'],
): Promise<void> => {
  await runCommand(
    {
      name: 'The build',
      command: nx('run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=static'),
      env: { ...process.env, ...nxEnv, ...noColours, NODE_ENV: undefined },
      cwd: root,
      log,
    },
    shutdown,
  );
  for (const [name, path] of Object.entries(programs)) {
    const isAsked = projects.includes(name === 'web' ? '@pateka/web' : '@pateka/api');
    if (isAsked && !existsSync(path)) {
      throw new Failure(`The build made no ${path}.`, ['Try "npx nx reset" and start again.']);
    }
  }
};
