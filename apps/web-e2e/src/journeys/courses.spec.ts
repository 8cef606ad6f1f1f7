import { chooseCertificate, download, waitUntilReady } from '../support/certificate-steps.js';
import { expect, test } from '../support/journey.js';
import type { Reader } from '../support/lesson-steps.js';
import { newLearner, signedIn } from '../support/people.js';
import { finishFrom, link } from '../support/walk.js';

/** The courses of the starter catalogue that the walks do not take, each by another kind of reader. */
const courses = [
  {
    title: 'От идея към собствен бизнес',
    lessons: 10,
    language: 'bg',
    scripted: false,
    viewport: { width: 360, height: 740 },
  },
  {
    title: 'Work and my rights',
    lessons: 10,
    language: 'en',
    scripted: true,
    viewport: { width: 1280, height: 900 },
  },
  {
    title: 'Увереност и планове',
    lessons: 6,
    language: 'bg',
    scripted: true,
    viewport: { width: 360, height: 740 },
  },
] as const;

for (const { title, lessons, language, scripted, viewport } of courses) {
  test.describe(`${language}, ${viewport.width} px, ${scripted ? 'with' : 'without'} JavaScript`, () => {
    test.use({ language, viewport, javaScriptEnabled: scripted });

    test(`"${title}" is found, taken and finished to its certificate`, async ({ page, say }) => {
      test.setTimeout(180_000);
      const reader: Reader = { page, say, scripted };
      await signedIn(page.context(), await newLearner());
      await page.goto('/courses');
      await expect(page.getByRole('article')).toHaveCount(4);
      await link(reader, title).click();
      await page.getByRole('button', { name: say('learn_course_enrol'), exact: true }).click();
      await link(reader, say('learn_course_begin')).click();
      await finishFrom(reader, 1, lessons);
      await chooseCertificate(reader, null);
      await waitUntilReady(reader);
      const { mark, text } = await download(reader);
      expect(mark).toBe('%PDF-');
      expect(text.replace(/\s+/g, ' ')).toContain(title);
    });
  });
}
