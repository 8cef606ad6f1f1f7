import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { cache, root } from '../../support/paths.ts';
import { startService } from '../../support/service.ts';
import { peakMemoryOfTrees } from '../usage.ts';

/** What it took to close a month: seconds, and the most memory in MB. NaN for what did not end in time. */
export type Closing = { tallySeconds: number; closeSeconds: number; megabytes: number };

const script = fileURLToPath(new URL('./close-child.ts', import.meta.url));

/** More than any server of ours has: the machine must not suffer. */
const mostMegabytes = 9000;

const secondsOf = (lines: readonly string[], step: string): number => {
  const line = lines.find((one) => one.startsWith(`{"step":"${step}"`));
  return line === undefined ? Number.NaN : (JSON.parse(line) as { seconds: number }).seconds;
};

/**
 * Counts the open month and closes it. It is given up after some minutes, or when it wants too much memory.
 * @param env of the api
 * @throws when it fails by itself, with what it said last
 */
export const closeMonth = async (env: NodeJS.ProcessEnv, mostMinutes: number): Promise<Closing> => {
  const child = await startService({
    name: 'closing',
    command: [process.execPath, '--max-old-space-size=6000', script],
    env,
    cwd: root,
    log: join(cache, 'bench', 'closing.log'),
  });
  const deadline = performance.now() + mostMinutes * 60_000;
  let megabytes = 0;
  while (!child.hasEnded() && performance.now() < deadline && megabytes < mostMegabytes) {
    megabytes = Math.max(megabytes, peakMemoryOfTrees([child.mark.pid]));
    await Promise.race([child.ended, pause(500)]);
  }
  const isGivenUp = !child.hasEnded();
  await child.stop(2000);
  const lines = child.lastLines(50);
  const ended = await child.ended;
  if (!isGivenUp && ended !== 'exit code 0')
    throw new Error(`The closing failed (${ended}): ${lines.slice(-12).join(' ')}`);
  return {
    tallySeconds: secondsOf(lines, 'tally'),
    closeSeconds: secondsOf(lines, 'close'),
    megabytes,
  };
};
