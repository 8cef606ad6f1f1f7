import { expect, type Locator, type Page } from '@playwright/test';
import { freshCode } from './control.js';
import {
  answerAll,
  check,
  choose,
  expectLesson,
  feedback,
  finish,
  putInOrder,
  question,
  skip,
  type Reader,
} from './lesson-steps.js';
import { freshAlias, goodPassphrase } from './people.js';
import { stackInfo } from './stack.js';

/** An account that was made by hand. */
export type Account = { alias: string; passphrase: string };

/** The pages of the course as the links on them lead there. */
export const link = ({ page }: Reader, name: string | RegExp): Locator =>
  page.getByRole('link', { name, exact: typeof name === 'string' });

const press = ({ page }: Reader, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Step 1: from the home page over the catalogue into the first lesson, without an account. */
export async function readAsVisitor(reader: Reader): Promise<void> {
  const { page, say } = reader;
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('public_home_title'));
  await link(reader, say('public_home_courses')).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_courses_title'));
  await page.getByRole('article').first().getByRole('link').click();
  await link(reader, say('learn_course_read_first')).click();
  await expectLesson(reader, 1);
  await expect(page.getByText(say('learn_exit_explained_title'))).toBeVisible();
  await expect(page.getByText(say('learn_visitor_lesson'))).toBeVisible();
}

/** Answers a question of the lesson as a visitor: it is explained, and nothing is stored. */
export async function answerAsVisitor(reader: Reader): Promise<void> {
  const asked = question(reader, 2);
  await choose(asked, [0]);
  await check(reader, asked);
  await expect(feedback(asked)).toContainText(reader.say('learn_question_again'));
}

/** What the site keeps in the browser of somebody without an account. */
export async function expectNothingStored(page: Page, language: 'default' | 'switched') {
  const cookies = await page.context().cookies();
  // "v" only notes that the site is open, the same for everybody; quick exit needs it.
  const own = cookies.map(({ name, value, expires }) => `${name}=${value} ${expires}`).sort();
  const expected = language === 'default' ? ['v=1 -1'] : ['lang=en -1', 'v=1 -1'];
  expect(own).toEqual(expected);
}

/** Step 3, the beginning: code, alias, passphrase, recovery codes, and how quick exit works. */
export async function openAccount(reader: Reader): Promise<Account> {
  const { page, say } = reader;
  const account = { alias: freshAlias(), passphrase: goodPassphrase };
  await page.goto('/');
  await link(reader, say('public_home_code')).click();
  await page.getByLabel(say('learn_start_code')).fill(await freshCode());
  await press(reader, say('learn_start_go_on'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_account_title'));
  await page.getByRole('radio', { name: say('learn_alias_own') }).check();
  await page.getByLabel(say('learn_alias_own_field')).fill(account.alias);
  await page.getByLabel(say('learn_passphrase_new')).fill(account.passphrase);
  await press(reader, say('learn_account_open'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_codes_title'));
  const codes = await page.getByRole('main').getByRole('listitem').allInnerTexts();
  expect(codes).toHaveLength(8);
  expect(new Set(codes).size).toBe(8);
  await link(reader, say('learn_codes_noted')).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('public_welcome_title'));
  await press(reader, say('public_welcome_continue'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_my_title'));
  return account;
}

/** Skips lesson 1, which carries a note, and goes on with lesson 2. */
export async function skipTheFirst(reader: Reader): Promise<void> {
  const { say } = reader;
  await link(reader, say('learn_course_begin')).click();
  await expectLesson(reader, 1);
  await skip(reader);
  await expect(
    reader.page.getByText(say('learn_course_just_skipped', { number: 1 })),
  ).toBeVisible();
  await link(reader, say('learn_course_continue', { number: 2 })).click();
  await expectLesson(reader, 2);
}

async function expectRight(reader: Reader, asked: Locator): Promise<void> {
  await check(reader, asked);
  await expect(feedback(asked)).toContainText(reader.say('learn_question_right'));
}

async function expectNotYet(reader: Reader, asked: Locator): Promise<void> {
  await check(reader, asked);
  const { say } = reader;
  await expect(feedback(asked)).toContainText(
    new RegExp(`${say('learn_question_again')}|${say('learn_question_close')}`),
  );
  await expect(feedback(asked)).not.toContainText(say('learn_question_right'));
}

/** Lesson 2: several answers, a number, one answer; each first otherwise, then right. */
export async function needsAndWants(reader: Reader): Promise<void> {
  const [several, number, one] = [1, 2, 3].map((place) => question(reader, place)) as [
    Locator,
    Locator,
    Locator,
  ];
  await choose(several, [0, 1]);
  await expectNotYet(reader, several);
  await choose(several, [1, 2]);
  await expectRight(reader, several);

  const field = number.getByLabel(reader.say('learn_question_number'));
  await field.fill('двайсет');
  await check(reader, number);
  await expect(feedback(number)).toContainText(reader.say('learn_question_not_a_number'));
  await expect(field).toHaveValue('двайсет');
  await field.fill('18');
  await expectNotYet(reader, number);
  await field.fill('22,00');
  await expectRight(reader, number);

  await choose(one, [0]);
  await expectNotYet(reader, one);
  await choose(one, [2]);
  await expectRight(reader, one);
  await finish(reader, 2);
}

/**
 * Lesson 3: the budget in the lesson, and things to put in order.
 * @param order the texts of the ordering question, in their order
 * @param sum what 580 and 20.50 make, as the language writes it
 */
export async function monthInFigures(
  reader: Reader,
  order: readonly string[],
  sum: string,
): Promise<void> {
  const { page, say } = reader;
  await link(reader, say('learn_course_continue', { number: 3 })).click();
  await expectLesson(reader, 3);
  await workOutBudget(reader, sum);

  // "Done" before the questions says kindly what is left, and keeps the page as it is.
  await press(reader, say('learn_end_done'));
  await expect(page.getByText(say('learn_end_open_title'))).toBeVisible();

  const arranged = question(reader, 1);
  await putInOrder(reader, arranged, [...order].reverse());
  await expectNotYet(reader, arranged);
  await putInOrder(reader, arranged, order);
  await expectRight(reader, arranged);
  for (const place of [2, 3]) await answerOne(reader, place);
  await finish(reader, 3);
}

async function answerOne(reader: Reader, place: number): Promise<void> {
  const asked = question(reader, place);
  if ((await asked.getByRole('radio').count()) > 0) await choose(asked, [1]);
  else await asked.getByLabel(reader.say('learn_question_number')).fill('25');
  await expectRight(reader, asked);
}

/** Fills the budget in: with script the result follows, without it the button works it out. */
async function workOutBudget({ page, say, scripted }: Reader, sum: string): Promise<void> {
  const sheet = page.locator('form#budget');
  const amounts = sheet.locator('input[inputmode="decimal"]');
  await amounts.first().fill('580');
  await amounts.nth(1).fill('20,50');
  if (!scripted) await sheet.getByRole('button', { name: say('learn_sheet_work_out') }).click();
  await expect(sheet.locator('#budget-result')).toContainText(sum);
  await expect(amounts.first()).toHaveValue('580');
}

/** Leaves by signing out; the page that follows knows nobody. */
export async function signOut(reader: Reader): Promise<void> {
  await press(reader, reader.say('common_sign_out'));
  await expect(reader.page.getByRole('heading', { level: 1 })).toHaveText(
    reader.say('learn_signed_out_title'),
  );
}

/** Signs in on another device and finds the way to the lesson where she stopped. */
export async function continueElsewhere(
  reader: Reader,
  { alias, passphrase }: Account,
  lesson: number,
): Promise<void> {
  const { page, say } = reader;
  await page.goto('/sign-in');
  await page.getByLabel(say('learn_sign_in_who')).fill(alias);
  await page.getByLabel(say('learn_passphrase'), { exact: true }).fill(passphrase);
  await press(reader, say('learn_sign_in'));
  await expect(page.getByRole('heading', { name: say('learn_my_continue') })).toBeVisible();
  await link(reader, say('learn_course_continue', { number: lesson })).click();
  await expectLesson(reader, lesson);
}

/** Goes through the lessons from one to the last, answering whatever is asked and skipping what may be. */
export async function finishFrom(reader: Reader, first: number, last: number): Promise<void> {
  const { page, say } = reader;
  for (let number = first; number <= last; number += 1) {
    await expectLesson(reader, number);
    if ((await page.getByRole('button', { name: say('learn_note_skip') }).count()) > 0) {
      await skip(reader);
    } else {
      await answerAll(reader);
      await finish(reader, number);
    }
    if (number === last) break;
    await link(reader, say('learn_course_continue', { number: number + 1 })).click();
  }
  await expect(page.getByText(say('learn_course_completed_title'))).toBeVisible();
}

/** The part of a certificate's address that an employer sees belongs to the issuer's host. */
export const onCheckHost = (url: string): boolean => url.startsWith(`${stackInfo().checkUrl}/c/`);
