import type { Locator, Page } from '@playwright/test';
import { AboutPageDocument, CoursePageDocument } from '@pateka/api-client';
import { askApi } from '../support/api.js';
import { analyse } from '../support/axe.js';
import { expect, test } from '../support/journey.js';
import { heading, post, press, sendAtOnce } from '../support/pages.js';
import { finishLessons, newLearner, signedIn, type Learner } from '../support/people.js';
import { stackInfo } from '../support/stack.js';
import type { Say } from '../support/words.js';

test.use({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });

const factsOf = async ({ token }: Learner) =>
  (await askApi(stackInfo(), AboutPageDocument, {}, { token })).ownFacts;
const askedOf = async ({ courseId, token }: Learner) => {
  const { course } = await askApi(stackInfo(), CoursePageDocument, { courseId }, { token });
  return course.ratingsAsked;
};

async function signedInAt(page: Page, path: (own: Learner) => string): Promise<Learner> {
  const own = await newLearner();
  await signedIn(page.context(), own);
  await page.goto(path(own));
  return own;
}

/** The card on her own page, and nothing of the kind anywhere else on it. */
const card = (page: Page, say: Say): Locator =>
  page.getByRole('heading', { name: say('asked_title'), exact: true });
const coursePage = ({ courseId }: Learner) => `/courses/${courseId}`;
const ratings = (page: Page, name: string): Locator => page.getByRole('region', { name });

test.describe('three questions for the reports', () => {
  test('answered, changed and deleted; the card comes once', async ({ page, say }) => {
    const own = await signedInAt(page, () => '/my');
    await page.getByRole('link', { name: say('asked_card_answer') }).click();
    await expect(heading(page)).toHaveText(say('asked_title'));
    await expect(page.getByText(say('asked_who'))).toBeVisible();
    const unsaid = page.getByRole('radio', { name: say('asked_rather_not') });
    await expect(unsaid).toHaveCount(3);
    for (const choice of await unsaid.all()) await expect(choice).toBeChecked();

    await page.getByRole('radio', { name: say('asked_sex_female') }).check();
    await page.getByRole('radio', { name: say('asked_region_village') }).check();
    await press(page, say('asked_save'));
    await expect(page.getByText(say('asked_kept'))).toBeVisible();
    expect(await factsOf(own)).toEqual({ sex: 'female', ageBand: null, regionSize: 'village' });

    await page.goto('/my');
    await expect(card(page, say)).toHaveCount(0);
    await page.getByRole('link', { name: say('learn_my_account'), exact: true }).click();
    await page.getByRole('link', { name: say('asked_change') }).click();
    await expect(page.getByRole('radio', { name: say('asked_sex_female') })).toBeChecked();
    await page.getByRole('radio', { name: say('asked_age_55') }).check();
    await press(page, say('asked_save'));
    expect(await factsOf(own)).toMatchObject({ sex: 'female', ageBand: '55-64' });

    await press(page, say('asked_clear'));
    await expect(page.getByText(say('asked_cleared'))).toBeVisible();
    expect(await factsOf(own)).toEqual({ sex: null, ageBand: null, regionSize: null });
  });

  test('passed over with one press, which is enough for good', async ({ page, say }) => {
    const own = await signedInAt(page, () => '/my');
    await press(page, say('asked_card_skip'));
    await expect(page).toHaveURL(/\/my$/);
    await expect(card(page, say)).toHaveCount(0);
    expect(await factsOf(own)).toEqual({ sex: null, ageBand: null, regionSize: null });
  });

  test('an answer that is none gets a kind word, and the others stay', async ({ page, say }) => {
    const own = await signedInAt(page, () => '/my/about');
    const form = { sex: 'other', ageBand: '34', regionSize: 'town' };
    const answer = await post(page, '/my/about?/save', form);
    expect(answer.status()).toBe(400);
    const html = await answer.text();
    expect(html).toContain(say('asked_unknown'));
    const chosen = [...html.matchAll(/value="([^"]*)"[^>]*\schecked/g)].map(([, value]) => value);
    expect(chosen).toEqual(['other', 'town']);
    expect(await factsOf(own)).toBeNull();
  });
});

test.describe('marks for a course', () => {
  test('how sure she feels, before and after, and what use it was', async ({ page, say }) => {
    const own = await signedInAt(page, coursePage);
    const before = ratings(page, say('asked_rate_before'));
    await before.getByRole('radio').first().focus();
    for (const _step of [1, 2]) await page.keyboard.press('ArrowRight');
    await press(page, say('asked_rate_send'));
    await expect(page.getByText(say('asked_rate_thanks'))).toBeVisible();
    await expect(before).toHaveCount(0);

    await finishLessons(own);
    await page.goto(coursePage(own));
    const end = ratings(page, say('asked_rate_end'));
    await expect(end.getByRole('group')).toHaveCount(2);
    const useful = end.getByRole('group', { name: say('asked_rate_useful') });
    await useful.getByRole('radio').nth(4).check();
    await press(page, say('asked_rate_send'));
    expect(await askedOf(own)).toEqual(['after']);
    await end.getByRole('radio').nth(3).check();
    await press(page, say('asked_rate_send'));
    await expect(end).toHaveCount(0);
    expect(await askedOf(own)).toEqual([]);
  });

  test('left alone: not now, and never again once the first lesson is done', async ({
    page,
    say,
  }) => {
    const own = await signedInAt(page, coursePage);
    const before = ratings(page, say('asked_rate_before'));
    await expect(before).toBeVisible();
    await page.getByRole('link', { name: say('asked_rate_later') }).click();
    await expect(before).toHaveCount(0);
    await finishLessons(own, { leave: 9 });
    await page.goto(coursePage(own));
    await expect(before).toHaveCount(0);
    // a form of this morning, sent now
    const late = await post(page, `${coursePage(own)}?/rate`, { before: '3' });
    expect(late.status()).toBe(409);
    expect(await late.text()).toContain(say('asked_rate_closed'));
  });

  test('sent several times, or without a mark: a kind word, and nothing is lost', async ({
    page,
    say,
  }) => {
    const own = await signedInAt(page, coursePage);
    const path = `${coursePage(own)}?/rate`;
    await press(page, say('asked_rate_send'));
    await expect(page.getByText(say('asked_rate_choose'))).toBeVisible();
    for (const before of ['0', '6', 'пет']) {
      const answer = await post(page, path, { before });
      expect(answer.status()).toBe(400);
      expect(await answer.text()).toContain(say('asked_rate_choose'));
    }
    expect(await askedOf(own)).toEqual(['before']);
    for (const answer of await sendAtOnce(page, path, { before: '2' }))
      expect(answer.status()).toBe(303);
    expect((await post(page, path, { before: '5' })).status()).toBe(303);
    expect(await askedOf(own)).toEqual([]);
  });
});

test.describe('axe finds nothing', () => {
  // It is a script itself.
  test.use({ javaScriptEnabled: true });

  test('on the questions, the marks, and what is said to either', async ({ page, say }) => {
    const own = await signedInAt(page, coursePage);
    await expect(ratings(page, say('asked_rate_before'))).toBeVisible();
    expect((await analyse(page)).found).toEqual([]);
    await press(page, say('asked_rate_send'));
    await expect(page.getByText(say('asked_rate_choose'))).toBeVisible();
    expect((await analyse(page)).found).toEqual([]);
    await page.goto('/my/about');
    await page.getByRole('radio', { name: say('asked_age_65') }).check();
    await press(page, say('asked_save'));
    await expect(page.getByText(say('asked_kept'))).toBeVisible();
    expect((await analyse(page)).found).toEqual([]);
    expect(await factsOf(own)).toMatchObject({ ageBand: '65+' });
  });
});
