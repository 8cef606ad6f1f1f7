import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { StaffModuleDocument, StudioModulesDocument } from '@pateka/api-client';
import { askApi } from '../support/api.js';
import { expect, test } from '../support/journey.js';
import { newLearner, signedIn } from '../support/people.js';
import { monthName, nextRelease, readCsv, readTable } from '../support/staff-report.js';
import { demoSignIn, signedInAs, staffToken } from '../support/staff.js';
import type { Locale, Say } from '../support/words.js';

const sizes = { bg: { width: 360, height: 740 }, en: { width: 1280, height: 900 } };

/** What the report is set apart by, and what then stands at the head of the first column. */
const dimensions = [
  { by: 'staff_report_by_total', head: undefined },
  { by: 'staff_report_by_courses', head: 'staff_report_course' },
  { by: 'staff_report_by_modules', head: 'staff_report_module' },
  { by: 'staff_report_by_partners', head: 'staff_report_partner' },
  { by: 'staff_report_by_cohorts', head: 'staff_report_cohort' },
] as const;

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });

async function choose(page: Page, say: Say, by: string, view: string): Promise<void> {
  await field(page, say('staff_report_by')).selectOption({ label: say(by) });
  await field(page, say('staff_report_view')).selectOption({ label: say(view) });
  await page.getByRole('button', { name: say('staff_report_show'), exact: true }).click();
}

async function download(page: Page, say: Say): Promise<string[][]> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: say('staff_report_csv') }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^otchet-\d{4}-\d{2}\.csv$/);
  return readCsv(readFileSync(await file.path(), 'utf8'));
}

const asOfLine = (page: Page, say: Say) =>
  page.getByText(new RegExp(`^${say('staff_as_of', { date: '\\d.+' })} · `));

/** Table and file say the same in every cell, and as of when; the picture has the table's name. */
async function expectSame(page: Page, say: Say, name: string): Promise<string[][]> {
  const picture = page.getByRole('img', { name, exact: true });
  await expect(picture).toBeVisible();
  expect(await picture.locator('svg rect').count()).toBeGreaterThan(2);
  await expect(page.getByRole('region', { name, exact: true }).getByRole('table')).toBeVisible();
  const [table, file] = [await readTable(page), await download(page, say)];
  const end = file.findIndex((row) => row.length === 0);
  expect(file.slice(0, end)).toEqual(table);
  const note = (await asOfLine(page, say).innerText()).replaceAll('\u00a0', ' ');
  expect(file[end + 1]).toEqual([note]);
  return table;
}

/** Every figure is a number, a lower limit or hidden; none is small (1 to 9 tell too much). */
function expectFigures(say: Say, table: readonly string[][], firstFigure: number): void {
  const figures = table.slice(1).flatMap((row) => row.slice(firstFigure));
  const least = say('staff_figure_at_least', { number: '' }).trim();
  const numbers = figures
    .filter((figure) => figure !== say('staff_figure_hidden'))
    .map((figure) => figure.replace(least, '').trim());
  expect(numbers.filter((number) => !/^\d+$/.test(number))).toEqual([]);
  expect(numbers.map(Number).some((number) => number >= 10)).toBe(true);
  const exact = figures.filter((figure) => /^\d+$/.test(figure)).map(Number);
  expect(exact.filter((number) => number > 0 && number < 10)).toEqual([]);
}

for (const language of ['bg', 'en'] as const satisfies Locale[]) {
  test.describe(`${language}, ${sizes[language].width} px`, () => {
    test.use({ viewport: sizes[language], language });

    test('the report as table, picture and file', async ({ page, say }) => {
      test.setTimeout(120_000);
      await signedInAs(page.context(), 'coordinator');
      await page.goto('/staff');
      await page
        .getByRole('main')
        .getByRole('link', { name: say('staff_area_report') })
        .last()
        .click();
      await expect(title(page)).toHaveText(say('staff_report_title'));
      const next = say('staff_next_release', { date: nextRelease(language) });
      await expect(asOfLine(page, say)).toContainText(next.replaceAll('\u00a0', ' '));
      const seen: string[][] = [];
      for (const { by, head } of dimensions) {
        await choose(page, say, by, 'staff_report_view_months');
        const name = `${say(by)}, ${say('staff_report_monthly')}`;
        const table = await expectSame(page, say, name);
        const before = [...(head ? [say(head)] : []), say('staff_report_month')];
        expect(table[0]?.slice(0, before.length)).toEqual(before);
        expectFigures(say, table, before.length);
        expect(table.length).toBeGreaterThan(6);
        seen.push(...table);
      }
      expect(seen.flat()).toContain(say('staff_figure_hidden'));
      await expect(page.getByText(say('staff_report_hidden_note'))).toBeVisible();
      await choose(page, say, 'staff_report_by_cohorts', 'staff_report_view_sum');
      const sums = await expectSame(
        page,
        say,
        `${say('staff_report_by_cohorts')}, ${say('staff_report_summed')}`,
      );
      expectFigures(say, sums, 1);
    });
  });
}

test.describe('in the demo', () => {
  test.use({ viewport: sizes.en, language: 'en' });

  test('the period is closed at once, and not a second time', async ({ page, say }) => {
    await signedInAs(page.context(), 'coordinator');
    await page.goto('/staff/report?by=total&view=months');
    const months = async () => (await readTable(page)).slice(1).map(([month]) => month);
    const close = () =>
      page.getByRole('button', { name: say('staff_report_close'), exact: true }).click();
    const [now, before] = [monthName('en'), await months()];
    const tooLittle = page.getByText(say('staff_report_close_too_little'));
    // A stack that somebody keeps running has closed the month before.
    if (!before.includes(now)) {
      await close();
      await expect(page.getByText(say('staff_report_closed', { month: now }))).toBeVisible();
      await page.goto('/staff/report?by=total&view=months');
      expect((await months()).sort()).toEqual([...before, now].sort());
    }
    const published = await readTable(page);
    await close();
    await expect(tooLittle).toBeVisible();
    await page.goto('/staff/report?by=total&view=months');
    expect(await readTable(page)).toEqual(published);
  });
});

test.describe('a trainer', () => {
  test.use({ viewport: sizes.bg, language: 'bg' });

  test('sees the modules of her organisation, and their figures only', async ({
    page,
    say,
    stack,
  }) => {
    const own = { token: await staffToken('trainer') };
    const { studioModules } = await askApi(stack, StudioModulesDocument, {}, own);
    const published = studioModules.filter(({ newestEdition }) => newestEdition !== null);
    await signedInAs(page.context(), 'trainer');
    await page.goto('/staff');
    const menu = page.getByRole('navigation', { name: say('staff_nav') }).getByRole('link');
    await menu.filter({ hasText: say('staff_area_modules') }).click();
    await expect(title(page)).toHaveText(say('studio_modules_title'));
    const links = page.getByRole('rowheader').getByRole('link');
    await expect(links).toHaveText(studioModules.map(({ title: { bg } }) => bg));
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);

    const [first] = published;
    await links.filter({ hasText: first?.title.bg ?? '' }).click();
    await expect(title(page)).toHaveText(first?.title.bg ?? '');
    const figures = page.getByRole('region', { name: say('staff_module_lessons') });
    await expect(figures.getByRole('row')).toHaveCount(1 + (first?.lessonCount ?? 0));
    const table = await readTable(figures);
    const least = say('staff_figure_at_least', { number: '\\d+' });
    const figure = new RegExp(`^(0|\\d{2,}|${least}|${say('staff_figure_hidden')})$`);
    for (const row of table.slice(1)) expect(row[2]).toMatch(figure);
    await expect(asOfLine(page, say)).toContainText(
      say('staff_next_release', { date: nextRelease('bg') }),
    );
    await figures.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/courses\/[\w-]+\/[\w-]+$/);
  });

  test('is refused the module of others and all that is the coordinator’s', async ({
    page,
    say,
    stack,
  }) => {
    const [own, all] = await Promise.all(
      (['trainer', 'coordinator'] as const).map(async (role) => {
        const token = await staffToken(role);
        const { studioModules } = await askApi(stack, StudioModulesDocument, {}, { token });
        return studioModules.filter(({ newestEdition }) => newestEdition !== null);
      }),
    );
    const foreign = all?.find(({ id }) => !own?.some((one) => one.id === id));
    expect(foreign).toBeDefined();
    await signedInAs(page.context(), 'trainer');
    const token = await staffToken('trainer');
    const asked = askApi(stack, StaffModuleDocument, { id: foreign?.id ?? '' }, { token });
    await expect(asked).rejects.toThrow(/not-(found|permitted)/);
    expect((await page.goto(`/staff/modules/${foreign?.id ?? ''}`))?.status()).toBeGreaterThan(402);
    for (const path of ['report', 'report.csv', 'cohorts', 'people', 'log']) {
      const answer = await page.goto(`/staff/${path}`);
      expect(answer?.status(), path).toBe(403);
    }
    await expect(title(page)).toHaveText(say('common_error_title_not_permitted'));
  });
});

test('learners are refused, visitors are asked to sign in, staff for the second factor', async ({
  page,
  device,
  say,
}) => {
  await page.goto('/staff/report');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fstaff%2Freport$/);
  await expect(title(page)).toHaveText(say('learn_sign_in_title'));

  const learner = await device();
  await signedIn(learner.context(), await newLearner());
  expect((await learner.goto('/staff/report.csv'))?.status()).toBe(403);
  for (const path of ['/staff', '/staff/report']) {
    const answer = await learner.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(title(learner)).toHaveText(say('common_error_title_not_permitted'));
  }

  const { who, passphrase } = await demoSignIn('trainer');
  await page.getByLabel(say('learn_sign_in_who')).fill(who);
  await page.getByLabel(say('learn_passphrase'), { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: say('learn_sign_in'), exact: true }).click();
  await expect(title(page)).toHaveText(say('staff_factor_title'));
  await page.goto('/staff/modules');
  await expect(title(page)).toHaveText(say('staff_factor_title'));
});
