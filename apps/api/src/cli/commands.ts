import type { INestApplicationContext } from '@nestjs/common';
import { DemoService } from '../identity/demo.service.js';
import { CONFIG, type Config } from '../platform/config.js';
import { DemoNetwork } from './demo-network.js';
import { FirstNetwork } from './first-network.js';
import { jobs } from './jobs-command.js';
import { issuerDocumentTo, keys } from './keys-command.js';
import { reports } from './reports-command.js';
import { StarterCourses } from './starter-courses.js';

interface Command {
  what: string;
  /** @returns the exit status */
  run: (app: INestApplicationContext, args: string[]) => Promise<number>;
}

async function seed(app: INestApplicationContext): Promise<number> {
  const { DEMO } = app.get<Config>(CONFIG);
  if (!DEMO) {
    console.log('Nothing to load: the first network comes with "invite-first".');
    return 0;
  }
  const loaded = await app.get(DemoNetwork).loadOnce();
  console.log(loaded ? 'The demo network was loaded.' : 'The demo network is there already.');
  return loaded ? 0 : addCourses(app);
}

async function addCourses(app: INestApplicationContext): Promise<number> {
  const courses = await app.get(StarterCourses).addMissing();
  if (courses > 0) console.log(`Starter courses added: ${courses}.`);
  return 0;
}

async function demoSignIns(app: INestApplicationContext): Promise<number> {
  const signIns = await app.get(DemoService, { strict: false }).signIns();
  for (const { code, ...signIn } of signIns ?? []) {
    console.log(JSON.stringify(code ? { ...signIn, code } : signIn));
  }
  return 0;
}

async function inviteFirst(app: INestApplicationContext, args: string[]): Promise<number> {
  const [network, organisation] = args;
  if (!network || !organisation) {
    console.log(
      'Usage: invite-first "NAME OF THE NETWORK" "NAME OF THE COORDINATING ORGANISATION"',
    );
    return 2;
  }
  const result = await app.get(FirstNetwork).invite(network, organisation);
  if (!result) {
    console.log('There is a network already: its coordinators invite further staff on the site.');
    return 1;
  }
  console.log(
    `Hand over this one-time link in person; it works until ${result.expiresAt.toISOString()}:\n${result.url}`,
  );
  return 0;
}

/** Every command but migrate, which needs no application. */
export const commands: Record<string, Command> = {
  seed: {
    what: 'loads the starter catalogue and the demo network into an empty demo database',
    run: seed,
  },
  'demo-sign-ins': { what: 'prints the demo accounts, one JSON object a line', run: demoSignIns },
  'add-courses': {
    what: 'adds the starter courses of a newer version to the networks that are there',
    run: addCourses,
  },
  'invite-first': {
    what: 'makes the first network and prints a one-time link for its first coordinator',
    run: inviteFirst,
  },
  jobs: {
    what: 'lists work that failed for good; "jobs retry ID" and "jobs retry-all" try it again',
    run: jobs,
  },
  keys: {
    what: 'lists the issuer\'s keys; "keys rotate" lets new ones sign from now on',
    run: keys,
  },
  reports: {
    what: 'counts the open period of the reports anew ("reports rebuild") or checks it ("reports check")',
    run: reports,
  },
  'issuer-document': {
    what: "writes the issuer's public document into a file, for checking certificates offline",
    run: issuerDocumentTo,
  },
};

/** @returns a line for each command */
export const help = (): string =>
  [
    ['migrate', 'brings the tables up to date'],
    ...Object.entries(commands).map(([name, { what }]) => [name, what]),
  ]
    .map(([name, what]) => `  ${String(name).padEnd(18)}${what}`)
    .join('\n');
