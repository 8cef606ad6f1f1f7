import { startStack } from '../../../../tools/stack.ts';

/** Starts the stack for all journeys; what it returns stops it again. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const stack = await startStack({ env: { THROTTLE_SOURCE_FACTOR: '100', SWEEP_SECONDS: '2' } });
  process.env.STACK = JSON.stringify({
    publicUrl: stack.publicUrl,
    checkUrl: stack.checkUrl,
    apiUrl: stack.apiUrl,
    databaseUrl: stack.databaseUrl,
    internalToken: stack.internalToken,
  });
  return stack.stop;
}
