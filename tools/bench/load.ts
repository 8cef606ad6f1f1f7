import { capture } from '../support/run-command.ts';
import { fileURLToPath } from 'node:url';

/** How to send requests. Bounded: at most 64 connections and 60 seconds. */
export type LoadOptions = {
  connections?: number;
  seconds?: number;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
};

/** What came back. Times in ms as the client saw them. */
export type LoadResult = {
  requests: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers other than 2xx, and requests without an answer. */
  failures: number;
  /** Mean size of an answer on the wire, in bytes. */
  bytes: number;
};

/** What the child process gets. */
export type LoadOrder = Required<Omit<LoadOptions, 'body'>> & {
  url: string;
  body?: string;
};

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Sends requests to a server on this machine from a process of its own, so that the generator's work is not
 * counted with the server's.
 * @throws when the address is not on this machine
 */
export const load = async (url: string, options: LoadOptions = {}): Promise<LoadResult> =>
  send(orderFor(url, options));

const orderFor = (url: string, options: LoadOptions): LoadOrder => {
  if (!loopback.has(new URL(url).hostname)) {
    throw new Error(`Load goes to this machine only, not to ${new URL(url).hostname}.`);
  }
  const { connections = 16, seconds = 10, method = 'GET', headers = {}, body } = options;
  return {
    url,
    connections: Math.min(connections, 64),
    seconds: Math.min(seconds, 60),
    method,
    headers,
    body,
  };
};

const send = async (order: LoadOrder): Promise<LoadResult> => {
  const child = fileURLToPath(new URL('./load-child.ts', import.meta.url));
  const printed = await capture(
    [process.execPath, child, JSON.stringify(order)],
    { PATH: process.env.PATH },
    (order.seconds + 30) * 1000,
  );
  return JSON.parse(printed) as LoadResult;
};

/** The value below which a share of the sorted numbers lies (nearest rank). */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
