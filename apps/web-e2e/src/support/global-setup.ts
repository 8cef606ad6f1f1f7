import { startStack } from '../../../../tools/stack.ts';
import { startControl } from './control.js';
import { startNeutralSite } from './neutral-site.js';
import type { StackInfo } from './stack.js';

const issuerName = 'Отворен учебен регистър';

/**
 * Starts the stack for all journeys; what it returns stops it again. Whoever works on the journeys may keep a
 * stack running and hand it over in STACK.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.STACK) return undefined;
  const { info, stop } = await startAll();
  process.env.STACK = JSON.stringify(info);
  return stop;
}

/** The stack with everything around it. */
export async function startAll(): Promise<{ info: StackInfo; stop: () => Promise<void> }> {
  const neutral = await startNeutralSite();
  const stack = await startStack({
    env: {
      THROTTLE_SOURCE_FACTOR: '100',
      SWEEP_SECONDS: '2',
      EXIT_URL: neutral.url,
      ISSUER_NAME: issuerName,
    },
  });
  const { publicUrl, checkUrl, apiUrl, databaseUrl, internalToken } = stack;
  const info: StackInfo = {
    ...{ publicUrl, checkUrl, apiUrl, databaseUrl, internalToken, issuerName },
    exitUrl: neutral.url,
    controlUrl: '',
  };
  const control = await startControl(stack, info);
  const stop = async () => {
    await control.stop();
    await stack.stop();
    await neutral.stop();
  };
  return { info: { ...info, controlUrl: control.url }, stop };
}
