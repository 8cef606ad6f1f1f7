import { expect, test } from '../support/journey.js';
import { expectAccessible } from '../support/staff-axe.js';
import { signedInAs } from '../support/staff.js';

const looks = [
  { language: 'bg', viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  { language: 'en', viewport: { width: 1280, height: 900 }, javaScriptEnabled: true },
] as const;

for (const { language, viewport, javaScriptEnabled } of looks) {
  test.describe(`where people stop: ${language}, script ${javaScriptEnabled}`, () => {
    test.use({ language, viewport, javaScriptEnabled });

    test('a coordinator finds a question that most people missed, and the way to mend it', async ({
      page,
      say,
    }) => {
      await signedInAs(page.context(), 'coordinator');
      await page.goto('/staff');
      await page
        .getByRole('navigation', { name: say('staff_nav') })
        .getByRole('link', { name: say('stuck_area'), exact: true })
        .click();
      await expect(page).toHaveURL(/\/staff\/stuck$/);
      if (javaScriptEnabled) await expectAccessible(page, say('stuck_title'));
      for (const section of ['stuck_lessons_title', 'stuck_questions_title', 'stuck_facts_title'])
        await expect(page.getByRole('heading', { level: 2, name: say(section) })).toBeVisible();

      const question = page.getByRole('article').first();
      await expect(question).toContainText(/(?:[5-9][05]|100) ?%/);
      await expect(question.getByText(`(${say('stuck_right')})`).first()).toBeVisible();
      const choices = await question.getByRole('listitem').allInnerTexts();
      expect(choices.length).toBeGreaterThan(1);
      for (const choice of choices)
        expect(choice.replaceAll('\u00a0', ' ')).toMatch(
          new RegExp(`(?:\\b(?:100|[1-9]?[05]) ?%|${say('staff_figure_hidden')})`),
        );
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(viewport.width);
      await question.getByRole('link', { name: say('stuck_open_module') }).click();
      await expect(page).toHaveURL(/\/staff\/modules\/[\w-]+$/);
    });

    test('a trainer reads it too, a visitor does not', async ({ page, say }) => {
      await page.goto('/staff/stuck');
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(say('stuck_title'));
      await signedInAs(page.context(), 'trainer');
      await page.goto('/staff/stuck');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('stuck_title'));
    });
  });
}
