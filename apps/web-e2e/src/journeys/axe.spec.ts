import type { Page } from '@playwright/test';
import { analyse } from '../support/axe.js';
import { expect, speak, test } from '../support/journey.js';
import {
  checkScenes,
  learnerScenes,
  newCast,
  publicScenes,
  type Cast,
  type Scene,
} from '../support/scenes.js';
import { stackInfo } from '../support/stack.js';
import { wordsOf, type Locale } from '../support/words.js';

let cast: Cast;
test.beforeAll(async () => {
  cast = await newCast();
});

/** Opens each scene and collects what axe finds; a page must also never be wider than the window. */
async function look(page: Page, scenes: readonly Scene[], locale: Locale): Promise<string[]> {
  const found: string[] = [];
  for (const { name, open } of scenes) {
    await open(page, wordsOf(locale), locale);
    const findings = await analyse(page);
    found.push(...findings.found.map((finding) => `${name}: ${finding}`));
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    if (isTooWide) found.push(`${name}: the page scrolls sideways`);
  }
  return found;
}

const looks = [
  {
    language: 'bg',
    viewport: { width: 360, height: 740 },
    colorScheme: 'light',
    everyLesson: true,
  },
  // The texts have the same parts in both languages: some are enough.
  {
    language: 'en',
    viewport: { width: 1280, height: 900 },
    colorScheme: 'dark',
    everyLesson: false,
  },
] as const;

for (const { language, viewport, colorScheme, everyLesson } of looks) {
  test.describe(`axe finds nothing, ${language}, ${viewport.width} px, ${colorScheme}`, () => {
    test.use({ language, viewport, colorScheme });
    test.describe.configure({ timeout: 240_000 });

    test('on public pages', async ({ page }) => {
      expect(await look(page, publicScenes(cast, everyLesson), language)).toEqual([]);
    });

    test('on pages of learners', async ({ page }) => {
      expect(await look(page, learnerScenes(cast), language)).toEqual([]);
    });

    test('on check pages', async ({ page, context }) => {
      await context.addCookies([{ name: 'lang', value: language, url: stackInfo().checkUrl }]);
      await speak(context, language);
      expect(await look(page, checkScenes(cast), language)).toEqual([]);
    });
  });
}
