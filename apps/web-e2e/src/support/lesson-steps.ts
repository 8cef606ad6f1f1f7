import { expect, type Locator, type Page } from '@playwright/test';
import type { Say } from './words.js';

/** A reader in front of a page. */
export type Reader = {
  page: Page;
  say: Say;
  /** Whether scripts run: without them a form reloads the page. */
  scripted: boolean;
};

/** The part of the page that holds one question. */
export const question = ({ page, say }: Reader, number: number, total = 3): Locator =>
  page.getByRole('region', { name: say('learn_question', { number, total }) });

/** What the page says about the answer given last. */
export const feedback = (asked: Locator): Locator => asked.locator('[role="status"][tabindex]');

/** Sends an answer and waits for what the page says about it. */
export async function check({ page, say, scripted }: Reader, asked: Locator): Promise<void> {
  const name = new RegExp(
    `^(${say('learn_question_check_again')}|${say('learn_question_check')}) ?,`,
  );
  const before = asked.locator('input[name="attempt"]');
  const attempt = await before.inputValue();
  const again = scripted ? undefined : page.waitForEvent('load');
  await asked.getByRole('button', { name }).click();
  await again;
  // Each form has an attempt of its own: another one means that the answer has arrived.
  await expect(before).not.toHaveValue(attempt);
  await expect(feedback(asked)).toBeVisible();
}

/** Chooses among answers by their place, from 0. */
export async function choose(asked: Locator, places: readonly number[]): Promise<void> {
  const [radios, boxes] = [asked.getByRole('radio'), asked.getByRole('checkbox')];
  for (const box of await boxes.all()) await box.uncheck();
  const answers = (await boxes.count()) > 0 ? boxes : radios;
  for (const place of places) await answers.nth(place).check();
}

/** Puts things in order by their texts, with the two buttons of each or, without script, by lists of places. */
export async function putInOrder(
  { say, scripted }: Reader,
  asked: Locator,
  texts: readonly string[],
): Promise<void> {
  const items = asked.getByRole('listitem');
  for (const [place, text] of texts.entries()) {
    const item = items.filter({ hasText: text });
    await expect(item).toHaveCount(1);
    if (!scripted) {
      await item.getByRole('combobox').selectOption(String(place + 1));
      continue;
    }
    const up = item.getByRole('button', { name: say('learn_order_up') });
    const index = (await items.allInnerTexts()).findIndex((inner) => inner.includes(text));
    for (let moves = index - place; moves > 0; moves -= 1) await up.click();
  }
}

/** Gives some answer to a question, right or not. */
async function answerSomehow(reader: Reader, asked: Locator): Promise<void> {
  const number = asked.getByRole('textbox');
  const places = asked.getByRole('combobox');
  if ((await number.count()) > 0) await number.fill('7');
  else if ((await asked.locator('[data-order]').count()) > 0) {
    if (!reader.scripted) {
      for (const [index, place] of (await places.all()).entries())
        await place.selectOption(String(index + 1));
    }
  } else await choose(asked, [0]);
  await check(reader, asked);
}

/** Answers whatever this lesson asks, once each. */
export async function answerAll(reader: Reader): Promise<void> {
  const { page } = reader;
  const count = await page.locator('form[action*="answer"]').count();
  for (let number = 1; number <= count; number += 1)
    await answerSomehow(reader, question(reader, number, count));
}

/** Presses "Done" and sees the path with this lesson behind her. */
export async function finish({ page, say }: Reader, number: number): Promise<void> {
  await page.getByRole('button', { name: say('learn_end_done'), exact: true }).click();
  await expect(
    page
      .getByText(say('learn_course_just_done', { number }))
      .or(page.getByText(say('learn_course_completed_title'))),
  ).toBeVisible();
}

/** Passes a lesson over that carries a note. */
export async function skip({ page, say }: Reader): Promise<void> {
  await page.getByRole('button', { name: say('learn_note_skip') }).click();
  await expect(page).toHaveURL(/\/courses\/[^/]+(\?|$)/);
}

/** The heading of a lesson says its number; its title in the browser says no more. */
export async function expectLesson({ page, say }: Reader, number: number): Promise<void> {
  await expect(page).toHaveTitle(
    `${say('learn_lesson_tab', { number })} · ${say('common_site_name')}`,
  );
}
