import type { FullConfig } from '@playwright/test';
import { startStack } from '../../../../tools/stack.ts';
import { startControl } from './control.js';
import { startNeutralSite } from './neutral-site.js';
import type { StackInfo } from './stack.js';

const issuerName = 'Отворен учебен регистър';

/**
 * Starts a stack for each worker of Playwright; what it returns stops them again. Whoever works on the journeys
 * may keep one running and hand it over in STACKS, a list of one: then there is one worker.
 */
export default async function globalSetup({
  workers,
}: FullConfig): Promise<(() => Promise<void>) | undefined> {
  if (process.env.STACKS) return undefined;
  const stacks = await Promise.all(Array.from({ length: workers }, startAll));
  process.env.STACKS = JSON.stringify(stacks.map(({ info }) => info));
  return async () => {
    await Promise.all(stacks.map(({ stop }) => stop()));
  };
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
