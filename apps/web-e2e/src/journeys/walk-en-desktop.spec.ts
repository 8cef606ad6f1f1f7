import {
  chooseCertificate,
  download,
  expectBareCheckPage,
  share,
  waitUntilReady,
} from '../support/certificate-steps.js';
import { expect, test } from '../support/journey.js';
import type { Reader } from '../support/lesson-steps.js';
import { finishLessons, learnerIn } from '../support/people.js';
import {
  expectNothingStored,
  monthInFigures,
  needsAndWants,
  openAccount,
  readAsVisitor,
  skipTheFirst,
} from '../support/walk.js';
import { wordsOf } from '../support/words.js';

const order = ['medicine', 'Electricity', 'The instalment'];
const title = 'My money, my choice';
const say = wordsOf('en');

test.use({ viewport: { width: 1280, height: 900 }, language: 'bg' });

test('the walk of a learner, en, 1280 px', async ({ page, context, device, stack }) => {
  const reader: Reader = { page, say, scripted: true };

  await test.step('changes the language and reads without an account', async () => {
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', 'bg');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await readAsVisitor(reader);
    await expectNothingStored(page, 'switched');
  });

  await test.step('opens an account and does the first lessons', async () => {
    await openAccount(reader);
    await skipTheFirst(reader);
    await needsAndWants(reader);
    await monthInFigures(reader, order, '600.50');
  });

  await test.step('has a certificate made, without a name', async () => {
    const { courseId, token } = await learnerIn(context);
    await finishLessons({ courseId, token }, { from: 4 });
    await page.goto(`/courses/${courseId}`);
    await expect(page.getByText(say('learn_course_completed_title'))).toBeVisible();
    await chooseCertificate(reader, null);
    await waitUntilReady(reader);
    const { mark, text } = await download(reader);
    expect(mark).toBe('%PDF-');
    expect(text).toContain(title);
    expect(text).toContain(say('learn_cert_doc_lead_nameless'));
    expect(text).toContain(stack.issuerName);
  });

  await test.step('an employer reads the check page in English', async () => {
    const url = await share(reader, {});
    const employer = await device();
    await expectBareCheckPage(employer, url);
    await employer.getByRole('button', { name: 'English' }).click();
    await expect(employer.locator('html')).toHaveAttribute('lang', 'en');
    await expect(employer.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(
      employer.getByText(say('check_valid', { issuer: stack.issuerName })),
    ).toBeVisible();
    const shown = await employer.getByRole('term').allInnerTexts();
    expect(shown).toEqual(['check_number', 'check_issuer'].map((key) => say(key)));
  });
});
