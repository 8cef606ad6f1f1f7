import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from './config.js';
import { demoRefusal } from './demo-wall.js';

/** Ends the process with a readable message when this configuration must not meet this database. */
export async function refuseWrongDatabase(app: INestApplicationContext): Promise<void> {
  const refusal = await demoRefusal(app.get(DataSource), app.get<Config>(CONFIG));
  if (!refusal) return;
  process.stderr.write(`${refusal}\n`);
  await app.close();
  process.exit(78);
}
