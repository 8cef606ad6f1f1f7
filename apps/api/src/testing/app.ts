import 'reflect-metadata';
import type { INestApplication, ModuleMetadata, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Logger, PARAMS_PROVIDER_TOKEN } from 'nestjs-pino';
import type { AddressInfo } from 'node:net';
import type { DestinationStream } from 'pino';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { Clock } from '../platform/clock.js';
import { CONFIG, type Config } from '../platform/config.js';
import { limitBodies, onlyForTheWeb } from '../platform/http.js';
import { logOptions } from '../platform/log.module.js';
import { as, type Speaker, type Visitor } from './as.js';
import { createDatabase, type TestDatabase } from './database.js';
import { Given } from './given.js';
import { statementsOf } from './statements.js';
import { TestClock } from './test-clock.js';
import { testConfig } from './test-config.js';

export interface StartOptions {
  /** Settings as in the environment, e.g. `{ DEMO: 'true' }`. */
  config?: Record<string, string>;
  /** Another process on the same rows: hand over the first one's `database` (and its clock). */
  database?: TestDatabase;
  clock?: TestClock;
  /** What is started; AppModule by itself, WorkerModule for the worker's side. */
  module?: Type;
  /** Resolvers and such that exist in one test only. */
  extra?: Pick<ModuleMetadata, 'imports' | 'providers'>;
  /** Where the log goes. One per test file: the log belongs to the process, not to an app. */
  logs?: DestinationStream;
}

/** A running process of the house with a real PostgreSQL of its own. */
export interface TestApp {
  app: INestApplication;
  db: DataSource;
  database: TestDatabase;
  clock: TestClock;
  config: Config;
  /** Address of the running server. */
  url: string;
  /** Things that exist: networks, staff, learners, courses … */
  given: Given;
  /** Speaks GraphQL over HTTP as somebody, with a real session; without argument as a visitor. */
  as(who?: Speaker): Visitor;
  /** What reaches PostgreSQL while some work is done. */
  statements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>;
  /** An injectable, wherever it lives. */
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T) | symbol): T;
  /** Ends it, and removes the database if it was made here. */
  stop(): Promise<void>;
}

/** Starts the api (or another module) as main.ts does, on a free port and a database of its own. */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const { clock = new TestClock(), module = AppModule, extra = {}, logs } = options;
  const database = options.database ?? (await createDatabase());
  const { url: DATABASE_URL, mediaFolder: MEDIA_FOLDER } = database;
  const config = testConfig({ DATABASE_URL, MEDIA_FOLDER, ...options.config });
  const building = Test.createTestingModule({
    imports: [module, ...(extra.imports ?? [])],
    providers: extra.providers ?? [],
  })
    .overrideProvider(CONFIG)
    .useValue(config)
    .overrideProvider(Clock)
    .useValue(clock);
  if (logs)
    building
      .overrideProvider(PARAMS_PROVIDER_TOKEN)
      .useValue({ pinoHttp: [logOptions(config), logs] });
  const app = (await building.compile()).createNestApplication<NestExpressApplication>({
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  onlyForTheWeb(app, config);
  limitBodies(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const db = app.get(DataSource);
  const get: TestApp['get'] = (token) => app.get(token, { strict: false });
  const started = { app, db, database, clock, config, get, url: `http://127.0.0.1:${port}` };
  return {
    ...started,
    given: new Given(started),
    as: (who) => as(started, who),
    statements: (work) => statementsOf(db, work),
    stop: async () => {
      await app.close();
      if (!options.database) await database.drop();
    },
  };
}
