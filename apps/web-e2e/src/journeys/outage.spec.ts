import type { Locator, Page } from '@playwright/test';
import { waitUntilReady } from '../support/certificate-steps.js';
import { without } from '../support/control.js';
import { expect, test } from '../support/journey.js';
import {
  answerAll,
  check,
  choose,
  feedback,
  finish,
  question,
  type Reader,
} from '../support/lesson-steps.js';
import { neutralTitle } from '../support/neutral-site.js';
import { heading, inLesson, press, progressOf, sendAtOnce } from '../support/pages.js';
import { finishLessons, newLearner, signedIn, type Learner } from '../support/people.js';
import type { Say } from '../support/words.js';

test.describe('a connection that breaks', () => {
  test('in the middle of an answer: a message, the answer stays, and then it works', async ({
    page,
    say,
    guard,
  }) => {
    guard.allow(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    await inLesson(page);
    const reader: Reader = { page, say, scripted: true };
    const asked = question(reader, 3);
    await choose(asked, [2]);
    const button = asked.getByRole('button', { name: say('learn_question_check') });

    await page.context().setOffline(true);
    await button.click();
    await expect(asked.getByText(say('learn_question_lost'))).toBeVisible();
    await expect(asked.getByRole('radio').nth(2)).toBeChecked();
    await page.context().setOffline(false);

    // The answer arrives, but what the server says to it is lost on the way.
    await page.route('**/answer', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await button.click();
    await expect(asked.getByText(say('learn_question_lost'))).toBeVisible();
    await page.unroute('**/answer');

    await check(reader, asked);
    await expect(feedback(asked)).toContainText(say('learn_question_right'));
    await expect(asked.getByText(say('learn_question_lost'))).toBeHidden();
  });

  test('while she works a budget out: the figures stay, and the sum goes on', async ({
    page,
    say,
    guard,
  }) => {
    guard.allow(/ERR_INTERNET_DISCONNECTED/);
    await page.goto('/worksheets/budget');
    const amounts = page.locator('input[inputmode="decimal"]');
    await page.context().setOffline(true);
    await amounts.first().fill('580');
    await expect(page.getByText(say('learn_sheet_lost'))).toBeVisible();
    await page.context().setOffline(false);
    await amounts.nth(1).fill('20');
    await expect(page.locator('#budget-result')).toContainText(/Общо\s*600/u);
    await expect(page.getByText(say('learn_sheet_lost'))).toBeHidden();
  });

  test('while "Done" is on its way: going back and pressing again works', async ({
    page,
    say,
    guard,
  }) => {
    guard.allow(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
    const { own, path } = await inLesson(page);
    await answerAll({ page, say, scripted: true });
    await page.context().setOffline(true);
    await press(page, say('learn_end_done'));
    await page.waitForURL(/chrome-error/).catch(() => undefined);
    await page.context().setOffline(false);
    await page.goto(path);
    await finish({ page, say, scripted: true }, 2);
    expect((await progressOf(own))?.done).toBe(1);
  });
});

/** An answer is kept where it is, with a sentence. */
async function answerMeetsSilence({ say }: Reader, asked: Locator): Promise<void> {
  await asked.getByRole('button', { name: say('learn_question_check') }).click();
  await expect(asked.getByText(say('learn_question_lost'))).toBeVisible();
  await expect(asked.getByRole('radio').nth(2)).toBeChecked();
}

/** A page says kindly that it cannot be shown now; what must always work does. */
async function pageMeetsSilence(page: Page, path: string, say: Say): Promise<void> {
  for (const open of ['/', '/help', '/safety', '/privacy', '/start'])
    expect((await page.goto(open))?.status(), open).toBe(200);
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(503);
  expect(answer?.headers()['retry-after']).toBe('5');
  await expect(heading(page)).toHaveText(say('common_error_title_unreachable'));
  await expect(page.getByText(say('common_error_unreachable'))).toBeVisible();
}

/** Quick exit leads away at once; the sign-in keeps what she typed. */
async function signInMeetsSilence(page: Page, own: Learner, say: Say): Promise<void> {
  const began = Date.now();
  await page.getByRole('button', { name: say('common_exit') }).click();
  await expect(page).toHaveTitle(neutralTitle);
  expect(Date.now() - began).toBeLessThan(3_000);
  await page.goto('/sign-in');
  await page.getByLabel(say('learn_sign_in_who')).fill(own.alias);
  await page.getByLabel(say('learn_passphrase'), { exact: true }).fill(own.passphrase);
  await press(page, say('learn_sign_in'));
  await expect(page.getByText(say('common_error_unreachable'))).toBeVisible();
  await expect(page.getByLabel(say('learn_sign_in_who'))).toHaveValue(own.alias);
}

test.describe('programs that go away', () => {
  test('the api for ten seconds: kind pages, and then everything goes on', async ({
    page,
    say,
    guard,
    device,
  }) => {
    guard.allow(/^503: /);
    const { own, path } = await inLesson(page);
    const reader: Reader = { page, say, scripted: true };
    const asked = question(reader, 3);
    await choose(asked, [2]);
    const [other, leaving] = [await device(), await device()];
    await signedIn(other.context(), own);
    await signedIn(leaving.context(), await newLearner());
    await leaving.goto('/help');

    await without('api', async () => {
      const back = new Promise((resolve) => setTimeout(resolve, 10_000));
      await answerMeetsSilence(reader, asked);
      await pageMeetsSilence(other, path, say);
      await signInMeetsSilence(leaving, own, say);
      await back;
    });

    await other.getByRole('link', { name: say('common_try_again') }).click();
    await expect(other).toHaveTitle(new RegExp(say('learn_lesson_tab', { number: 2 })));
    await check(reader, asked);
    await expect(feedback(asked)).toContainText(say('learn_question_right'));
    await answerAll(reader);
    await finish(reader, 2);
    expect((await progressOf(own))?.done).toBe(1);
    await leaving.getByLabel(say('learn_passphrase'), { exact: true }).fill(own.passphrase);
    await press(leaving, say('learn_sign_in'));
    await expect(heading(leaving)).toHaveText(say('learn_my_title'));
  });

  test('the worker: the certificate waits, and is ready when it is back', async ({ page, say }) => {
    const own = await newLearner();
    await finishLessons(own);
    await signedIn(page.context(), own);
    const path = `/courses/${own.courseId}/certificate`;
    await without('worker', async () => {
      const choice = { version: '1', language: 'bg', paper: 'a4', code: 'no' };
      const form = { ...choice, named: 'yes', holder: 'Невена Колева' };
      // A double click on the last button, too: it is one certificate.
      const answers = await sendAtOnce(page, `${path}?/request`, form);
      expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
      await page.goto(path);
      await expect(page.getByText(say('learn_cert_waiting_title'))).toBeVisible();
      await page.waitForTimeout(3_000);
      await expect(page.getByText(say('learn_cert_waiting_title'))).toBeVisible();
    });
    await waitUntilReady({ page, say, scripted: true });
    await page.goto('/my');
    await expect(page.getByText(say('learn_my_cert_ready'))).toHaveCount(1);
  });
});
