import type { Locator } from '@playwright/test';
import { StudioArchiveDocument } from '@pateka/api-client';
import type { DraftLesson } from '@pateka/content/draft';
import { lessonToWrite } from '../../../../tools/bench/typing.ts';
import { askApi } from '../support/api.js';
import { analyse } from '../support/axe.js';
import {
  addLesson,
  clickInto,
  hasFocus,
  isSaved,
  newLesson,
  newModule,
  openEditor,
  rowsOf,
  saved,
  tabTo,
  textIn,
  writeOn,
} from '../support/editor.js';
import { expect, test } from '../support/journey.js';
import { lessonsOf, newLearner, signedIn } from '../support/people.js';
import { signedInAs, staffToken } from '../support/staff.js';
import { stackInfo } from '../support/stack.js';

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
  await openEditor(page, place, say);
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
  await expect.poll(() => rowsOf(place, 'en')).toContain('The first paragraph.');
  expect(await rowsOf(place, 'bg')).toContain('Първият абзац.');
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
  await openEditor(page, place, say);
  await writeOn(page, say, 'Ред едно');
  await isSaved(page, say);
  await expect.poll(() => rowsOf(place, 'bg')).toEqual(['Ред едно']);
  const other = await device();
  await openEditor(other, place, say);

  await writeOn(page, say, 'Неин ред');
  await expect.poll(() => rowsOf(place, 'bg')).toContain('Неин ред');
  await writeOn(other, say, 'Друг ред');
  await expect.poll(() => rowsOf(place, 'bg')).toEqual(['Ред едно', 'Друг ред', 'Неин ред']);
  await expect(textIn(other, say, 'bg')).toHaveCount(3);

  await clickInto(textIn(page, say, 'bg').first());
  await page.keyboard.press('End');
  await page.keyboard.type(' от мен');
  await expect.poll(() => rowsOf(place, 'bg')).toContain('Ред едно от мен');
  await clickInto(textIn(other, say, 'bg').first());
  await other.keyboard.press('End');
  await other.keyboard.type(' от другия');
  await expect(other.getByRole('heading', { name: say('editor_conflict_title') })).toBeVisible();
  await other
    .getByRole('button', { name: new RegExp(say('editor_conflict_keep_both')) })
    .first()
    .click();
  await isSaved(other, say);
  const words = await rowsOf(place, 'bg');
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
  await openEditor(page, place, say);
  await writeOn(page, say, 'Преди');
  await isSaved(page, say);
  await context.setOffline(true);
  await page.keyboard.type(' и по време');
  await expect(page.getByText(say('editor_save_offline'))).toBeVisible();
  await page.keyboard.type(' на прекъсването');
  await context.setOffline(false);
  await expect.poll(() => rowsOf(place, 'bg')).toEqual(['Преди и по време на прекъсването']);
  await isSaved(page, say);
});

test('a colleague archives the module meanwhile: she is told, brings it back, and all of it is saved', async ({
  page,
  say,
}) => {
  const place = await newLesson();
  await openEditor(page, place, say);
  await writeOn(page, say, 'Преди');
  await expect.poll(() => rowsOf(place, 'bg')).toEqual(['Преди']);
  const colleague = { token: await staffToken('coordinator') };
  const away = { id: place.moduleId, archived: true };
  await askApi(stackInfo(), StudioArchiveDocument, away, colleague);

  await page.keyboard.type(' и след архива');
  await expect(page.getByText(say('editor_save_archived'))).toBeVisible();
  await page.keyboard.type(', още');
  expect(await rowsOf(place, 'bg')).toEqual(['Преди']);
  // Also when the page is closed and opened again: what was written is kept in the tab.
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(textIn(page, say, 'bg')).toHaveText('Преди и след архива, още');
  await expect(page.getByText(say('editor_save_archived'))).toBeVisible();
  await page.getByRole('button', { name: say('editor_save_unarchive') }).click();
  await isSaved(page, say);
  expect(await rowsOf(place, 'bg')).toEqual(['Преди и след архива, още']);
});

test('lessons are moved with the keyboard, taken out, and put back', async ({ page, say }) => {
  const moduleId = await newModule();
  await addLesson(moduleId, lessonToWrite('l-2') as DraftLesson);
  const place = await addLesson(moduleId, lessonToWrite('l-1') as DraftLesson);
  await openEditor(page, place, say);
  const list = page.getByRole('navigation', { name: say('editor_lessons') });
  const lessons = list.getByRole('link');
  await expect(lessons).toHaveText([/Урок l-1/, /Урок l-2/]);
  await lessons.first().press('Alt+ArrowDown');
  await expect(lessons).toHaveText([/Урок l-2/, /Урок l-1/]);
  await list
    .getByRole('button', { name: say('editor_lesson_handle', { place: 1 }) })
    .press('Enter');
  await page.getByRole('menuitem', { name: say('editor_lesson_remove') }).press('Enter');
  await expect(lessons).toHaveText([/Урок l-1/]);
  await list.getByText(say('editor_lessons_removed', { count: 1 })).click();
  const back = say('editor_lesson_restore_of', { title: 'Урок l-2' });
  await list.getByRole('button', { name: back }).click();
  await expect(lessons).toHaveCount(2);
});

test('a paste of 300 kB with scripts, styles and pictures is text at once; nothing runs, nothing is fetched', async ({
  page,
  guard,
  say,
}) => {
  const place = await newLesson();
  await openEditor(page, place, say);
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
    .poll(async () => (await rowsOf(place, 'bg'))[0]?.length ?? 0)
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
    await openEditor(page, place, say);
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

test('pages of learners carry none of the editor, and no script but the islands', async ({
  page,
}) => {
  const learner = await newLearner();
  await signedIn(page.context(), learner);
  const course = `/courses/${learner.courseId}`;
  const [, second] = await lessonsOf(learner);
  const paths = [`${course}/${second?.id ?? ''}`, course, '/courses', '/worksheets/budget'];
  const bodies: Promise<{ url: string; type: string; text: string }>[] = [];
  page.on('response', (answer) => {
    const [url, type] = [answer.url(), answer.request().resourceType()];
    if (type === 'document' || type === 'script') {
      bodies.push(answer.text().then((text) => ({ url, type, text })));
    }
  });
  for (const path of paths) await page.goto(path, { waitUntil: 'networkidle' });
  const got = await Promise.all(bodies);
  expect(got.filter(({ type }) => type === 'document')).toHaveLength(paths.length);
  const scripts = got
    .filter(({ type }) => type === 'script')
    .map(({ url }) => new URL(url).pathname);
  expect(
    scripts.map((path) => /^\/_app\/immutable\/assets\/([a-z]+)\.[\w-]+\.js$/.exec(path)?.[1]),
  ).toEqual(['lesson', 'worksheet']);
  for (const { url, text } of got) {
    expect(text.length, url).toBeGreaterThan(100);
    expect(text, url).not.toMatch(/prosemirror|tiptap/i);
  }
});
