import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import {
  StudioAddLessonDocument,
  StudioCreateDocument,
  StudioNewDocument,
  StudioWriteLessonDocument,
} from '@pateka/api-client';
import { emptyLesson, newDraftId, type DraftLesson } from '@pateka/content/draft';
import { askApi } from './api.js';
import { stackInfo } from './stack.js';
import { signedInAs, staffToken } from './staff.js';
import type { Locale, Say } from './words.js';

/** A lesson that a journey writes in. */
export interface Place {
  moduleId: string;
  lessonId: string;
  path: string;
}

/**
 * Makes a module in both languages, without lessons.
 * @returns its id
 */
export async function newModule(): Promise<string> {
  const asking = { token: await staffToken('trainer') };
  const info = stackInfo();
  const { studioOrganisations } = await askApi(info, StudioNewDocument, {}, asking);
  const organisationId = studioOrganisations[0]?.id ?? '';
  const title = { bg: 'Модул за проба', en: 'A module to try' };
  const input = { id: randomUUID(), organisationId, title };
  const { createModule } = await askApi(info, StudioCreateDocument, { input }, asking);
  if (createModule.__typename !== 'StudioModule') throw new Error(createModule.reason);
  return createModule.id;
}

/** Adds a lesson in front of the others of a module. */
export async function addLesson(moduleId: string, content: DraftLesson): Promise<Place> {
  const asking = { token: await staffToken('trainer') };
  const lesson = { moduleId, lessonId: content.id, afterLessonId: null, content };
  await askApi(stackInfo(), StudioAddLessonDocument, { input: lesson }, asking);
  const path = `/staff/modules/${moduleId}/write/${content.id}`;
  return { moduleId, lessonId: content.id, path };
}

/** Makes a module in both languages with one empty lesson. */
export const newLesson = async (): Promise<Place> =>
  addLesson(await newModule(), emptyLesson(newDraftId('l')));

/** What the api has of the lesson. */
export async function saved({ moduleId, lessonId }: Place): Promise<DraftLesson> {
  const asking = { token: await staffToken('trainer') };
  const lesson = { moduleId, lessonId };
  const { draftLesson } = await askApi(stackInfo(), StudioWriteLessonDocument, lesson, asking);
  return draftLesson.content as DraftLesson;
}

/** All words of a language that the api has of the lesson, row by row. */
export const rowsOf = async (place: Place, locale: Locale): Promise<string[]> =>
  (await saved(place)).blocks.map(
    (row) =>
      JSON.stringify(row[locale])
        .match(/"value":"[^"]*"/g)
        ?.map((each) => each.slice(9, -1))
        .join(' ') ?? '',
  );

/** Opens the editor as the trainer. */
export async function openEditor(page: Page, { path }: Place, say: Say): Promise<void> {
  await signedInAs(page.context(), 'trainer');
  await page.goto(path);
  await expect(page.getByRole('toolbar', { name: say('editor_toolbar') })).toBeVisible();
}

/** The bar says that all of it is on the server. */
export const isSaved = (page: Page, say: Say) =>
  expect(page.getByText(say('editor_save_saved'), { exact: true })).toBeVisible();

/** The texts of the open lesson in a language. */
export const textIn = (page: Page, say: Say, locale: Locale): Locator => {
  const language = say(`editor_in_${locale}`);
  const name = say('editor_text_label', { what: say('editor_kind_text'), language });
  return page.getByRole('textbox', { name, exact: true });
};

/** Whether the focus is on something or in it. */
export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.contains(document.activeElement));

/** Goes on with the Tab key until something has the focus. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error('The Tab key does not lead there.');
}

/** Clicks into a text and waits for its focus, which comes with the next frame: a hand is slower than that. */
export async function clickInto(field: Locator): Promise<void> {
  await field.click();
  await expect(field.and(field.page().locator('[contenteditable=true]'))).toBeFocused();
}

/** Writes a text behind everything that is there, with the keyboard. */
export async function writeOn(page: Page, say: Say, words: string): Promise<void> {
  await page.getByRole('button', { name: say('editor_write_on_bg') }).press('Enter');
  // The row is made first: a hand is slower than that, a test is not.
  await expect(page.locator('[role=textbox]:focus')).toBeVisible();
  await page.keyboard.type(words);
}
