import { cpuDuring } from './usage.ts';
import { load, type LoadOptions, type LoadResult } from './load.ts';
import type { Bench } from './row.ts';

/** Requests after which the hot code is compiled, and the most seconds they may take. */
const warmRequests = 4000;
const warmSeconds = 20;

/**
 * Warms the stack up with the same requests, at least ten seconds and longer on a busy machine, and measures.
 * @returns what the client saw, and processor time in ms for each request
 * @throws when a request failed
 */
export const measureLoad = async (
  { pids }: Bench,
  url: string,
  options: LoadOptions,
): Promise<LoadResult & { cpuMs: number }> => {
  let requests = 0;
  for (let spent = 0; spent < 10 || (spent < warmSeconds && requests < warmRequests); spent += 5) {
    requests += (await load(url, { ...options, seconds: 5 })).requests;
  }
  const { ms, result } = await cpuDuring(pids(), () => load(url, { ...options, seconds: 8 }));
  if (result.failures > 0) throw new Error(`${result.failures} requests failed`);
  return { ...result, cpuMs: ms / result.requests };
};
