import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import {
  StudioAddLessonDocument,
  StudioCreateDocument,
  StudioNewDocument,
  StudioWriteLessonDocument,
} from '@pateka/api-client';
import { emptyLesson, newDraftId, type DraftLesson } from '@pateka/content/draft';
import { askApi } from '../support/api.js';
import { analyse } from '../support/axe.js';
import { expect, test } from '../support/journey.js';
import { stackInfo } from '../support/stack.js';
import { signedInAs, staffToken } from '../support/staff.js';
import type { Locale, Say } from '../support/words.js';

interface Place {
  moduleId: string;
  lessonId: string;
  path: string;
}

/** Makes a module in both languages with one empty lesson. */
async function newLesson(): Promise<Place> {
  const asking = { token: await staffToken('trainer') };
  const info = stackInfo();
  const { studioOrganisations } = await askApi(info, StudioNewDocument, {}, asking);
  const organisationId = studioOrganisations[0]?.id ?? '';
  const title = { bg: 'Модул за проба', en: 'A module to try' };
  const input = { id: randomUUID(), organisationId, title };
  const { createModule } = await askApi(info, StudioCreateDocument, { input }, asking);
  if (createModule.__typename !== 'StudioModule') throw new Error(createModule.reason);
  const moduleId = createModule.id;
  const lessonId = newDraftId('l');
  const lesson = { moduleId, lessonId, afterLessonId: null, content: emptyLesson(lessonId) };
  await askApi(info, StudioAddLessonDocument, { input: lesson }, asking);
  return { moduleId, lessonId, path: `/staff/modules/${moduleId}/write/${lessonId}` };
}

/** What the api has of the lesson. */
async function saved({ moduleId, lessonId }: Place): Promise<DraftLesson> {
  const asking = { token: await staffToken('trainer') };
  const lesson = { moduleId, lessonId };
  const { draftLesson } = await askApi(stackInfo(), StudioWriteLessonDocument, lesson, asking);
  return draftLesson.content as DraftLesson;
}

/** All words of a language that the api has of the lesson, row by row. */
const wordsOf = async (place: Place, locale: Locale): Promise<string[]> =>
  (await saved(place)).blocks.map(
    (row) =>
      JSON.stringify(row[locale])
        .match(/"value":"[^"]*"/g)
        ?.map((each) => each.slice(9, -1))
        .join(' ') ?? '',
  );

async function open(page: Page, { path }: Place, say: Say): Promise<void> {
  await signedInAs(page.context(), 'trainer');
  await page.goto(path);
  await expect(page.getByRole('toolbar', { name: say('editor_toolbar') })).toBeVisible();
}

const isSaved = (page: Page, say: Say) =>
  expect(page.getByText(say('editor_save_saved'), { exact: true })).toBeVisible();

const textIn = (page: Page, say: Say, locale: Locale): Locator => {
  const language = say(`editor_in_${locale}`);
  const name = say('editor_text_label', { what: say('editor_kind_text'), language });
  return page.getByRole('textbox', { name, exact: true });
};

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.contains(document.activeElement));

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error('The Tab key does not lead there.');
}

/** Writes a text behind everything that is there, with the keyboard. */
async function writeOn(page: Page, say: Say, words: string): Promise<void> {
  await page.getByRole('button', { name: say('editor_write_on_bg') }).press('Enter');
  await page.keyboard.type(words);
}

async function paste(target: Locator, html: string): Promise<void> {
  await target.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/html', text);
    const event = { clipboardData: data, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', event));
  }, html);
}

test('a lesson is written with the keyboard alone: text, a question behind the slash, moved, undone, translated', async ({
  page,
  say,
}) => {
  const place = await newLesson();
  await open(page, place, say);
  const title = page.getByRole('textbox', {
    name: `${say('editor_title')}, ${say('editor_in_bg')}`,
  });
  await tabTo(page, title);
  await page.keyboard.type('Първи урок');
  await tabTo(page, page.getByRole('button', { name: say('editor_write_on_bg') }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('Първият абзац.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/true');
  const menu = page.getByRole('listbox', { name: say('editor_insert') });
  const option = menu.getByRole('option', { name: say('editor_kind_true_false') });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const rows = page.getByRole('list', { name: say('editor_rows') }).locator(':scope > li');
  await expect(rows).toHaveCount(2);
  const question = rows.filter({ hasText: say('editor_kind_true_false') });
  expect(await hasFocus(question)).toBe(true);
  await isSaved(page, say);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows.first()).toHaveAccessibleName(new RegExp(say('editor_kind_true_false')));
  expect(await hasFocus(question)).toBe(true);
  await page.keyboard.press('Control+z');
  await expect(rows.first()).toHaveAccessibleName(new RegExp(say('editor_kind_text')));
  await tabTo(page, textIn(page, say, 'en'), 'Shift+Tab');
  await page.keyboard.type('The first paragraph.');
  await expect.poll(() => wordsOf(place, 'en')).toContain('The first paragraph.');
  expect(await wordsOf(place, 'bg')).toContain('Първият абзац.');
  expect((await saved(place)).bg.title).toBe('Първи урок');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(textIn(page, say, 'bg')).toHaveText('Първият абзац.');
});

test('two people in one lesson lose nothing, also where both wrote in the same place', async ({
  page,
  device,
  say,
}) => {
  const place = await newLesson();
  await open(page, place, say);
  await writeOn(page, say, 'Ред едно');
  await isSaved(page, say);
  await expect.poll(() => wordsOf(place, 'bg')).toEqual(['Ред едно']);
  const other = await device();
  await open(other, place, say);

  await writeOn(page, say, 'Неин ред');
  await expect.poll(() => wordsOf(place, 'bg')).toContain('Неин ред');
  await writeOn(other, say, 'Друг ред');
  await expect.poll(() => wordsOf(place, 'bg')).toEqual(['Ред едно', 'Друг ред', 'Неин ред']);
  await expect(textIn(other, say, 'bg')).toHaveCount(3);

  await textIn(page, say, 'bg').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' от мен');
  await expect.poll(() => wordsOf(place, 'bg')).toContain('Ред едно от мен');
  await textIn(other, say, 'bg').first().click();
  await other.keyboard.press('End');
  await other.keyboard.type(' от другия');
  await expect(other.getByRole('heading', { name: say('editor_conflict_title') })).toBeVisible();
  await other
    .getByRole('button', { name: new RegExp(say('editor_conflict_keep_both')) })
    .first()
    .click();
  await isSaved(other, say);
  const words = await wordsOf(place, 'bg');
  expect(words).toEqual(expect.arrayContaining(['Ред едно от другия', 'Ред едно от мен']));
});

test('without a connection she writes on, and all of it is saved when the connection is back', async ({
  page,
  context,
  guard,
  say,
}) => {
  guard.allow(/ERR_INTERNET_DISCONNECTED/);
  const place = await newLesson();
  await open(page, place, say);
  await writeOn(page, say, 'Преди');
  await isSaved(page, say);
  await context.setOffline(true);
  await page.keyboard.type(' и по време');
  await expect(page.getByText(say('editor_save_offline'))).toBeVisible();
  await page.keyboard.type(' на прекъсването');
  await context.setOffline(false);
  await expect.poll(() => wordsOf(place, 'bg')).toEqual(['Преди и по време на прекъсването']);
  await isSaved(page, say);
});

test('a paste of 300 kB with scripts, styles and pictures is text at once; nothing runs, nothing is fetched', async ({
  page,
  guard,
  say,
}) => {
  const place = await newLesson();
  await open(page, place, say);
  await writeOn(page, say, 'Начало. ');
  const piece =
    '<p style="color:red;font-family:Arial" onclick="window.ran=1">Абзац с <b>важно</b> и ' +
    '<a href="https://nap.bg/" onmouseover="window.ran=1">връзка</a>' +
    '<img src="https://foreign.example/p.png" onerror="window.ran=1"></p>';
  const html = `<style>p{color:red}</style><script>window.ran=1</script>${piece.repeat(1500)}`;
  expect(html.length).toBeGreaterThan(300_000);
  const began = Date.now();
  await paste(textIn(page, say, 'bg'), html);
  await expect(textIn(page, say, 'bg').locator('p')).toHaveCount(1500);
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  expect(guard.requests().filter((line) => line.includes('foreign.example'))).toEqual([]);
  await expect
    .poll(async () => (await wordsOf(place, 'bg'))[0]?.length ?? 0)
    .toBeGreaterThan(20_000);
  const json = JSON.stringify(await saved(place));
  expect(json).toContain('https://nap.bg/');
  expect(json).not.toMatch(/style|onclick|foreign|<p|<b/);
});

for (const look of [
  { width: 1280, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
] as const) {
  test(`axe finds nothing at ${look.width} px in the ${look.colorScheme} scheme`, async ({
    device,
    say,
  }) => {
    const place = await newLesson();
    const viewport = { width: look.width, height: 800 };
    const page = await device({ viewport, colorScheme: look.colorScheme });
    await open(page, place, say);
    await writeOn(page, say, 'Текст /single');
    await page.keyboard.press('Enter');
    await isSaved(page, say);
    const plain = await analyse(page);
    expect(plain.kept).toBeGreaterThan(5);
    expect.soft(plain.found).toEqual([]);
    // On a phone the menu lies over what stands below it.
    if (look.width < 600) return;
    await page.getByRole('button', { name: say('editor_insert_last') }).click();
    expect.soft((await analyse(page)).found).toEqual([]);
  });
}

test('without JavaScript the page says kindly what it needs', async ({ device, say }) => {
  const place = await newLesson();
  const page = await device({ javaScriptEnabled: false });
  await signedInAs(page.context(), 'trainer');
  await page.goto(place.path);
  await expect(page.getByText(say('editor_needs_script'))).toBeVisible();
});

test('pages of learners carry none of the editor', async ({ page, guard, say }) => {
  await page.goto('/courses');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(guard.requests().filter((line) => line.endsWith('.js'))).toEqual([]);
  expect(await page.content()).not.toContain('ProseMirror');
  expect(say('editor_tab')).not.toBe('');
});
