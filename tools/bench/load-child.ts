/** The load generator's own process: takes a LoadOrder as its argument and prints a LoadResult. */
import { createRequire } from 'node:module';
import { percentile, type LoadOrder, type LoadResult } from './load.ts';

/** The part of autocannon that is used here; it brings no types. */
type Instance = {
  on: (
    event: 'response',
    heard: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
  ) => void;
};
type Done = (
  error: Error | null,
  result: { errors: number; timeouts: number; duration: number },
) => void;
type Autocannon = (options: Record<string, unknown>, done: Done) => Instance;

const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;
const { seconds, ...order } = JSON.parse(process.argv[2] ?? '{}') as LoadOrder;

const times: number[] = [];
let bytes = 0;
let bad = 0;
const instance = autocannon({ ...order, duration: seconds, timeout: 10 }, (error, ended) => {
  if (error) throw error;
  times.sort((a, b) => a - b);
  const result: LoadResult = {
    requests: times.length,
    perSecond: times.length / ended.duration,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    failures: bad + ended.errors + ended.timeouts,
    bytes: times.length === 0 ? 0 : bytes / times.length,
  };
  process.stdout.write(JSON.stringify(result));
});
instance.on('response', (_client, status, size, milliseconds) => {
  times.push(milliseconds);
  bytes += size;
  if (status < 200 || status > 299) bad += 1;
});
