import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, root } from '../support/paths.ts';
import { nextFree } from '../support/ports.ts';
import { capture } from '../support/run-command.ts';
import { startService, waitUntilReady, type Service } from '../support/service.ts';
import { cpuDuring } from './usage.ts';
import { load, type LoadOptions } from './load.ts';

/** A reference: requests or statements a second, and processor time of the serving side for each. */
export type Reference = { perSecond: number; cpuMs: number };

/** What the rows are compared with, each measured once a run, when it is first asked for. */
export type References = {
  /** A GraphQL server without anything of ours, answering `{ hello }`. */
  apollo: () => Promise<Reference>;
  /** One prepared SELECT by primary key after the other on 16 connections, without a server between. */
  postgres: () => Promise<Reference>;
  /** A file of 10 kB from a plain Node server. */
  file: () => Promise<Reference>;
};

const script = (name: string): string =>
  fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url));

/**
 * @param databaseUrl any database of the cluster that the stack runs on
 * @param databasePid the cluster's first process
 */
export const openReferences = (databaseUrl: string, databasePid: number): References => ({
  apollo: once(() =>
    measure('apollo-hello', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ hello }' }),
    }),
  ),
  postgres: once(() => measureSelects(databaseUrl, databasePid)),
  file: once(() => measure('static-file', {})),
});

const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
};

const measure = async (name: string, options: LoadOptions): Promise<Reference> => {
  const port = await nextFree(45_600);
  const server = await startServer(name, port);
  try {
    const url = `http://127.0.0.1:${port}/`;
    await load(url, { ...options, seconds: 5 });
    const { ms, result } = await cpuDuring([server.mark.pid], () => load(url, options));
    if (result.failures > 0) throw new Error(`${name}: ${result.failures} requests failed`);
    return { perSecond: result.perSecond, cpuMs: ms / result.requests };
  } finally {
    await server.stop(2000);
  }
};

const startServer = async (name: string, port: number): Promise<Service> => {
  const service = await startService({
    name,
    command: [process.execPath, script(name), String(port)],
    env: { ...process.env, NODE_ENV: 'production' },
    cwd: root,
    log: join(cache, 'bench', `${name}.log`),
  });
  await waitUntilReady(service, `http://127.0.0.1:${port}/ready`);
  return service;
};

const measureSelects = async (databaseUrl: string, databasePid: number): Promise<Reference> => {
  const command: [string, ...string[]] = [process.execPath, script('pg-select'), databaseUrl];
  const { ms, result } = await cpuDuring([databasePid], () => capture(command, process.env));
  const { statements, seconds } = JSON.parse(result) as { statements: number; seconds: number };
  return { perSecond: statements / seconds, cpuMs: ms / statements };
};
