import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { AccountEndSessionDocument } from '@pateka/api-client';
import { askApi } from '../support/api.js';
import { waitUntilReady } from '../support/certificate-steps.js';
import { freshCode } from '../support/control.js';
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
import { heading, inLesson, post, press, progressOf, sendAtOnce } from '../support/pages.js';
import {
  finishLessons,
  freshAlias,
  goodPassphrase,
  lessonsOf,
  newLearner,
  signedIn,
  type Learner,
} from '../support/people.js';
import { stackInfo } from '../support/stack.js';
import type { Say } from '../support/words.js';

test.describe('the access code', () => {
  async function tryCode(page: Page, say: Say, code: string): Promise<void> {
    await page.goto('/start');
    await page.getByLabel(say('learn_start_code')).fill(code);
    await press(page, say('learn_start_go_on'));
  }

  test('a wrong, a broken and a used one get the same kind sentence', async ({ page, say }) => {
    const used = await freshCode();
    await toAccountStep(page, say, used);
    await fillAccount(page, say, { alias: freshAlias(), passphrase: goodPassphrase });
    await press(page, say('learn_account_open'));
    await expect(heading(page)).toHaveText(say('learn_codes_title'));
    await page.context().clearCookies();
    for (const code of ['ABCD-EFGH-JKLM', '12', used]) {
      await tryCode(page, say, code);
      await expect(page.getByText(say('learn_start_code_no'))).toBeVisible();
      await expect(page.getByLabel(say('learn_start_code'))).toHaveValue(code);
    }
  });

  test('an empty form is answered like a wrong code', async ({ page, say }) => {
    const answer = await post(page, '/start?/code', { code: '' });
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain(say('learn_start_code_no'));
  });
});

async function toAccountStep(page: Page, say: Say, code: string): Promise<void> {
  await page.goto('/start');
  await page.getByLabel(say('learn_start_code')).fill(code);
  await press(page, say('learn_start_go_on'));
  await expect(heading(page)).toHaveText(say('learn_account_title'));
}

async function fillAccount(
  page: Page,
  say: Say,
  { alias, passphrase }: Pick<Learner, 'alias' | 'passphrase'>,
): Promise<void> {
  await page.getByRole('radio', { name: say('learn_alias_own') }).check();
  await page.getByLabel(say('learn_alias_own_field')).fill(alias);
  await page.getByLabel(say('learn_passphrase_new')).fill(passphrase);
}

test.describe('opening an account', () => {
  test('a weak passphrase is explained beside the field; the alias stays', async ({
    page,
    say,
  }) => {
    const alias = freshAlias();
    await toAccountStep(page, say, await freshCode());
    const field = page.getByLabel(say('learn_passphrase_new'));
    const weak: [string, string][] = [
      ['море', say('learn_passphrase_short', { characters: 12, words: 4 })],
      ['123456789012', say('learn_passphrase_common')],
      [alias, say('learn_passphrase_alias')],
    ];
    for (const [passphrase, sentence] of weak) {
      await fillAccount(page, say, { alias, passphrase });
      await press(page, say('learn_account_open'));
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveValue('');
      await expect(page.getByLabel(say('learn_alias_own_field'))).toHaveValue(alias);
    }
    await fillAccount(page, say, { alias, passphrase: goodPassphrase });
    await press(page, say('learn_account_open'));
    await expect(heading(page)).toHaveText(say('learn_codes_title'));
  });

  test('a taken alias and a telling one are explained; the code is not lost', async ({
    page,
    say,
  }) => {
    const { alias } = await newLearner();
    await toAccountStep(page, say, await freshCode());
    const bad: [string, string][] = [
      [alias, say('learn_alias_taken')],
      ['maria@example.org', say('learn_alias_email')],
      ['0888 123 456', say('learn_alias_phone')],
      ['Я', say('learn_alias_short')],
    ];
    for (const [typed, sentence] of bad) {
      // Another passphrase: with the right one she would be let in, as after a lost answer.
      await fillAccount(page, say, { alias: typed, passphrase: `${goodPassphrase} мост` });
      await press(page, say('learn_account_open'));
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(page.getByLabel(say('learn_alias_own_field'))).toHaveValue(typed);
    }
    await fillAccount(page, say, { alias: freshAlias(), passphrase: goodPassphrase });
    await press(page, say('learn_account_open'));
    await expect(heading(page)).toHaveText(say('learn_codes_title'));
  });

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with' : 'without';
    test(`a double click opens one account and shows the codes, ${how} JavaScript`, async ({
      device,
      say,
    }) => {
      const page = await device({ javaScriptEnabled });
      await toAccountStep(page, say, await freshCode());
      await fillAccount(page, say, { alias: freshAlias(), passphrase: goodPassphrase });
      await page.getByRole('button', { name: say('learn_account_open'), exact: true }).dblclick();
      await expect(heading(page)).toHaveText(say('learn_codes_title'));
      await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(8);
    });
  }

  test('the same form three times at once opens one account', async ({ page, say }) => {
    const alias = freshAlias();
    const code = await freshCode();
    const form = { code, alias: 'own', own: alias, passphrase: goodPassphrase, codes: 'yes' };
    const answers = await sendAtOnce(page, '/start?/open', form);
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    for (const [index, text] of texts.entries()) {
      expect(answers[index]?.status()).toBe(200);
      expect(text).toContain(say('learn_codes_once'));
    }
    // The code is used up: whoever finds the card opens nothing.
    const other = { ...form, own: freshAlias() };
    const again = await post(page, '/start?/open', other);
    expect(again.status()).toBe(400);
  });
});

test.describe('a lesson', () => {
  test('the same answer three times at once is one answer', async ({ page, say }) => {
    const { own, path } = await inLesson(page);
    const reader: Reader = { page, say, scripted: true };
    const asked = question(reader, 3);
    const form = {
      question: (await asked.locator('input[name="question"]').inputValue()) ?? '',
      attempt: randomUUID(),
      answer: (await asked.getByRole('radio').first().getAttribute('value')) ?? '',
    };
    for (const address of [`${path}/answer`, `${path}?/answer`]) {
      const answers = await sendAtOnce(page, address, form);
      expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
      for (const answer of answers)
        expect(await answer.text()).toContain(say('learn_question_again'));
    }
    await page.reload();
    await expect(asked.getByText(say('learn_question_answered'))).toBeVisible();
    expect((await progressOf(own))?.done).toBe(0);
  });

  test('a double click on an answer sends it once', async ({ page, say, guard }) => {
    await inLesson(page);
    const reader: Reader = { page, say, scripted: true };
    const asked = question(reader, 3);
    await choose(asked, [0]);
    await asked.getByRole('button', { name: say('learn_question_check') }).dblclick();
    await expect(feedback(asked)).toContainText(say('learn_question_again'));
    const sent = guard.requests().filter((request) => /^POST .*answer/.test(request));
    expect(sent).toHaveLength(1);
  });

  test('"Done" three times at once finishes the lesson once', async ({ page, say }) => {
    const { own, path } = await inLesson(page);
    await answerAll({ page, say, scripted: true });
    const answers = await sendAtOnce(page, `${path}?/done`, { number: '2' });
    for (const answer of answers) {
      expect(answer.status()).toBe(303);
      expect(answer.headers()['location']).toBe(`/courses/${own.courseId}?done=2`);
    }
    expect((await progressOf(own))?.done).toBe(1);
  });

  test('a double click on "Done" is one step', async ({ device, say }) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await device({ javaScriptEnabled });
      const { own } = await inLesson(page);
      await answerAll({ page, say, scripted: javaScriptEnabled });
      await page.getByRole('button', { name: say('learn_end_done'), exact: true }).dblclick();
      await expect(page.getByText(say('learn_course_just_done', { number: 2 }))).toBeVisible();
      expect((await progressOf(own))?.done).toBe(1);
    }
  });

  test('two tabs answer the same question and finish the same lesson', async ({
    page,
    context,
    say,
  }) => {
    const { own, path } = await inLesson(page);
    const tab = await context.newPage();
    await tab.goto(path);
    const [first, second] = [page, tab].map((one) => ({ page: one, say, scripted: true })) as [
      Reader,
      Reader,
    ];
    await choose(question(first, 3), [0]);
    await check(first, question(first, 3));
    await expect(feedback(question(first, 3))).toContainText(say('learn_question_again'));
    await choose(question(second, 3), [2]);
    await check(second, question(second, 3));
    await expect(feedback(question(second, 3))).toContainText(say('learn_question_right'));
    await answerAll(first);
    await finish(first, 2);
    await finish(second, 2);
    expect((await progressOf(own))?.done).toBe(1);
  });

  test('things in order with a place missing or given twice, without JavaScript', async ({
    device,
    say,
  }) => {
    const page = await device({ javaScriptEnabled: false });
    const own = await newLearner();
    const [, , third] = await lessonsOf(own);
    await page.goto(`/courses/${own.courseId}/${third?.id}`);
    const reader: Reader = { page, say, scripted: false };
    const asked = question(reader, 1);
    const places = asked.getByRole('combobox');
    await places.first().selectOption('1');
    await check(reader, asked);
    await expect(feedback(asked)).toContainText(say('learn_question_order_incomplete'));
    for (const place of await places.all()) await place.selectOption('2');
    await check(reader, asked);
    await expect(feedback(asked)).toContainText(say('learn_question_not_an_order'));
    await expect(places.first()).toHaveValue('2');
  });

  test('a session that ended meanwhile leads over the sign-in back to the lesson', async ({
    page,
    say,
  }) => {
    const { own, path } = await inLesson(page);
    const reader: Reader = { page, say, scripted: true };
    await answerAll(reader);
    await askApi(stackInfo(), AccountEndSessionDocument, { id: null }, { token: own.token });
    await press(page, say('learn_end_done'));
    await expect(heading(page)).toHaveText(say('learn_sign_in_title'));
    await page.getByLabel(say('learn_sign_in_who')).fill(own.alias);
    await page.getByLabel(say('learn_passphrase'), { exact: true }).fill(own.passphrase);
    await press(page, say('learn_sign_in'));
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await finish(reader, 2);
  });
});

test.describe('the certificate', () => {
  test('a name that is missing, too long or her alias is explained; it stays as typed', async ({
    page,
    say,
  }) => {
    const own = await newLearner();
    await finishLessons(own);
    await signedIn(page.context(), own);
    await page.goto(`/courses/${own.courseId}/certificate`);
    const field = page.getByLabel(say('learn_cert_name_field'));
    await press(page, say('learn_cert_look'));
    await expect(page.getByText(say('learn_cert_name_missing'))).toBeVisible();
    await field.fill(own.alias);
    await press(page, say('learn_cert_look'));
    await press(page, say('learn_cert_confirm'));
    await expect(page.getByText(say('learn_cert_name_alias'))).toBeVisible();
    await expect(field).toHaveValue(own.alias);
    const choice = { version: '1', language: 'bg', paper: 'a4', code: 'yes' };
    const form = { ...choice, named: 'yes', holder: 'я'.repeat(5_000) };
    const answer = await post(page, `${new URL(page.url()).pathname}?/request`, form);
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain(say('learn_cert_name_long'));
  });

  test('a double click makes one, with and without JavaScript', async ({ device, say }) => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await device({ javaScriptEnabled });
      const own = await newLearner();
      await finishLessons(own);
      await signedIn(page.context(), own);
      await page.goto(`/courses/${own.courseId}/certificate`);
      await page.getByLabel(say('learn_cert_name_field')).fill('Здравка Петкова');
      await press(page, say('learn_cert_look'));
      await page.getByRole('button', { name: say('learn_cert_confirm'), exact: true }).dblclick();
      await waitUntilReady({ page, say, scripted: javaScriptEnabled });
    }
  });
});

test.describe('addresses and forms that nobody made', () => {
  test('a missing page, lesson, course or worksheet is a kind 404', async ({ page, say }) => {
    const own = await newLearner();
    const paths = [
      `/courses/${own.courseId}/nosuchid12`,
      '/courses/nosuchid12',
      '/worksheets/taxes',
      '/none',
    ];
    for (const path of paths) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(heading(page)).toHaveText(say('common_error_title_not_found'));
      await expect(page.getByRole('link', { name: say('common_to_home') })).toBeVisible();
      await expect(page.getByRole('button', { name: say('common_exit') })).toBeVisible();
    }
  });

  test('fields of any size are refused without harm', async ({ page }) => {
    const { path } = await inLesson(page);
    const [long, huge] = ['я'.repeat(20_000), 'я'.repeat(400_000)];
    const forms: [string, Record<string, string>, number[]][] = [
      ['/sign-in?/enter', { who: long, passphrase: long }, [400]],
      ['/recover', { alias: long, code: long, passphrase: long }, [400]],
      [`${path}/answer`, { question: long, attempt: 'x', answer: long }, [404]],
      [
        `${path}?/answer`,
        { question: 'discount', attempt: 'x', answer: long, carried: long },
        [200, 400],
      ],
      [`${path}?/worksheet`, { carried: long, 'rows.income': '999999999' }, [200]],
      ['/worksheets/budget?/work', { 'income.amount.0': long, 'rows.income': '1e9' }, [200]],
      ['/worksheets/budget?/save', { 'income.amount.0': long }, [200, 400]],
      ['/language', { locale: long, to: '//example.org/' }, [303]],
      ['/sign-in?/enter', { who: huge, passphrase: 'x' }, [413]],
    ];
    for (const [address, form, statuses] of forms) {
      const answer = await post(page, address, form);
      expect(answer.headers()['location'] ?? '/').not.toContain('example.org');
      expect(statuses, `${address} ${answer.status()}`).toContain(answer.status());
    }
    await page.context().clearCookies();
    const open = { code: long, alias: 'own', own: long, passphrase: long, codes: 'yes' };
    const answer = await post(page, '/start?/open', open);
    expect(answer.status()).toBe(400);
  });

  test('a form of another site is refused', async ({ page, say }) => {
    const answer = await page.request.post('/sign-in?/enter', {
      form: { who: 'x', passphrase: 'x' },
      headers: { origin: 'https://example.org' },
    });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain(say('common_bare_foreign_title'));
  });

  test('too many tries say kindly when the next one is possible', async ({ page, say }) => {
    const alias = freshAlias();
    const form = { who: alias, passphrase: goodPassphrase };
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1)
      statuses.push((await post(page, '/sign-in?/enter', form)).status());
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429]);
    await page.goto('/sign-in');
    await page.getByLabel(say('learn_sign_in_who')).fill(alias);
    await page.getByLabel(say('learn_passphrase'), { exact: true }).fill(goodPassphrase);
    await press(page, say('learn_sign_in'));
    await expect(page.getByText(say('learn_too_many', { minutes: 15 }))).toBeVisible();
    await expect(page.getByLabel(say('learn_sign_in_who'))).toHaveValue(alias);
  });
});
