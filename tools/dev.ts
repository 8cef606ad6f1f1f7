/**
 * `npm run dev`: like `npm start`, but everything is watched: swc compiles a changed file of the libraries and
 * the api, api and worker start again, and vite shows a changed page at once.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readArguments, runAsCommand } from './support/command.ts';
import {
  baseSettings,
  logFile,
  openDatabase,
  openInstallation,
  prepareDatabase,
} from './support/installation.ts';
import { root } from './support/paths.ts';
import { choosePort } from './support/ports.ts';
import { build, programs } from './support/programs.ts';
import type { RunRecord } from './support/run-record.ts';
import { startService, waitUntilReady, type Service } from './support/service.ts';
import { apiEnv, publicAddresses, webEnv } from './support/settings.ts';
import type { Shutdown } from './support/shutdown.ts';
import { printSignIns } from './support/sign-ins.ts';
import { step } from './support/steps.ts';

type Command = [string, ...string[]];
type Context = { record: RunRecord; shutdown: Shutdown };
type Watched = { name: string; command: Command; env: NodeJS.ProcessEnv; cwd?: string };

/** Everything that swc compiles, in the folders of the workspace. */
const compiled = [
  'libs/domain',
  'libs/content',
  'libs/credentials',
  'libs/starter-catalogue',
  'libs/api-client',
  'apps/api',
];

/** The program of a package as seen from a project's folder. */
const binOf = (project: string, name: string, path: string): string =>
  join(dirname(createRequire(join(root, project, 'x.js')).resolve(`${name}/package.json`)), path);

const startWatched = async (
  { name, command, env, cwd }: Watched,
  { record, shutdown }: Context,
): Promise<Service> => {
  const log = logFile(`dev-${name.replaceAll('/', '-')}`);
  const LOG_LEVEL = process.env.LOG_LEVEL || 'warn';
  const development = { ...env, NODE_ENV: 'development', LOG_LEVEL };
  const service = await startService({
    name,
    command,
    env: development,
    cwd: cwd ?? root,
    log,
    shown: true,
  });
  record.add(name, service.mark);
  shutdown.add(
    () => service.stop(5000),
    () => void service.stop(0),
  );
  return service;
};

const watchSources = async (context: Context): Promise<void> => {
  for (const project of compiled.filter((folder) => existsSync(join(root, folder, 'src')))) {
    const command: Command = [
      process.execPath,
      binOf('tools', '@swc/cli', 'bin/swc.js'),
      ...['src', '-d', 'dist', '--strip-leading-paths', '--config-file', '../../.swcrc'],
      ...['--watch', '--quiet'],
    ];
    await startWatched(
      { name: `swc ${project}`, command, env: process.env, cwd: join(root, project) },
      context,
    );
  }
};

const findPort = (purpose: string, variable: string, preferred: number): Promise<number> =>
  choosePort({ purpose, variable, preferred, asked: process.env[variable] }, console.log);

await runAsCommand(async (shutdown) => {
  readArguments([]);
  const { record } = await openInstallation('npm run dev', shutdown);
  const context = { record, shutdown };
  const web = await findPort('the web', 'PORT', 4200);
  const api = await findPort('the api', 'API_PORT', 4201);
  const worker = await findPort('the worker', 'WORKER_PORT', 4202);
  const addresses = publicAddresses(process.env, web);
  record.describe(addresses);
  await step('build', 'libraries and api', () =>
    build(logFile('build'), shutdown, ['@pateka/api', '@pateka/api-client']),
  );
  const database = await openDatabase(shutdown);
  const set = baseSettings(database, { ...addresses, apiUrl: `http://127.0.0.1:${api}` });
  await prepareDatabase(set, shutdown);
  await watchSources(context);
  const node = (program: string): Command => [process.execPath, '--watch', program];
  const vite = binOf('apps/web', 'vite', 'bin/vite.js');
  await startWatched(
    { name: 'worker', command: node(programs.worker), env: apiEnv(set, worker) },
    context,
  );
  const server = await startWatched(
    { name: 'api', command: node(programs.api), env: apiEnv(set, api) },
    context,
  );
  await waitUntilReady(server, `http://127.0.0.1:${api}/health/ready`);
  await startWatched(
    {
      name: 'web',
      command: [process.execPath, vite, 'dev', '--host', '127.0.0.1', '--port', String(web)],
      env: webEnv(set, web),
      cwd: join(root, 'apps/web'),
    },
    context,
  );
  console.log(`\n  ${set.publicUrl}\n`);
  if (set.demo) await printSignIns(set);
  await shutdown.requested;
});
