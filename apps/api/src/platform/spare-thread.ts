import { Worker, type WorkerOptions } from 'node:worker_threads';

/** A thread that nobody needs for so long ends: a process at rest does without what its work needs. */
const REST_MS = 60_000;

/** @returns the address of a thread's program: a thread runs what was built, also where tests run the sources */
export const builtThread = (importer: string, folder: string, name: string): URL =>
  new URL(importer.endsWith('.ts') ? `../../dist/${folder}/${name}` : `./${name}`, importer);

/**
 * Threads for work on files that may be hostile. One that has answered waits for the next file, since to start
 * one takes longer than to read most files.
 */
export class SpareThread {
  private resting: { thread: Worker; end: NodeJS.Timeout } | null = null;

  /** @param heapMb what a thread may take of it; one that asks for more is ended, and nothing else */
  constructor(
    private readonly program: URL,
    private readonly heapMb: number,
    private readonly options: WorkerOptions = {},
  ) {}

  /** @returns a thread without listeners, for one piece of work */
  take(): Worker {
    const { thread, end } = this.resting ?? {};
    this.resting = null;
    clearTimeout(end);
    const taken = thread ?? this.start();
    taken.removeAllListeners();
    taken.ref();
    return taken;
  }

  /** Only a thread that has answered is used again; whatever is still at work is ended. */
  async giveBack(thread: Worker, hasAnswered: boolean): Promise<void> {
    thread.removeAllListeners();
    thread.on('error', () => (this.resting = null));
    if (!hasAnswered || this.resting) {
      await thread.terminate();
      return;
    }
    const end = setTimeout(() => {
      this.resting = null;
      void thread.terminate();
    }, REST_MS);
    end.unref();
    thread.unref();
    this.resting = { thread, end };
  }

  private start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: this.heapMb };
    return new Worker(this.program, { resourceLimits, env: {}, ...this.options });
  }
}

/** @returns whether a thread ended because it asked for more memory than it may have */
export const ranOutOfMemory = (error: Error & { code?: string }): boolean =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY';
