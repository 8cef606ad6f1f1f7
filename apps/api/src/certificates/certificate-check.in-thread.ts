import type { VerifyReport } from '@pateka/credentials/verify';
import type { Worker } from 'node:worker_threads';
import { builtThread, ranOutOfMemory, SpareThread } from '../platform/spare-thread.js';

/** What a thread may cost before it is ended. */
export interface Limits {
  longestMs: number;
  /** A reader of PDFs keeps its memory outside of the thread's heap, so the whole process is watched. */
  mostGrowthMb: number;
}

const standard: Limits = { longestMs: 10_000, mostGrowthMb: 512 };
const MOST_HEAP_MB = 256;
const LOOK_MS = 100;

/** A file, and the one issuer that is believed. */
export interface ToThread {
  bytes: Uint8Array;
  /** The issuer's own document, as JSON. */
  issuer: string;
  /** Milliseconds since 1970. */
  now: number;
}

const threads = new SpareThread(
  builtThread(import.meta.url, 'certificates', 'certificate-check.thread.js'),
  MOST_HEAP_MB,
  { stdout: true, stderr: true },
);

function takeThread(): Worker {
  const thread = threads.take();
  // A reader of PDFs complains of what it meets, in its words: they belong to nobody's log.
  thread.stdout.resume();
  thread.stderr.resume();
  return thread;
}

/**
 * Checks a file that may be hostile in a thread of its own: whatever it does there, this one goes on answering.
 * @param file the bytes, which are copied
 * @returns the report; null when it took too long or too much memory
 * @throws Error when checking fails in a way nobody foresaw
 */
export async function checkInThread(
  file: ToThread,
  limits: Partial<Limits> = {},
): Promise<VerifyReport | null> {
  const thread = takeThread();
  const own = new Uint8Array(file.bytes);
  const over = new AbortController();
  let report: VerifyReport | null = null;
  try {
    const answer = answerOf(thread);
    thread.postMessage({ ...file, bytes: own } satisfies ToThread, [own.buffer]);
    report = await Promise.race([answer, tooMuch({ ...standard, ...limits }, over.signal)]);
    return report;
  } finally {
    over.abort();
    await threads.giveBack(thread, report !== null);
  }
}

function answerOf(thread: Worker): Promise<VerifyReport | null> {
  return new Promise((resolve, reject) => {
    thread.on('message', resolve);
    thread.on('error', (error: Error) => {
      if (ranOutOfMemory(error)) resolve(null);
      else reject(error);
    });
    thread.on('exit', () => reject(new Error('The thread ended without an answer.')));
  });
}

/** Resolves when time or memory is used up. */
function tooMuch({ longestMs, mostGrowthMb }: Limits, over: AbortSignal): Promise<null> {
  return new Promise((resolve) => {
    const began = performance.now();
    const before = process.memoryUsage.rss();
    const look = setInterval(() => {
      const grown = (process.memoryUsage.rss() - before) / 1024 / 1024;
      if (performance.now() - began >= longestMs || grown >= mostGrowthMb) resolve(null);
    }, LOOK_MS);
    over.addEventListener('abort', () => clearInterval(look));
  });
}
