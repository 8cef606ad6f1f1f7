import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until something is so.
 * @param holds asked again and again; what it throws counts as "not yet"
 * @param deadlineMs how long to wait at most
 * @param explain what to tell besides when it is still not so, e.g. the output of a process
 * @throws Error with what was thrown last, when it is still not so
 */
export async function until(
  holds: () => Promise<boolean> | boolean,
  deadlineMs = 15_000,
  explain: () => string = () => '',
): Promise<void> {
  const end = performance.now() + deadlineMs;
  let last: unknown;
  while (performance.now() < end) {
    try {
      if (await holds()) return;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await sleep(50);
  }
  throw new Error(`It did not come about within ${deadlineMs} ms. ${explain()}`, { cause: last });
}
