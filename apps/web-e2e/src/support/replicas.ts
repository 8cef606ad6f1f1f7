import { startStack, type Stack, type StackProgram } from '../../../../tools/stack.ts';
import { startControl } from './control.js';
import { stackInfo, type StackInfo } from './stack.js';

/** A stack of two apis, two workers and two webs on one database behind a small proxy. */
export type Replicas = {
  info: StackInfo;
  /** Ends one of them as a crash would (SIGKILL), while the other goes on. */
  killOne: (name: StackProgram['name'], index: 0 | 1) => Promise<void>;
  /** How many of them run, of each kind. */
  running: () => Record<StackProgram['name'], number>;
  stop: () => Promise<void>;
};

function count({ programs }: Stack): Record<StackProgram['name'], number> {
  const of = (name: StackProgram['name']) =>
    programs.filter((program) => program.name === name && program.isRunning()).length;
  return { api: of('api'), worker: of('worker'), web: of('web') };
}

/** Starts it beside the stack of the other journeys, whose neutral site it shares. */
export async function startReplicas(): Promise<Replicas> {
  const { exitUrl, issuerName } = stackInfo();
  const stack = await startStack({
    replicas: 2,
    env: {
      THROTTLE_SOURCE_FACTOR: '100',
      SWEEP_SECONDS: '2',
      EXIT_URL: exitUrl,
      ISSUER_NAME: issuerName,
    },
  });
  const { publicUrl, checkUrl, apiUrl, databaseUrl, internalToken } = stack;
  const own = { publicUrl, checkUrl, apiUrl, databaseUrl, internalToken };
  const info: StackInfo = { ...own, exitUrl, issuerName, controlUrl: '' };
  const control = await startControl(stack, info);
  return {
    info: { ...info, controlUrl: control.url },
    running: () => count(stack),
    killOne: async (name, index) =>
      stack.programs.find((one) => one.name === name && one.index === index)?.kill('SIGKILL'),
    stop: async () => {
      await control.stop();
      await stack.stop();
    },
  };
}
