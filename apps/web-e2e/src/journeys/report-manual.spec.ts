import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/journey.js';
import { expectAccessible } from '../support/staff-axe.js';
import { signedInAs } from '../support/staff.js';
import type { Say } from '../support/words.js';

const path = '/staff/report/manual';

async function fill(page: Page, say: Say, numbers: readonly [string, string, string]) {
  const labels = ['manual_enrolled', 'manual_completed', 'manual_hours'] as const;
  for (const [at, label] of labels.entries())
    await page.getByLabel(say(label), { exact: true }).fill(numbers[at] ?? '');
  await page.getByRole('button', { name: say('manual_submit'), exact: true }).click();
}

const textIn = async (cells: Locator) => (await cells.allInnerTexts()).join(' ');

const looks = [
  { language: 'bg', viewport: { width: 360, height: 740 }, javaScriptEnabled: false, month: 3 },
  { language: 'en', viewport: { width: 1280, height: 900 }, javaScriptEnabled: true, month: 5 },
] as const;

for (const { language, viewport, javaScriptEnabled, month } of looks) {
  test.describe(`totals by hand: ${language}, script ${javaScriptEnabled}`, () => {
    test.use({ language, viewport, javaScriptEnabled });

    test('few people are refused kindly; what is kept can be changed, and deleted after a second look', async ({
      page,
      say,
    }) => {
      await signedInAs(page.context(), 'coordinator');
      await page.goto('/staff/report');
      await page.getByRole('link', { name: say('report_more_manual'), exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`${path}$`));
      const months = page.getByLabel(say('manual_month'), { exact: true });
      await months.selectOption({ index: month });
      await fill(page, say, ['12', '6', '40']);
      const few = page.getByText(say('manual_no_enrolled', { least: '20' }));
      await expect(few.first()).toBeVisible();
      await fill(page, say, ['много', '6', '40']);
      await expect(page.getByText(say('manual_no_number')).first()).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page, say('manual_title'));

      await fill(page, say, ['1 240', '600', '9000']);
      await expect(page.getByText(say('manual_saved'))).toBeVisible();
      const rows = page.getByRole('region', { name: say('manual_waiting_title') }).getByRole('row');
      await expect(rows).toHaveCount(2);
      expect(await textIn(rows.last().getByRole('cell'))).toMatch(/1.?240/);

      await page.getByRole('link', { name: say('manual_edit') }).click();
      await fill(page, say, ['40', '20', '300']);
      await expect(page.getByText(/1.?240/).first()).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page, say('manual_title'));
      await rows
        .last()
        .getByRole('button', { name: say('manual_delete') })
        .click();
      await expect(page.getByText(say('manual_sure_text'))).toBeVisible();
      await page.getByRole('button', { name: say('manual_sure_submit'), exact: true }).click();
      await expect(page.getByText(say('manual_deleted'))).toBeVisible();
      await expect(page.getByText(say('manual_waiting_none'), { exact: true })).toBeVisible();
    });
  });
}
