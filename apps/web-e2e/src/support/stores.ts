import type { Page } from '@playwright/test';

/** The names of all that is in the browser's stores for the open site. */
export const storedIn = (page: Page): Promise<(string | undefined)[]> =>
  page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await caches.keys()),
    ...(await indexedDB.databases()).map(({ name }) => name),
  ]);
