/**
 * Closes the month that has ended, in a process of its own whose memory can be watched: DATABASE_URL and the rest of
 * the api's environment. Prints one JSON line after each step.
 */
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { built } from '../../support/paths.ts';

type Tallies = { tallyAll: () => Promise<void> };
type Periods = { closeEndedMonths: () => Promise<void> };

const api = async (path: string): Promise<Record<string, Type<unknown>>> =>
  (await import(pathToFileURL(built(`apps/api/dist/${path}`)).href)) as Record<
    string,
    Type<unknown>
  >;

const part = async <T>(app: INestApplicationContext, path: string, name: string): Promise<T> => {
  const token = (await api(path))[name];
  if (!token) throw new Error(`The api has no ${name}.`);
  return app.get(token) as T;
};

const timed = async (step: string, work: () => Promise<void>): Promise<void> => {
  const began = performance.now();
  await work();
  console.log(JSON.stringify({ step, seconds: (performance.now() - began) / 1000 }));
};

const { CliModule } = await api('cli/cli.module.js');
if (!CliModule) throw new Error('The api has no module for commands.');
const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error', 'fatal'] });
const tallies = await part<Tallies>(app, 'reports/tally.service.js', 'TallyService');
const periods = await part<Periods>(app, 'reports/period.service.js', 'PeriodService');
await timed('tally', () => tallies.tallyAll());
await timed('close', () => periods.closeEndedMonths());
await app.close();
