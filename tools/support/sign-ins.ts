import { messageOf } from './failure.ts';
import { programs } from './programs.ts';
import { capture } from './run-command.ts';
import { apiEnv, type SetSettings } from './settings.ts';

/** One demo account as the api's command line tells it, one JSON object a line. */
export type SignIn = Record<string, string>;

/**
 * Reads the JSON lines among a program's output; other lines (a log, a blank) are passed over.
 * @returns objects that name a `role`
 */
export const readSignIns = (output: string): SignIn[] =>
  output.split('\n').flatMap((line) => {
    if (!line.startsWith('{')) return [];
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'role' in value ? [value as SignIn] : [];
  });

/** @returns the demo accounts with the present code of each second factor */
export const demoSignIns = async (set: SetSettings): Promise<SignIn[]> =>
  readSignIns(await capture([process.execPath, programs.cli, 'demo-sign-ins'], apiEnv(set)));

/** Prints them one a line; the second-factor codes of later moments stand on the sign-in page. */
export const printSignIns = async (set: SetSettings): Promise<void> => {
  try {
    const accounts = await demoSignIns(set);
    console.log('  Demo sign-ins (they exist only with the embedded database on this machine):');
    for (const { role, ...rest } of accounts) {
      const fields = Object.entries(rest).map(([name, value]) => `${name}: ${value}`);
      console.log(`    ${String(role).padEnd(12)} ${fields.join('   ')}`);
    }
    console.log(
      '  Second-factor codes change every 30 s; the sign-in page shows the present ones.\n',
    );
  } catch (error) {
    console.log(`  The demo sign-ins could not be read: ${messageOf(error)}\n`);
  }
};
