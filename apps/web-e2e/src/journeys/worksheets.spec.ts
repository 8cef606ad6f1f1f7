import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { WorksheetFiguresDocument } from '@pateka/api-client';
import {
  figuresMissing,
  formatMoney,
  isFactCurrent,
  sofiaDay,
  worksheets,
  worksheetTools,
  type WorksheetTool,
} from '@pateka/domain';
import { askApi } from '../support/api.js';
import { expect, test } from '../support/journey.js';
import { check, choose, question } from '../support/lesson-steps.js';
import { newLearner, signedIn, type Learner } from '../support/people.js';
import { stackInfo } from '../support/stack.js';
import { storedIn } from '../support/stores.js';
import type { Say } from '../support/words.js';

test.use({ viewport: { width: 360, height: 740 } });

/** What a reader types into a field of each kind. */
const typed = {
  money: '620,20',
  int: '3',
  percent: '5',
  text: 'Ред',
  note: 'Първи\nВтори',
} as const;

/** Fills in every field that the page shows, in the way its kind is filled in. */
async function fillIn(page: Page, tool: WorksheetTool): Promise<void> {
  const closed = page.locator('form.worksheet details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
  const kinds = new Map(
    worksheets[tool].schema.groups.flatMap(({ id, fields }) =>
      fields.map((field) => [`${id} ${field.id}`, field.kind] as const),
    ),
  );
  const fields = page.locator('form.worksheet :is(input, select, textarea):not([type=hidden])');
  for (const field of await fields.all()) {
    const name = (await field.getAttribute('name')) ?? '';
    const parts = name.split('.');
    const kind = kinds.get(`${parts[0]} ${parts.at(-1)}`);
    if (kind === 'choice') await field.selectOption({ index: 1 });
    else if (kind === 'check') await field.check();
    else if (kind === 'scale') await page.locator(`[name="${name}"]`).nth(3).check();
    else if (kind === 'date') await field.fill('2027-03-31');
    else if (kind) await field.fill(typed[kind]);
  }
}

const file = async (page: Page, button: string): Promise<{ name: string; text: string }> => {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const download = await coming;
  return {
    name: download.suggestedFilename(),
    text: await readFile(await download.path(), 'utf8'),
  };
};

/** The figures of the law behind a worksheet, and whether they still hold on the day of this run. */
async function figuresOf(tool: WorksheetTool) {
  const { worksheetFigures: figures } = await askApi(stackInfo(), WorksheetFiguresDocument, {
    tool,
  });
  const today = sofiaDay(new Date());
  return {
    figures,
    hold: figures.every((figure) => isFactCurrent(figure, today)),
  };
}

/** What comes out of a filled worksheet: a table, or the word that its figures are out of date. */
async function expectResult(page: Page, tool: WorksheetTool): Promise<void> {
  const result = page.locator(`#${tool}-result`);
  const { hold } = await figuresOf(tool);
  if (hold) await expect(result.getByRole('table').first()).toBeVisible();
  else await expect(result).toContainText(figuresMissing.bg);
  await expect(result.locator('.errors')).toHaveCount(0);
}

const workOut = (page: Page, say: Say) =>
  page
    .getByRole('button', { name: say('learn_sheet_work_out'), exact: true })
    .last()
    .click();

/** One account is enough: a worksheet is kept for itself. */
let learner: Learner;
test.beforeAll(async () => {
  learner = await newLearner();
});

for (const tool of worksheetTools) {
  const title = worksheets[tool].schema.title.bg;

  test.describe(`the worksheet "${tool}"`, () => {
    test.describe('without JavaScript', () => {
      test.use({ javaScriptEnabled: false });

      test('works out, comes as text and table, and is kept only when she asks', async ({
        page,
        say,
      }) => {
        await signedIn(page.context(), learner);
        await page.goto(`/worksheets/${tool}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
        await fillIn(page, tool);
        await workOut(page, say);
        const result = page.locator(`#${tool}-result`);
        await expectResult(page, tool);
        const shown = await result.innerText();

        const text = await file(page, say('learn_sheet_text'));
        expect(text.name).toBe(say('learn_sheet_text_file'));
        expect(text.text.startsWith(title)).toBe(true);
        const csv = await file(page, say('learn_sheet_csv'));
        expect(csv.name).toBe(say('learn_sheet_csv_file'));
        expect(csv.text).toContain(title);

        await page.goto(`/worksheets/${tool}`);
        await expect(result.getByRole('table')).toHaveCount(0);
        await fillIn(page, tool);
        await page.getByRole('button', { name: say('learn_sheet_save'), exact: true }).click();
        await expect(page.getByText(say('learn_sheet_saved'))).toBeVisible();
        await page.goto(`/worksheets/${tool}`);
        await page.getByRole('button', { name: say('learn_sheet_open'), exact: true }).click();
        await expect(page.getByText(say('learn_sheet_opened'))).toBeVisible();
        expect(await result.innerText()).toBe(shown);
      });
    });

    test('follows what is typed, and leaves nothing in the browser', async ({ page }) => {
      await page.goto(`/worksheets/${tool}`);
      await fillIn(page, tool);
      await expectResult(page, tool);
      expect(await storedIn(page)).toEqual([]);
    });
  });
}

test('the calendar file tells nothing: numbered reminders on days, and the warning beside it', async ({
  page,
  say,
}) => {
  await page.goto('/worksheets/deadlines');
  await expect(page.getByText(say('learn_sheet_calendar_warning'))).toBeVisible();
  await fillIn(page, 'deadlines');
  const { name, text } = await file(page, say('learn_sheet_calendar'));
  expect(name).toBe(say('learn_sheet_calendar_file'));
  const lines = text.replace(/\r\n /g, '').split('\r\n');
  const summaries = lines.filter((line) => line.startsWith('SUMMARY:'));
  expect(summaries.length).toBeGreaterThan(10);
  expect(summaries.filter((line) => !/^SUMMARY:Напомняне \d+$/.test(line))).toEqual([]);
  expect(lines.filter((line) => /^DTSTART;VALUE=DATE:\d{8}$/.test(line))).toHaveLength(
    summaries.length,
  );
  const ids = lines.filter((line) => line.startsWith('UID:'));
  expect(new Set(ids).size).toBe(summaries.length);
  // Nothing of what she typed, no address, no program's name, no moment of writing.
  expect(text).not.toMatch(
    /Ред|pateka|пътека|http|DESCRIPTION|ORGANIZER|LOCATION|ical-generator/iu,
  );
  const stamps = lines.filter((line) => line.startsWith('DTSTAMP:'));
  expect(stamps.filter((line) => !line.endsWith('T000000Z'))).toEqual([]);
  const again = await file(page, say('learn_sheet_calendar'));
  expect(again.text).toBe(text);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`a calendar without days, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('is no file: the sheet comes back as it was and says what is missing', async ({
      page,
      say,
    }) => {
      await page.goto('/worksheets/deadlines');
      const own = page.getByRole('textbox', { name: 'Какво' }).first();
      await own.fill('Наем');
      const name = say('learn_sheet_calendar');
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.locator('#deadlines-result')).toContainText('Без дата засега: 1');
      await expect(own).toHaveValue('Наем');
    });
  });
}

test.describe('inside a lesson, without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the figures of the law come along, and the sheet goes on to its own page', async ({
    page,
    say,
  }) => {
    await page.goto('/courses');
    await page.getByRole('link', { name: 'От идея към собствен бизнес' }).click();
    await page.getByRole('link', { name: /^Урок 7: Осигуровки и данъци/ }).click();
    await page.getByLabel('Осигурителен доход на месец').fill('700');
    await workOut(page, say);
    const result = page.locator('#contributions-result');
    const { figures, hold } = await figuresOf('contributions');
    const rates = figures.flatMap(({ id, number }) => (/rate/.test(id) && number ? number : []));
    expect(rates).toHaveLength(2);
    const said = hold
      ? [
          ...rates.map((rate) => formatMoney(Math.round(700 * rate), 'bg')),
          'това са числата от закона',
        ]
      : [figuresMissing.bg];
    for (const part of said) await expect(result).toContainText(part);
    await page.getByRole('button', { name: say('learn_sheet_open_page') }).click();
    await expect(page).toHaveURL(/\/worksheets\/contributions/);
    for (const part of said) await expect(result).toContainText(part);
    await expect(page.getByLabel('Осигурителен доход на месец')).toHaveValue('700');
  });

  test('a long note stays while she answers the questions', async ({ page, say }) => {
    const note = 'Във вторник преброих порциите и видях, че липсват три.\n'.repeat(9).slice(0, 500);
    await page.goto('/courses');
    await page.getByRole('link', { name: 'Увереност и планове' }).click();
    await page.getByRole('link', { name: /^Урок 1: Моите силни страни/ }).click();
    const field = page.getByRole('textbox', { name: 'Кога я показах' }).first();
    await field.fill(note);
    await workOut(page, say);
    await expect(field).toHaveValue(note);
    const reader = { page, say, scripted: false };
    for (const place of [1, 2]) {
      const asked = question(reader, place);
      await choose(asked, [1]);
      await check(reader, asked);
      await expect(field).toHaveValue(note);
      await expect(page.locator('#strengths-result')).toContainText('видях, че липсват три');
    }
  });
});
