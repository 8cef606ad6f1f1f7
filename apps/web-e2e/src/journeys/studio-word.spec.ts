import { type Locator, type Page } from '@playwright/test';
import { wordDocument, wordTexts } from '../../../../libs/content/src/testing/word-document.js';
import { expect, test } from '../support/journey.js';
import { newLearner, signedIn } from '../support/people.js';
import { signedInAs } from '../support/staff.js';
import type { Say } from '../support/words.js';

/** What people did: every page opened, button pressed, field filled in. The issue asks for under forty. */
class Actions {
  count = 0;

  private async act<Result>(work: Promise<Result>): Promise<Result> {
    this.count += 1;
    return work;
  }
  open = (page: Page, path: string) => this.act(page.goto(path));
  click = (target: Locator) => this.act(target.click());
  fill = (target: Locator, text: string) => this.act(target.fill(text));
  check = (target: Locator) => this.act(target.check());
  choose = (target: Locator, file: Parameters<Locator['setInputFiles']>[0]) =>
    this.act(target.setInputFiles(file));
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const course = { title: 'Ясна първа заплата', summary: 'Какво пише в договора и във фиша.' };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.use({ language: 'bg', viewport: { width: 1280, height: 900 } });

/** A trainer brings her document in; what stands in it, stands in the lessons. */
async function bringIn(page: Page, say: Say, acts: Actions): Promise<string> {
  await signedInAs(page.context(), 'trainer');
  await acts.open(page, '/staff/import');
  const file = { name: 'Заплата.docx', mimeType: WORD, buffer: Buffer.from(await wordDocument()) };
  await acts.choose(page.getByLabel(say('transfer_file'), { exact: true }), file);
  await acts.click(button(page, say('transfer_submit')));
  const open = page.getByRole('link', {
    name: say('transfer_open', { title: wordTexts.title }),
    exact: true,
  });
  await expect(open).toBeVisible({ timeout: 30_000 });
  await acts.click(open);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wordTexts.title);
  return page.url();
}

/** What Word does not know of a lesson: what it is for, and what she can do at its end. */
async function complete(page: Page, say: Say, acts: Actions): Promise<void> {
  await acts.click(page.getByRole('link', { name: wordTexts.lessons[0], exact: true }));
  for (const [place, title] of wordTexts.lessons.entries()) {
    if (place > 0) await acts.click(page.getByRole('link', { name: title }).first());
    const field = (key: string) => page.getByRole('textbox', { name: say(key) }).first();
    await expect(field('editor_title')).toHaveValue(title);
    await acts.fill(field('editor_purpose'), 'Разбирате какво подписвате и какво получавате.');
    await acts.fill(field('editor_outcomes'), 'Намирам сумата за получаване във фиша.');
    await expect(page.getByText(say('editor_save_saved'), { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('img').first()).toBeVisible();
}

async function approve(page: Page, say: Say, acts: Actions): Promise<void> {
  for (const item of await page.getByRole('checkbox').all()) await acts.check(item);
  await acts.click(button(page, say('studio_review_approve')));
  await expect(page.getByText(say('studio_review_approved', { number: 1 }))).toBeVisible();
}

async function compose(page: Page, say: Say, acts: Actions): Promise<string> {
  await acts.open(page, '/staff/compose');
  await acts.click(button(page, say('compose_new')));
  await acts.fill(page.locator('[name=title-bg]'), course.title);
  await acts.fill(page.locator('[name=summary-bg]'), course.summary);
  await acts.fill(page.locator('[name=outcomes-bg]'), 'чета фиша си');
  await acts.fill(page.locator('[name=certificate-bg]'), course.title);
  const add = page.getByRole('button', {
    name: `${say('compose_add_this')}: ${wordTexts.title}`,
  });
  if (!(await add.isVisible())) {
    await acts.click(page.locator('summary', { hasText: say('compose_add') }));
  }
  await acts.click(add);
  const id = page.url().split('/').at(-1)?.split('?')[0] ?? '';
  await acts.click(button(page, say('compose_look')));
  await acts.click(button(page, say('compose_publish')));
  await expect(page.getByText(say('compose_published', { number: 1 }))).toBeVisible();
  return id;
}

test('a Word document with pictures and a table becomes a lesson that a learner finishes', async ({
  page,
  device,
  say,
}) => {
  test.setTimeout(150_000);
  const acts = new Actions();
  const module = await bringIn(page, say, acts);
  await complete(page, say, acts);
  await acts.open(page, module);
  await acts.click(page.locator('summary', { hasText: say('studio_head_title') }));
  await acts.fill(page.getByLabel(say('studio_head_summary_bg')), course.summary);
  await acts.click(button(page, say('studio_head_submit')));
  await expect(page.getByText(say('studio_head_saved'))).toBeVisible();
  await acts.click(button(page, say('studio_publish_request')));
  await expect(page.getByText(say('studio_publish_done'))).toBeVisible();

  const desk = await device();
  await signedInAs(desk.context(), 'coordinator');
  await acts.open(desk, `${module}/review`);
  await approve(desk, say, acts);
  const courseId = await compose(desk, say, acts);

  const phone = await device({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  await signedIn(phone.context(), await newLearner());
  await acts.open(phone, `/courses/${courseId}`);
  await acts.click(button(phone, say('learn_course_enrol')));
  await acts.click(phone.getByRole('link', { name: wordTexts.lessons[1] }).first());
  await expect(phone.locator('picture img').first()).toHaveAttribute('alt', wordTexts.alts[1]);
  await expect(phone.getByRole('table').first()).toBeVisible();
  await acts.click(button(phone, say('learn_end_done')));
  await expect(phone).toHaveURL(new RegExp(`/courses/${courseId}\\?done=`));
  console.log(`From the document to a finished lesson: ${acts.count} actions.`);
  expect(acts.count).toBeLessThan(40);
});
