import type { Page } from '@playwright/test';
import {
  ComposeDraftDocument,
  StudioReinstateDocument,
  StudioWithdrawDocument,
} from '@pateka/api-client';
import type { ShelfModule } from '@pateka/content/draft';
import { askApi } from '../support/api.js';
import { expect, test } from '../support/journey.js';
import { finishLessons, lessonsOf, newLearner, signedIn } from '../support/people.js';
import { signedInAs, staffToken } from '../support/staff.js';
import { stackInfo } from '../support/stack.js';
import type { Say } from '../support/words.js';

/** The last in the catalogue in both languages: other journeys take the first. */
const title = { bg: 'Ясни стъпки', en: 'Your clear steps' };
const summary = { bg: 'Кратък курс от два модула.', en: 'A short course of two modules.' };
const outcomes = { bg: 'прави план', en: 'makes a plan' };

test.use({ language: 'bg', viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const asking = async () => ({ token: await staffToken('coordinator') });

/** The shortest modules: of a partner, of another one, and of the starter catalogue. */
async function chosenModules(courseId: string): Promise<ShelfModule[]> {
  const { courseDraft } = await askApi(
    stackInfo(),
    ComposeDraftDocument,
    { courseId },
    await asking(),
  );
  const shelf = courseDraft.shelf as ShelfModule[];
  const lessons = ({ editions }: ShelfModule) => editions.at(-1)?.lessons.length ?? 0;
  return [...new Set(shelf.map(({ organisation }) => organisation.bg))].flatMap((name) => {
    const own = shelf.filter(({ organisation }) => organisation.bg === name);
    return own.sort((a, b) => lessons(a) - lessons(b))[0] ?? [];
  });
}

async function add(page: Page, say: Say, module: ShelfModule | undefined): Promise<void> {
  const name = module?.editions.at(-1)?.title.bg ?? '';
  const shelf = page.locator('summary', { hasText: say('compose_add') });
  const button = page.getByRole('button', { name: `${say('compose_add_this')}: ${name}` });
  if (!(await button.isVisible())) await shelf.click();
  await button.click();
  await expect(page.getByRole('heading', { level: 3, name })).toBeVisible();
}

/** What hurts may be left out altogether, so that the rule about skipping is kept. */
async function makeOptional(page: Page, say: Say, modules: ShelfModule[]): Promise<void> {
  for (const { moduleId, editions } of modules) {
    const lessons = editions.at(-1)?.lessons ?? [];
    for (const { id } of lessons.filter(({ skippable }) => skippable)) {
      const box = page.locator(`[name="optional-${moduleId}"][value="${id}"]`);
      const row = page
        .getByRole('listitem')
        .filter({ has: page.locator(`[name=module][value="${moduleId}"]`) });
      if (!(await box.isVisible()))
        await row.locator('summary', { hasText: say('compose_optional', { count: 0 }) }).click();
      await box.check();
    }
  }
}

async function writeTexts(page: Page): Promise<void> {
  for (const language of ['bg', 'en'] as const) {
    await page.locator(`[name=title-${language}]`).fill(title[language]);
    await page.locator(`[name=summary-${language}]`).fill(summary[language]);
    await page.locator(`[name=outcomes-${language}]`).fill(outcomes[language]);
    await page.locator(`[name=certificate-${language}]`).fill(title[language]);
  }
}

async function publish(page: Page, say: Say, number: number): Promise<void> {
  await press(page, say('compose_look'));
  await press(page, say('compose_publish'));
  await expect(page.getByText(say('compose_published', { number }))).toBeVisible();
}

test('a course of two partners, a newer edition, a withdrawn module', async ({
  page,
  device,
  say,
  stack,
}) => {
  test.setTimeout(120_000);
  await signedInAs(page.context(), 'coordinator');

  const courseId = await test.step('a coordinator puts it together without script', async () => {
    await page.goto('/staff');
    await page
      .getByRole('link', { name: say('compose_area'), exact: true })
      .first()
      .click();
    await press(page, say('compose_new'));
    const id = page.url().split('/').at(-1) ?? '';
    const modules = await chosenModules(id);
    await writeTexts(page);
    await add(page, say, modules[0]);
    await add(page, say, modules.at(-1));
    await makeOptional(
      page,
      say,
      [modules[0], modules.at(-1)].flatMap((one) => one ?? []),
    );
    // the buttons of the modules kept what had been typed
    await expect(page.locator('[name=title-en]')).toHaveValue(title.en);
    await page.getByRole('button', { name: new RegExp(`^${say('compose_up')}`) }).click();
    await publish(page, say, 1);
    return id;
  });
  const [, other] = await chosenModules(courseId);

  const learner = await newLearner();
  const her = await device();
  await test.step('a learner enrols and finishes the first lesson', async () => {
    await signedIn(her.context(), learner);
    await her.goto(`/courses/${courseId}`);
    await press(her, say('learn_course_enrol'));
    const own = { courseId, token: learner.token };
    const total = (await lessonsOf(own)).length;
    await finishLessons(own, { leave: total - 1 });
    await her.reload();
    await expect(
      her.getByRole('heading', { name: say('learn_course_done', { done: 1, total }) }),
    ).toBeVisible();
    await expect(her.getByText(say('editions_newer_title'))).toBeHidden();
  });

  await test.step('the newer edition is offered, and taken with what she finished', async () => {
    await page.goto(`/staff/compose/${courseId}`);
    await add(page, say, other);
    await makeOptional(page, say, other ? [other] : []);
    await publish(page, say, 2);
    await her.reload();
    await expect(her.getByRole('heading', { name: say('editions_newer_title') })).toBeVisible();
    await press(her, say('editions_newer_take'));
    await expect(her.getByText(say('editions_newer_taken'))).toBeVisible();
    const { length: total } = await lessonsOf({ courseId, token: learner.token });
    await expect(
      her.getByRole('heading', { name: say('learn_course_done', { done: 1, total }) }),
    ).toBeVisible();
    await expect(her.getByText(say('editions_newer_title'))).toBeHidden();
  });

  await test.step('a withdrawn module says so, and the way goes on', async () => {
    const place = { moduleId: other?.moduleId ?? '', number: other?.editions.at(-1)?.number ?? 1 };
    const input = { ...place, reason: 'can-harm', note: '' };
    await askApi(stack, StudioWithdrawDocument, { input }, await asking());
    try {
      await her.goto(`/courses/${courseId}`);
      await expect(her.getByText(say('editions_withdrawn_module'))).toBeVisible();
      await her.goto(`/courses/${courseId}/${other?.editions.at(-1)?.lessons[0]?.id ?? ''}`);
      await expect(her.getByText(say('editions_withdrawn_title'))).toBeVisible();
      await expect(her.getByText(say('editions_withdrawn_text'))).toBeVisible();
      await her.getByRole('link', { name: say('editions_withdrawn_on') }).click();
      await expect(her.getByText(say('editions_withdrawn_title'))).toBeHidden();
    } finally {
      await askApi(stack, StudioReinstateDocument, place, await asking());
    }
    await her.goto(`/courses/${courseId}`);
    await expect(her.getByText(say('editions_withdrawn_module'))).toBeHidden();
  });
});
