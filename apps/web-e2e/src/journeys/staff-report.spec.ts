import type { Page } from '@playwright/test';
import { StaffModuleDocument, StudioModulesDocument } from '@pateka/api-client';
import {
  measureNames,
  type ReportTable,
  type ReportTime,
  tableNames,
  timeNames,
} from '@pateka/domain';
import { askApi } from '../support/api.js';
import { expect, speak, test } from '../support/journey.js';
import { newLearner, signedIn } from '../support/people.js';
import { expectAccessible } from '../support/staff-axe.js';
import { monthName, nextRelease, readTable } from '../support/staff-report.js';
import { demoSignIn, signedInAs, staffToken } from '../support/staff.js';
import type { Locale, Say } from '../support/words.js';

const sizes = { bg: { width: 360, height: 740 }, en: { width: 1280, height: 900 } };

/** What is looked at: a table, a way to cut time, and whether a picture of bars or lines belongs to it. */
const views = [
  { by: 'total', time: 'month' },
  { by: 'course', time: 'quarter' },
  { by: 'lesson', time: 'sum' },
  { by: 'cohort', time: 'sum' },
  { by: 'sex', time: 'month' },
] as const;

/** People taught in person, typed by their fields. */
const taught = { manual_enrolled: '40', manual_completed: '20', manual_hours: '300' };

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });

async function choose(
  page: Page,
  say: Say,
  { by, time, language }: { by: ReportTable; time: ReportTime; language: Locale },
): Promise<string> {
  const [table, when] = [tableNames[by][language], timeNames[time][language]];
  await field(page, say('staff_report_by')).selectOption({ label: table });
  await field(page, say('report_time')).selectOption({ label: when });
  await page.getByRole('button', { name: say('staff_report_show'), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`by=${by}&time=${time}`));
  return `${table}, ${when}`;
}

const asOfLine = (page: Page, say: Say) =>
  page.getByText(new RegExp(`^${say('staff_as_of', { date: '\\d.+' })} · `));

/** Picture and table have the report's name; the table stands under the picture. */
async function expectShown(page: Page, name: string): Promise<string[][]> {
  const picture = page.getByRole('img', { name, exact: true });
  await expect(picture).toBeVisible();
  expect(await picture.locator('svg rect, svg path').count()).toBeGreaterThan(2);
  await expect(page.getByRole('region', { name, exact: true }).getByRole('table')).toBeVisible();
  return readTable(page);
}

/** Every figure is a number, a lower limit or hidden; none is small (1 to 9 tell too much). */
function expectFigures(say: Say, table: readonly string[][], firstFigure: number): void {
  const figures = table.slice(1).flatMap((row) => row.slice(firstFigure));
  const least = say('staff_figure_at_least', { number: '' }).trim();
  const numbers = figures
    // of people taught in person some things are not counted
    .filter((figure) => figure !== say('staff_figure_hidden') && figure !== '–')
    .map((figure) => figure.replace(least, '').trim());
  // means are told in tenths
  expect(numbers.filter((number) => !/^\d+([.,]\d)?$/.test(number))).toEqual([]);
  expect(numbers.map(Number).some((number) => number >= 10)).toBe(true);
  const exact = figures.filter((figure) => /^\d+$/.test(figure)).map(Number);
  expect(exact.filter((number) => number > 0 && number < 10)).toEqual([]);
}

for (const language of ['bg', 'en'] as const satisfies Locale[]) {
  test.describe(`${language}, ${sizes[language].width} px`, () => {
    test.use({ viewport: sizes[language], language });

    test('the report as picture and table', async ({ page, say }) => {
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
      await expect(page.getByText(say('staff_report_protected', { most: '9' }))).toBeVisible();
      const seen: string[] = [];
      for (const view of views) {
        const name = await choose(page, say, { ...view, language });
        const table = await expectShown(page, name);
        const words =
          table[0]?.findIndex((label) => label === measureNames.completed[language]) ?? -1;
        expectFigures(say, table, words);
        seen.push(...table.flat());
        await expectAccessible(page, say('staff_report_title'));
      }
      expect(seen).toContain(say('staff_figure_hidden'));
    });

    test('one category alone, with the period before beside it, at an address to pass on', async ({
      page,
      say,
      device,
    }) => {
      await signedInAs(page.context(), 'coordinator');
      await page.goto('/staff/report?by=course&view=months');
      const link = page.getByRole('rowheader').getByRole('link').first();
      const name = await link.innerText();
      await link.click();
      await expect(page.getByText(say('report_only', { name }))).toBeVisible();
      await page.getByLabel(say('report_compare')).check();
      await page.getByRole('button', { name: say('staff_report_show'), exact: true }).click();
      await expect(page).toHaveURL(/of=[\w-]+.*compare=1/);
      const table = await readTable(page);
      expect(new Set(table.slice(1).map(([course]) => course))).toEqual(new Set([name]));
      expect(table[0]?.filter((label) => label.endsWith(')')).length).toBeGreaterThan(3);

      const colleague = await device({ javaScriptEnabled: false });
      await speak(colleague.context(), language);
      await signedInAs(colleague.context(), 'coordinator');
      await colleague.goto(page.url());
      expect(await readTable(colleague)).toEqual(table);
      await colleague.getByRole('link', { name: say('report_all'), exact: true }).click();
      expect((await readTable(colleague)).length).toBeGreaterThan(table.length);
    });

    test('a long report comes in pages, each at an address of its own', async ({ say, device }) => {
      const page = await device({ javaScriptEnabled: false });
      await speak(page.context(), language);
      await signedInAs(page.context(), 'coordinator');
      const address = '/staff/report?by=lesson&time=month';
      const namesAt = async (number: string) => {
        expect((await page.goto(`${address}&page=${number}`))?.status()).toBe(200);
        return (await readTable(page)).slice(1).map(([name]) => name);
      };
      const first = await namesAt('1');
      await page.getByRole('link', { name: say('report_page_next'), exact: true }).click();
      await expect(page).toHaveURL(/by=lesson&time=month&page=2$/);
      const second = (await readTable(page)).slice(1).map(([name]) => name);
      expect(first.filter((name) => second.includes(name))).toEqual([]);
      await page.getByRole('link', { name: say('report_page_before'), exact: true }).click();
      expect((await readTable(page)).slice(1).map(([name]) => name)).toEqual(first);
      for (const number of ['0', '-2', 'x', '1.5']) expect(await namesAt(number)).toEqual(first);
      expect(await namesAt('999')).toEqual(second);
      await page.getByRole('button', { name: say('staff_report_show'), exact: true }).click();
      expect(new URL(page.url()).searchParams.has('page')).toBe(false);
    });

    test('an address that has no report says why, as page and as file', async ({ page, say }) => {
      await signedInAs(page.context(), 'coordinator');
      const addresses = [
        ['by=course&time=sum&of=constructor', 'report_no_category', 'report_no_category_link'],
        ['by=total&time=month&from=2999-01', 'report_no_month', 'report_no_month_link'],
        ['by=total&time=month&to=2999-01', 'report_no_month', 'report_no_month_link'],
      ] as const;
      for (const [query, why, onward] of addresses) {
        for (const kind of ['', '.csv', '.xlsx', '.pdf']) {
          const answer = await page.goto(`/staff/report${kind}?${query}`);
          expect(answer?.status()).toBe(200);
          expect(new URL(page.url()).pathname).toBe('/staff/report');
          await expect(page.getByText(say(why))).toBeVisible();
        }
        await page.getByRole('link', { name: say(onward), exact: true }).click();
        await expect(page.getByRole('table')).toBeVisible();
      }
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
      await page.goto('/staff/report/manual');
      for (const [label, typed] of Object.entries(taught))
        await page.getByLabel(say(label), { exact: true }).fill(typed);
      await page.getByRole('button', { name: say('manual_submit'), exact: true }).click();
      await expect(page.getByText(say('manual_saved'))).toBeVisible();
      await page.goto('/staff/report?by=total&view=months');
      await expect(page.getByText(say('report_by_hand'))).toHaveCount(0);
      await close();
      await expect(page.getByText(say('staff_report_closed', { month: now }))).toBeVisible();
      await page.goto('/staff/report?by=total&view=months');
      // once as the platform counted it, once of those who were taught in person
      expect((await months()).sort()).toEqual([...before, now, now].sort());
      await expect(page.getByText(say('report_by_hand'))).toBeVisible();
      await page.goto('/staff/report/manual');
      await expect(page.getByText(say('manual_taken', { month: now }))).toBeVisible();
      await page.goto('/staff/report?by=total&view=months');
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
    const paths = ['report/manual', 'report/access', 'cohorts', 'people', 'log'];
    for (const path of paths) {
      const answer = await page.goto(`/staff/${path}`);
      expect(answer?.status(), path).toBe(403);
    }
    await expect(title(page)).toHaveText(say('common_error_title_not_permitted'));
  });
});

test.describe('a trainer’s report', () => {
  test.use({ viewport: sizes.bg, language: 'bg' });

  test('has her own modules and lessons, and nothing of others at any address', async ({
    page,
    say,
    stack,
  }) => {
    const idsOf = async (role: 'trainer' | 'coordinator') => {
      const asking = { token: await staffToken(role) };
      const { studioModules } = await askApi(stack, StudioModulesDocument, {}, asking);
      return studioModules.filter(({ newestEdition }) => newestEdition !== null);
    };
    const [own, all] = [await idsOf('trainer'), await idsOf('coordinator')];
    const foreign = all.find(({ id }) => !own.some((one) => one.id === id))?.id ?? '';
    await signedInAs(page.context(), 'trainer');
    await page.goto('/staff');
    const menu = page.getByRole('navigation', { name: say('staff_nav') }).getByRole('link');
    await menu.filter({ hasText: say('staff_area_report') }).click();
    await expect(title(page)).toHaveText(say('staff_report_title'));
    await expectAccessible(page, say('staff_report_title'));
    const tables = field(page, say('staff_report_by')).getByRole('option');
    await expect(tables).toHaveText([tableNames.module.bg, tableNames.lesson.bg]);
    await page.goto('/staff/report?by=module&time=sum');
    const modules = (await readTable(page)).slice(1).map(([name]) => name);
    const titles = own.map(({ title: { bg } }) => bg.replaceAll('\u00a0', ' '));
    expect(modules.filter((name) => !titles.includes(name ?? ''))).toEqual([]);
    expect(modules.length).toBeGreaterThan(0);

    for (const [query, why] of [
      [`by=module&time=sum&of=${foreign}`, 'report_no_category'],
      ['by=total&time=month', 'report_no_table'],
      ['by=cohort&time=sum', 'report_no_table'],
    ] as const) {
      for (const kind of ['', '.csv', '.xlsx', '.pdf']) {
        expect((await page.goto(`/staff/report${kind}?${query}`))?.status()).toBe(200);
        await expect(page.getByText(say(why))).toBeVisible();
        await expect(page.getByRole('table')).toHaveCount(0);
      }
    }
    await expect(page.getByRole('link', { name: say('report_more_manual') })).toHaveCount(0);
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
