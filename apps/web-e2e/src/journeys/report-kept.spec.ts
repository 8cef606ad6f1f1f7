import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { KeptListDocument, StaffClosePeriodDocument } from '@pateka/api-client';
import { askApi } from '../support/api.js';
import { expect, test } from '../support/journey.js';
import { type Replicas, startReplicas } from '../support/replicas.js';
import { stackInfo, useStack } from '../support/stack.js';
import { expectAccessible } from '../support/staff-axe.js';
import { readCsv, readTable } from '../support/staff-report.js';
import { signedInAs, staffToken } from '../support/staff.js';
import type { Locale, Say } from '../support/words.js';

const path = '/staff/report/kept';
const looks = [
  { language: 'bg', viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  { language: 'en', viewport: { width: 1280, height: 900 }, javaScriptEnabled: true },
] as const;

const titles = { bg: 'По курсове, месец по месец', en: 'By course, month by month' };

// A period of the demo can be closed once, and other journeys want to do it too.
let own: Replicas | undefined;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  own = await startReplicas();
  useStack(own.info);
});
test.afterAll(async () => {
  useStack();
  await own?.stop();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const choose = (page: Page, label: string, value: string) =>
  page.getByRole('combobox', { name: label, exact: true }).selectOption(value);

async function add(page: Page, say: Say, language: Locale): Promise<void> {
  await choose(page, say('kept_what'), 'course');
  await choose(page, say('kept_every'), 'month');
  await choose(page, say('kept_language'), language);
  await press(page, say('kept_submit'));
}

const keptNow = async () => {
  const asking = { token: await staffToken('coordinator') };
  return askApi(stackInfo(), KeptListDocument, {}, asking);
};

/** Downloads a kept report. @returns the name of the file and its bytes */
async function download(page: Page, label: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: label, exact: true }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test.describe.serial('kept reports', () => {
  for (const { language, viewport, javaScriptEnabled } of looks) {
    test.describe(`scheduling: ${language}, script ${javaScriptEnabled}`, () => {
      test.use({ language, viewport, javaScriptEnabled });

      test('a report is scheduled once, and whoever comes second is told', async ({
        page,
        say,
      }) => {
        await signedInAs(page.context(), 'coordinator');
        await page.goto(path);
        await expect(page.getByText(say('kept_none'))).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page, say('kept_title'));
        await add(page, say, language);
        await expect(page.getByText(say('kept_scheduled'))).toBeVisible();
        await add(page, say, language);
        await expect(page.getByText(say('kept_scheduled_before'))).toBeVisible();
        const plans = page.getByRole('region', { name: say('kept_plans_title') });
        const mine = plans.getByRole('row', { name: say(`kept_language_${language}`) });
        await expect(mine).toHaveCount(1);
        if (javaScriptEnabled) await expectAccessible(page, say('kept_title'));
      });
    });
  }

  test('two workers keep a closed period once in each language', async () => {
    const asking = { token: await staffToken('coordinator') };
    const { closePeriod } = await askApi(stackInfo(), StaffClosePeriodDocument, {}, asking);
    expect(closePeriod.__typename).toBe('PeriodClosed');
    await expect(async () => expect((await keptNow()).keptReports).toHaveLength(2)).toPass();
    const { keptReports } = await keptNow();
    expect(keptReports.map(({ locale }) => locale).sort()).toEqual(['bg', 'en']);
  });

  for (const { language, viewport, javaScriptEnabled } of looks) {
    test.describe(`reading: ${language}, script ${javaScriptEnabled}`, () => {
      test.use({ language, viewport, javaScriptEnabled });

      test('from the note on the start page to the same table and files', async ({ page, say }) => {
        await signedInAs(page.context(), 'coordinator');
        await page.goto('/staff');
        await expect(page.getByText(say('kept_notice'))).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page, /\S/);
        await page.getByRole('link', { name: say('kept_notice_link') }).click();
        const row = page.getByRole('row', { name: titles[language] });
        await expect(row).toContainText(say('kept_new'));
        await row.getByRole('link').click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[language]);
        await expect(page.getByText(say('kept_one_lead', { date: '' }).trim())).toBeVisible();
        if (javaScriptEnabled) await expectAccessible(page, titles[language]);
        const csv = await download(page, say('kept_csv'));
        expect(csv.name).toMatch(/^(otchet|report)-\d{4}-\d{2}\.csv$/);
        if (language === 'bg') {
          const table = await readTable(page);
          const file = readCsv(csv.bytes.toString('utf8'));
          expect(file.slice(0, table.length)).toEqual(table);
        }
        const [xlsx, pdf] = [
          await download(page, say('kept_xlsx')),
          await download(page, say('kept_pdf')),
        ];
        expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK');
        expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');

        await page.goto(path);
        await expect(row).not.toContainText(say('kept_new'));
      });
    });
  }

  test.describe('afterwards', () => {
    test.use({ language: 'bg', viewport: { width: 360, height: 740 }, javaScriptEnabled: false });

    test('nothing is new, a schedule is stopped, its reports stay', async ({ page, say }) => {
      await signedInAs(page.context(), 'coordinator');
      await page.goto('/staff');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(say('kept_notice'))).toHaveCount(0);
      await page.goto(path);
      await page
        .getByRole('button', { name: say('kept_delete') })
        .first()
        .click();
      await expect(page.getByText(say('kept_deleted'))).toBeVisible();
      const { keptReports, reportSchedules } = await keptNow();
      expect([keptReports.length, reportSchedules.length]).toEqual([2, 1]);
    });

    test('an invented report is not there, nor is a file of it', async ({ page, say }) => {
      await signedInAs(page.context(), 'coordinator');
      const invented = '00000000-0000-4000-8000-000000000000';
      for (const address of [invented, `${invented}.csv`, `${invented}.pdf`, `${invented}.exe`])
        expect((await page.goto(`${path}/${address}`))?.status()).toBe(404);
      await expect(page.getByText(say('common_error_not_found')).first()).toBeVisible();
    });
  });
});
