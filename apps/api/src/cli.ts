import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { CliModule } from './cli/cli.module.js';
import { commands, help } from './cli/commands.js';
import { databaseOptions } from './platform/database/data-source.js';
import { readConfig } from './platform/config.js';
import { refuseWrongDatabase } from './platform/start.js';

/** Operators' commands: node dist/cli.js COMMAND. */
const [name = 'help', ...args] = process.argv.slice(2);

async function migrate(): Promise<void> {
  const db = await new DataSource(databaseOptions(readConfig())).initialize();
  const done = await db.runMigrations();
  console.log(
    done.length === 0
      ? 'The tables are up to date.'
      : `Migrations run: ${done.map((one) => one.name).join(', ')}`,
  );
  await db.destroy();
}

async function run(): Promise<number> {
  if (name === 'migrate') {
    await migrate();
    return 0;
  }
  const command = commands[name];
  if (!command) {
    console.log(help());
    return name === 'help' ? 0 : 2;
  }
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error', 'fatal'] });
  await refuseWrongDatabase(app);
  const status = await command.run(app, args);
  await app.close();
  return status;
}

process.exitCode = await run();
