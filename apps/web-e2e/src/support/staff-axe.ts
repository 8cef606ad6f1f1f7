import { expect, type Page } from '@playwright/test';
import { analyse } from './axe.js';

/** Expects that axe finds nothing on the page, and that the page is the one it should be. */
export async function expectAccessible(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  const { found, kept } = await analyse(page);
  expect(kept).toBeGreaterThan(5);
  expect.soft(found, page.url()).toEqual([]);
}
