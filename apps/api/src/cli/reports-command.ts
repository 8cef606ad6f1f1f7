import type { INestApplicationContext } from '@nestjs/common';
import { TallyCheckService } from '../reports/tally-check.service.js';
import { TallyService } from '../reports/tally.service.js';

const usage = `Usage: reports rebuild   counts the open period anew; closed releases stay as they are
       reports check     compares the counts of the open period with their source`;

async function rebuild(app: INestApplicationContext): Promise<number> {
  await app.get(TallyService, { strict: false }).rebuild((done, all) => {
    const share = all === 0 ? 100 : Math.floor((100 * done) / all);
    console.log(`${share} %  ${done} of ${all} lines counted`);
  });
  console.log('The counts of the open period are those of their source.');
  return 0;
}

async function check(app: INestApplicationContext): Promise<number> {
  const checked = await app.get(TallyCheckService, { strict: false }).checkAll();
  for (const { networkId, differences, missing } of checked)
    console.log(`${networkId}  ${differences} counts differ, ${missing} lines are missing`);
  return checked.every(({ differences, missing }) => differences + missing === 0) ? 0 : 1;
}

/** `reports rebuild | check`. @returns the exit status: 1 when a check found a difference */
export async function reports(app: INestApplicationContext, args: string[]): Promise<number> {
  const [what, ...rest] = args;
  if (rest.length === 0 && what === 'rebuild') return rebuild(app);
  if (rest.length === 0 && what === 'check') return check(app);
  console.log(usage);
  return 2;
}
