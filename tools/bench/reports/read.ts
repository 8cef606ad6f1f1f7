import { cpuDuring } from '../usage.ts';
import { percentile } from '../load.ts';

/** What one reader saw who asks again and again: ms, processor ms of the whole tree, and how large it was. */
export type Reading = { p50: number; p95: number; cpuMs: number; kB: number };

/** An address with what is sent along. */
export type Address = { url: string; headers: Record<string, string> };

/** Enough for a 95th percentile, and an end for what is slow. */
const [fewest, most, leastMs, mostMs] = [20, 60, 2000, 30_000];

const readOnce = async ({ url, headers }: Address): Promise<{ ms: number; bytes: number }> => {
  const began = performance.now();
  const response = await fetch(url, { headers, redirect: 'manual' });
  const { byteLength: bytes } = await response.arrayBuffer();
  if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
  return { ms: performance.now() - began, bytes };
};

/**
 * Reads an address over and over, one after the other as a coordinator would: 20 to 60 times, after some that are
 * not counted.
 * @param pids the heads of the trees that serve it
 * @throws when an answer is no good one
 */
export const readOften = async (pids: readonly number[], address: Address): Promise<Reading> => {
  for (let warm = 0; warm < 5; warm += 1) await readOnce(address);
  const times: number[] = [];
  let bytes = 0;
  const { ms } = await cpuDuring(pids, async () => {
    const began = performance.now();
    const spent = () => performance.now() - began;
    while (
      spent() < mostMs &&
      (times.length < fewest || spent() < leastMs) &&
      times.length < most
    ) {
      const one = await readOnce(address);
      times.push(one.ms);
      ({ bytes } = one);
    }
  });
  const sorted = times.toSorted((a, b) => a - b);
  return {
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    cpuMs: ms / times.length,
    kB: bytes / 1000,
  };
};
