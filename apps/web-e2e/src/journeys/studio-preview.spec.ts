import type { FrameLocator, Page } from '@playwright/test';
import type { DraftLesson } from '@pateka/content/draft';
import { lessonToWrite } from '../../../../tools/bench/typing.ts';
import { analyse } from '../support/axe.js';
import {
  addLesson,
  clickInto,
  isSaved,
  newLesson,
  newModule,
  openEditor,
  textIn,
  writeOn,
} from '../support/editor.js';
import { expect, test } from '../support/journey.js';
import type { Locale, Say } from '../support/words.js';

test.use({ viewport: { width: 1280, height: 800 } });

const press = (page: Page, say: Say) =>
  page.getByRole('button', { name: say('editor_preview'), exact: true }).click();

/** The lesson on the phone, found by the title of its frame. */
const phone = (page: Page, say: Say, locale: Locale): FrameLocator => {
  const title = say('editor_preview_frame', { language: say(`editor_in_${locale}`) });
  return page.frameLocator(`iframe[title="${title}"]`);
};

const pick = (page: Page, say: Say, locale: Locale) =>
  page
    .getByRole('group', { name: say('editor_preview_language') })
    .getByRole('button', { name: say(`editor_in_${locale}`) })
    .click();

test('what is saved stands on the phone beside the rows, in both languages, and can be tried', async ({
  page,
  say,
}) => {
  const place = await newLesson();
  await openEditor(page, place, say);
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await press(page, say);
  await writeOn(page, say, 'Парите са мои.');
  await expect(phone(page, say, 'bg').getByText('Парите са мои.')).toBeVisible();
  await clickInto(textIn(page, say, 'en'));
  await page.keyboard.type('The money is mine.');
  await isSaved(page, say);
  await pick(page, say, 'en');
  await expect(phone(page, say, 'en').getByText('The money is mine.')).toBeVisible();
  await clickInto(textIn(page, say, 'en'));
  await page.keyboard.press('End');
  await page.keyboard.type(' All of it.');
  await expect(phone(page, say, 'en').getByText('The money is mine. All of it.')).toBeVisible();
  await expect(textIn(page, say, 'en')).toBeFocused();
  const { found, kept } = await analyse(page);
  expect.soft(found).toEqual([]);
  expect(kept).toBeGreaterThan(5);

  await page.reload();
  await expect(phone(page, say, 'en').getByText('The money is mine. All of it.')).toBeVisible();
  await press(page, say);
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('the phone keeps its place when a new version comes, and Back leads out of the editor', async ({
  page,
  say,
}) => {
  const content = lessonToWrite('l-1') as DraftLesson;
  const place = await addLesson(await newModule(), content);
  await page.goto('/help');
  await openEditor(page, place, say);
  await press(page, say);
  const inFrame = phone(page, say, 'bg');
  await inFrame.getByText('20. Парите').scrollIntoViewIfNeeded();
  const top = () => inFrame.locator('html').evaluate(() => scrollY);
  const before = await top();
  expect(before).toBeGreaterThan(500);
  await clickInto(textIn(page, say, 'bg').last());
  await page.keyboard.press('Control+End');
  await page.keyboard.type('Нов край.');
  await expect(inFrame.getByText('Нов край.')).toBeAttached();
  await expect.poll(top).toBe(before);
  await page.goBack();
  await expect(page).toHaveURL(/\/help$/);
});

test('on a phone of her own the preview stands above the rows, and axe finds nothing', async ({
  device,
  say,
}) => {
  const place = await newLesson();
  const page = await device({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  await openEditor(page, place, say);
  await press(page, say);
  await expect(phone(page, say, 'bg').getByRole('heading', { level: 1 })).toBeVisible();
  expect((await analyse(page)).found).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});
