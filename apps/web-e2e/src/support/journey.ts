import {
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
} from '@playwright/test';
import { newGuard, type Guard } from './guard.js';
import { stackInfo, type StackInfo } from './stack.js';
import { wordsOf, type Locale, type Say } from './words.js';

/** Opens a browser of its own: no cookies, no history, watched like the first. */
export type OpenDevice = (options?: BrowserContextOptions) => Promise<Page>;

type Fixtures = {
  /** The language of the site in this test. */
  language: Locale;
  say: Say;
  stack: StackInfo;
  guard: Guard;
  device: OpenDevice;
};

/** Sets the language as the switch on every page does. */
export const speak = (context: BrowserContext, language: Locale): Promise<void> =>
  context.addCookies([{ name: 'lang', value: language, url: stackInfo().publicUrl }]);

/**
 * The test of all journeys. Whatever a journey asserts, it also fails on any request to a foreign host, any
 * error in the console, any breach of the content policy and any answer of 5xx (safety 36).
 */
export const test = base.extend<Fixtures>({
  language: ['bg', { option: true }],
  say: async ({ language }, use) => use(wordsOf(language)),
  stack: async ({}, use) => use(stackInfo()),
  baseURL: async ({}, use) => use(stackInfo().publicUrl),
  guard: [
    async ({}, use) => {
      const guard = newGuard();
      await use(guard);
      expect(guard.problems()).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, guard, language }, use) => {
    guard.watch(context);
    if (language !== 'bg') await speak(context, language);
    await use(context);
  },
  device: async ({ browser, contextOptions, guard, baseURL, viewport, javaScriptEnabled }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const own = { ...contextOptions, baseURL, viewport, javaScriptEnabled, ...options };
      const context = await browser.newContext(own);
      opened.push(context);
      guard.watch(context);
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect };
