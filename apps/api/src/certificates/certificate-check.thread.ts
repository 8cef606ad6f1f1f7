import { verifyFile } from '@pateka/credentials/verify';
import { parentPort } from 'node:worker_threads';
import type { ToThread } from './certificate-check.in-thread.js';

/* The thread that opens files that somebody received. It knows neither database, nor keys, nor network. */

async function check({ bytes, issuer, now }: ToThread): Promise<void> {
  const issuers: unknown[] = [JSON.parse(issuer)];
  parentPort?.postMessage(await verifyFile(bytes, { issuers, now: new Date(now) }));
}

parentPort?.on('message', (file: ToThread) => void check(file));
