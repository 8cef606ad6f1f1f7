/**
 * `npm start`: builds, starts the embedded PostgreSQL (unless DATABASE_URL names another), migrates, seeds,
 * starts api, worker and web, waits until each answers, and prints the address. Ctrl-C stops everything.
 */
import { runAsCommand, readArguments } from './support/command.ts';
import { Failure } from './support/failure.ts';
import {
  baseSettings,
  buildAll,
  keepIssuerDocument,
  logFile,
  openDatabase,
  openInstallation,
  prepareDatabase,
  type WatchedDatabase,
} from './support/installation.ts';
import { root } from './support/paths.ts';
import { choosePort } from './support/ports.ts';
import { programs } from './support/programs.ts';
import type { RunRecord } from './support/run-record.ts';
import { startService, waitUntilReady, type Service } from './support/service.ts';
import { apiEnv, publicAddresses, webEnv, type SetSettings } from './support/settings.ts';
import { Interrupted, type Shutdown } from './support/shutdown.ts';
import { printSignIns } from './support/sign-ins.ts';
import { seconds, step } from './support/steps.ts';

type Ports = { web: number; api: number; worker: number };

const choosePorts = (): Promise<Ports> =>
  step('ports', 'finds three free ports', async (note) => {
    const find = (purpose: string, variable: string, preferred: number): Promise<number> =>
      choosePort({ purpose, variable, preferred, asked: process.env[variable] }, note);
    const web = await find('the web', 'PORT', 4200);
    const api = await find('the api', 'API_PORT', 4201);
    const worker = await find('the worker', 'WORKER_PORT', 4202);
    if (new Set([web, api, worker]).size < 3) {
      throw new Failure('PORT, API_PORT and WORKER_PORT must be three different ports.');
    }
    return { web, api, worker };
  });

type Context = { record: RunRecord; shutdown: Shutdown };
type Program = 'api' | 'worker' | 'web';

const launch = async (
  name: Program,
  env: NodeJS.ProcessEnv,
  { record, shutdown }: Context,
): Promise<Service> => {
  if (shutdown.isRequested()) throw new Interrupted();
  const command: [string, ...string[]] = [process.execPath, programs[name]];
  const service = await startService({ name, command, env, cwd: root, log: logFile(name) });
  record.add(name, service.mark);
  shutdown.add(
    () => service.stop(),
    () => void service.stop(0),
  );
  return service;
};

const waitFor = (service: Service, port: number, { shutdown }: Context): Promise<void> =>
  step(service.name, `starts on port ${port} and is waited for`, async () => {
    const interrupted = shutdown.requested.then(() => {
      throw new Interrupted();
    });
    const ready = waitUntilReady(service, `http://127.0.0.1:${port}/health/ready`);
    await Promise.race([ready, interrupted]);
  });

/**
 * Worker and api start side by side, the web once the api answers. Stopping goes the other way round: the web
 * first, so that nobody meets a page whose api is gone; the database last.
 */
const startPrograms = async (
  set: SetSettings,
  ports: Ports,
  context: Context,
): Promise<Service[]> => {
  const worker = await launch('worker', apiEnv(set, ports.worker), context);
  const api = await launch('api', apiEnv(set, ports.api), context);
  await waitFor(api, ports.api, context);
  const web = await launch('web', webEnv(set, ports.web), context);
  await waitFor(worker, ports.worker, context);
  await waitFor(web, ports.web, context);
  return [worker, api, web];
};

const printAddress = async (set: SetSettings, took: number): Promise<void> => {
  console.log(`\n  Пътека is ready after ${seconds(took)}:  ${set.publicUrl}\n`);
  if (set.demo) await printSignIns(set);
  else console.log('  The first account: npm run admin -- invite-first\n');
  console.log('  Logs are in .pateka/logs. Ctrl-C stops everything; the data stay.\n');
};

/** Waits for the first part that ends by itself, or for Ctrl-C. */
const watch = async (
  database: WatchedDatabase,
  services: Service[],
  shutdown: Shutdown,
): Promise<void> => {
  const ends = services.map(({ name, ended, lastLines }) =>
    ended.then((how) => ({ name, how, lastLines })),
  );
  const { ended, lastLines } = database;
  if (ended && lastLines) {
    ends.push(ended.then((how) => ({ name: 'database', how, lastLines })));
  }
  const first = await Promise.race([...ends, shutdown.requested.then(() => undefined)]);
  if (first && !shutdown.isRequested()) {
    throw new Failure(`${first.name} ended by itself (${first.how}); the rest is being stopped.`, [
      'Its last lines:',
      ...first.lastLines(),
      `The whole log: ${logFile(first.name === 'database' ? 'postgres' : first.name)}`,
    ]);
  }
};

await runAsCommand(async (shutdown) => {
  readArguments([]);
  const began = performance.now();
  console.log('\n  Пътека · Pateka\n');
  const { record } = await openInstallation('npm start', shutdown);
  const ports = await choosePorts();
  const addresses = publicAddresses(process.env, ports.web);
  record.describe(addresses);
  await buildAll(shutdown);
  const database = await openDatabase(shutdown);
  const set = baseSettings(database, { ...addresses, apiUrl: `http://127.0.0.1:${ports.api}` });
  await prepareDatabase(set, shutdown);
  const [services] = await Promise.all([
    startPrograms(set, ports, { record, shutdown }),
    keepIssuerDocument(set, shutdown),
  ]);
  await printAddress(set, performance.now() - began);
  await watch(database, services, shutdown);
});
