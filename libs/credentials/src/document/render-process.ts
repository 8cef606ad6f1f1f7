import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CertificateInput, RenderRefusal, RenderResult } from './certificate-input.js';
import type { RenderReply, RenderRequest, Wish } from './render-child.js';
import { type ReportInput, reportPageData } from './report-page-data.js';

/** Renders certificates and reports in a child process, one after the other. */
export interface RenderProcess {
  /**
   * Same answers as `CertificateRenderer.render`. Rejects when the child dies or takes too long under
   * this very page; the next call gets a new child. Rejects after `close`.
   */
  render(input: CertificateInput): Promise<RenderResult>;
  /** Why it could not be rendered, as far as that shows without rendering; null when nothing stands against it. */
  refusal(input: CertificateInput): Promise<RenderRefusal | null>;
  /** The PDF of a report. Rejects as `render` does, and when the page cannot be set. */
  report(input: ReportInput): Promise<Uint8Array>;
  /** Finishes what was asked for, then ends the child. */
  close(): Promise<void>;
  /** Process id of the present child, for operators; undefined while there is none. */
  pid(): number | undefined;
}

/** How a render process behaves; all of it may be left out. */
export interface RenderProcessOptions {
  /** Renders after which a fresh child takes over, since the typesetter never gives back all memory. */
  recycleAfter?: number;
  /** Milliseconds after which a render counts as hung and its child is killed. */
  timeoutMs?: number;
  /** Milliseconds without a wish after which the child ends and gives its 100 MB back; without it, it stays. */
  idleMs?: number;
  /** The child's compiled entry, when it is not the one of this package. */
  childPath?: string;
}

/** Beside this file when built; when running from the sources (tests), in the build next to them. */
const builtChild = (): string => {
  const places = ['./render-child.js', '../../dist/document/render-child.js'];
  const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined) {
    throw new Error('the typesetter is not built: run npm run build -w libs/credentials');
  }
  return path;
};

const systemRoot = process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {};

const forkChild = (path: string): ChildProcess => {
  const child = fork(path, [], {
    // A typesetter needs no secrets, and none of the debugger or test flags of its parent. It has one page at a
    // time: more threads than one would only wake each other (a fifth of the processor's time).
    env: { RAYON_NUM_THREADS: '1', ...systemRoot },
    execArgv: [],
    serialization: 'advanced',
    // Whatever a crashing typesetter prints may quote the name it was setting; nobody gets to read it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  keepsParentAlive(child, false);
  return child;
};

/** An idle child must not hold up a parent that wants to end; a working one must. */
const keepsParentAlive = (child: ChildProcess, keeps: boolean): void => {
  if (keeps) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
};

type Answer = Extract<RenderReply, { result: unknown }>['result'];

/** Sends one request and waits for its reply, the child's end or the time limit. */
const ask = (child: ChildProcess, request: RenderRequest, timeoutMs: number) =>
  new Promise<Answer>((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
      keepsParentAlive(child, false);
      finish();
    };
    const onError = (error: Error): void => settle(() => reject(error));
    const onExit = (code: number | null, signal: string | null): void =>
      onError(new Error(`the typesetter ended in the middle (${signal ?? code})`));
    const onMessage = (reply: RenderReply): void => {
      if (reply.id !== request.id) return;
      settle(() => ('error' in reply ? reject(new Error(reply.error)) : resolve(reply.result)));
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      onError(new Error(`the typesetter took longer than ${timeoutMs} ms`));
    }, timeoutMs);
    keepsParentAlive(child, true);
    child.on('message', onMessage).on('exit', onExit).on('error', onError);
    child.send(request, (error) => error && onError(error));
  });

/** Ends a child by closing its channel and waits until it is gone. */
const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  keepsParentAlive(child, true);
  if (child.connected) child.disconnect();
  await gone;
};

const isUsable = (child: ChildProcess): boolean =>
  child.connected && !child.killed && child.exitCode === null && child.signalCode === null;

/** The present child of a render process: forked when needed, replaced when used up or gone. */
const createChildKeeper = (childPath: string | undefined, recycleAfter: number) => {
  let child: ChildProcess | null = null;
  let rendered = 0;
  const dismiss = async (): Promise<void> => {
    if (child !== null) await end(child);
    child = null;
  };
  return {
    dismiss,
    present: (): ChildProcess | null => (child !== null && isUsable(child) ? child : null),
    async next(): Promise<ChildProcess> {
      if (rendered >= recycleAfter) await dismiss();
      if (child === null || !isUsable(child)) {
        child = forkChild(childPath ?? builtChild());
        rendered = 0;
      }
      rendered += 1;
      return child;
    },
  };
};

/**
 * A render process for a server: memory stays bounded, and a crash of the native typesetter costs one
 * attempt and not the server. The first render forks the child (about 0.3 s).
 */
export const createRenderProcess = (options: RenderProcessOptions = {}): RenderProcess => {
  const { recycleAfter = 5000, timeoutMs = 30_000, idleMs } = options;
  const keeper = createChildKeeper(options.childPath, recycleAfter);
  let nextId = 0;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  /** In turn as well, so that no page is given to a child that ends. */
  const endWhenIdle = (): void => {
    clearTimeout(idle);
    if (idleMs === undefined) return;
    idle = setTimeout(() => (last = last.then(keeper.dismiss)), idleMs).unref();
  };

  const inTurn = (wish: Wish) => {
    if (closed) return Promise.reject(new Error('the typesetter is closed'));
    const id = (nextId += 1);
    const result = last.then(async () => ask(await keeper.next(), { id, ...wish }, timeoutMs));
    last = result.catch(() => undefined);
    endWhenIdle();
    return result;
  };

  return {
    // the child answers each wish in its kind; the words and numbers of a report are put together here already
    render: (input) => inTurn({ wish: 'render', input }) as Promise<RenderResult>,
    refusal: (input) => inTurn({ wish: 'refusal', input }) as Promise<RenderRefusal | null>,
    report: async (input) =>
      (await inTurn({ wish: 'report', page: reportPageData(input) })) as Uint8Array,
    async close() {
      closed = true;
      clearTimeout(idle);
      await last;
      await keeper.dismiss();
    },
    pid: () => keeper.present()?.pid,
  };
};
