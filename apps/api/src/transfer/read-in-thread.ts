import type { ImportResult } from '@pateka/content/import';
import type { Locale } from '@pateka/domain';
import type { Worker } from 'node:worker_threads';
import { builtThread, ranOutOfMemory, SpareThread } from '../platform/spare-thread.js';

/** A file that is read longer than this is not read. */
const LONGEST_MS = 120_000;
/** Far more than lessons need; what a file asks for beyond it ends its thread and nothing else. */
const MOST_HEAP_MB = 512;
/** How often it is asked whether to go on. */
const LOOK_MS = 1_000;

/** The file, as the thread gets it. */
export interface ToThread {
  bytes: Uint8Array;
  locale: Locale;
  name: string;
}

/** What the thread tells. */
export type FromThread =
  { kind: 'step'; done: number; total: number } | { kind: 'result'; result: ImportResult };

/** The result of reading; 'too-hard' when it took too long or too much memory. */
export type ReadInThread = ImportResult | { ok: false; reason: 'too-hard' | 'cancelled' };

/** What happens beside reading. */
export interface Beside {
  step: (done: number, total: number) => Promise<void>;
  /** Asked each second; true ends the reading. */
  isOver: () => Promise<boolean>;
  longestMs?: number;
}

const threads = new SpareThread(
  builtThread(import.meta.url, 'transfer', 'read-file.thread.js'),
  MOST_HEAP_MB,
);

/**
 * Reads a file that may be hostile in a thread of its own: whatever it does there, this one goes on
 * answering, and can end it.
 * @param file the bytes, which are copied
 * @param beside progress, cancelling, deadline
 * @throws Error when reading fails in a way nobody foresaw
 */
export async function readInThread(
  { bytes, locale, name }: ToThread,
  { step, isOver, longestMs = LONGEST_MS }: Beside,
): Promise<ReadInThread> {
  const own = new Uint8Array(bytes);
  const thread = threads.take();
  const ended = new AbortController();
  let hasAnswered = false;
  const answer = answerOf(thread, step).then((result) => {
    hasAnswered = result.ok || result.reason !== 'too-hard';
    return result;
  });
  thread.postMessage({ bytes: own, locale, name } satisfies ToThread, [own.buffer]);
  try {
    return await Promise.race([
      answer,
      deadline(longestMs, ended.signal),
      stopped(isOver, ended.signal),
    ]);
  } finally {
    ended.abort();
    await threads.giveBack(thread, hasAnswered);
  }
}

function answerOf(thread: Worker, step: Beside['step']): Promise<ReadInThread> {
  return new Promise((resolve, reject) => {
    thread.on('message', (said: FromThread) => {
      if (said.kind === 'result') resolve(said.result);
      else step(said.done, said.total).catch(reject);
    });
    thread.on('error', (error: Error) => {
      if (ranOutOfMemory(error)) resolve({ ok: false, reason: 'too-hard' });
      else reject(error);
    });
    thread.on('exit', () => reject(new Error('The thread ended without an answer.')));
  });
}

/** @returns whether the time passed; false when it is no longer waited for */
const passed = async (ms: number, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });

async function deadline(ms: number, signal: AbortSignal): Promise<ReadInThread> {
  await passed(ms, signal);
  return { ok: false, reason: 'too-hard' };
}

async function stopped(isOver: Beside['isOver'], signal: AbortSignal): Promise<ReadInThread> {
  while (await passed(LOOK_MS, signal)) if (await isOver()) break;
  return { ok: false, reason: 'cancelled' };
}
