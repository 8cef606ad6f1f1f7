/**
 * What has to be stopped at the end, in the opposite order of starting, and the wish to end (Ctrl-C,
 * SIGTERM, a closed terminal).
 */
export type Shutdown = {
  /** Remembers how to stop something that was just started; `force` is for a second Ctrl-C. */
  add: (stop: () => Promise<void> | void, force?: () => void) => void;
  /** Settles when somebody asks this process to end. */
  requested: Promise<NodeJS.Signals>;
  isRequested: () => boolean;
  /** Stops everything, last started first. One that fails does not keep the others from being stopped. */
  stopAll: () => Promise<void>;
};

/** Listens for the wish to end from now on. */
export const listenForShutdown = (): Shutdown => {
  const stack: (() => Promise<void> | void)[] = [];
  const forces: (() => void)[] = [];
  let asked = false;
  const requested = new Promise<NodeJS.Signals>((resolve) => {
    const ask = (signal: NodeJS.Signals): void => {
      if (asked) for (const force of forces) force();
      else console.log(`\n  Stopping (${signal}) …`);
      asked = true;
      resolve(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    whenNpmEnds(() => ask('SIGTERM'));
  });
  return {
    add: (stop, force) => {
      stack.push(stop);
      if (force) forces.push(force);
    },
    requested,
    isRequested: () => asked,
    stopAll: async () => {
      for (let last = stack.pop(); last; last = stack.pop()) {
        try {
          await last();
        } catch (error) {
          console.error('  Could not stop everything:', error);
        }
      }
    },
  };
};

/**
 * npm hands a SIGTERM on to its shell, which ends without handing it on to us: then our parent changes.
 * Without npm the parent may go away on purpose (nohup), and nothing is watched.
 */
const whenNpmEnds = (tell: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    tell();
  }, 500);
  timer.unref();
};

/** Thrown inside a command when the user asked it to end; not a failure. */
export class Interrupted extends Error {}
