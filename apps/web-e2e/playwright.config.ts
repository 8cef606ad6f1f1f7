import { defineConfig } from '@playwright/test';
import { findBrowser } from '../../tools/browser.ts';

/**
 * The files of journeys run two at a time, each worker against a stack of its own: api, worker and web as
 * built, on a fresh database with the demo network. The browser comes from CHROME (the test runner sets it) or is found.
 */
async function browserPath(): Promise<string> {
  if (process.env.CHROME) return process.env.CHROME;
  const found = await findBrowser();
  if (!found.ok) throw new Error(`No browser: ${found.reason}`);
  return found.path;
}

export default defineConfig({
  testDir: './src',
  globalSetup: './src/support/global-setup.ts',
  outputDir: '../../.cache/e2e',
  fullyParallel: false,
  workers: process.env.STACKS ? 1 : 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: {
      executablePath: await browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    screenshot: 'only-on-failure',
  },
});
