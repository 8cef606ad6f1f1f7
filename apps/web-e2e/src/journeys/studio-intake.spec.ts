import type { Locator, Page } from '@playwright/test';
import { BankEditDocument, BankSaveDocument } from '@pateka/api-client';
import { askApi } from '../support/api.js';
import { clickInto } from '../support/editor.js';
import { expect, test, type OpenDevice } from '../support/journey.js';
import { expectAccessible } from '../support/staff-axe.js';
import { stackInfo } from '../support/stack.js';
import { signedInAs, staffToken } from '../support/staff.js';
import type { Say } from '../support/words.js';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

interface Chosen {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A form with a file, from the page of imports to wherever it leads. */
async function bring(page: Page, say: Say, file: Chosen): Promise<void> {
  await page.goto('/staff/import');
  await page.locator('input[type=file]').setInputFiles(file);
  await button(page, say('transfer_submit')).click();
}

/** Axe is a script: the page is looked at on a second phone that runs them. */
async function looksRight(address: string, device: OpenDevice, heading: string): Promise<void> {
  const other = await device({ javaScriptEnabled: true });
  await signedInAs(other.context(), 'trainer');
  await other.goto(address);
  await expectAccessible(other, heading);
  await other.context().close();
}

/** Nobody reloads the page: without script it does so itself. */
const ended = (page: Page, title: string) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(title, { timeout: 30_000 });

test.describe('without script, on a phone', () => {
  test.use({
    ...{ language: 'bg', viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  });

  test('a file becomes a module, and whoever brings another kind reads why not', async ({
    page,
    device,
    say,
  }) => {
    await signedInAs(page.context(), 'trainer');
    await looksRight('/staff/import', device, say('transfer_import_title'));

    const text = '# Пари за хляб\n\nЦената е 2 €.\n\n<b>Без етикети.</b>\n';
    const own = { name: 'хляб.md', mimeType: 'text/markdown', buffer: Buffer.from(text) };
    await bring(page, say, own);
    await expect(page).toHaveURL(/\/staff\/import\/[0-9a-f-]{36}$/);
    await ended(page, say('transfer_state_done'));
    await expect(page.getByText(say('transfer_not_kept'))).toBeVisible();
    await looksRight(page.url(), device, say('transfer_state_done'));
    const open = say('transfer_open', { title: 'Пари за хляб' });
    await page.getByRole('link', { name: open, exact: true }).click();
    await expect(page).toHaveURL(/\/staff\/modules\//);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Пари за хляб');

    // As Word locks a document: a container with what it holds as one stream.
    const head = Buffer.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array(504).fill(0),
    ]);
    const locked = Buffer.concat([head, Buffer.from('EncryptedPackage', 'utf16le')]);
    await bring(page, say, { name: 'тайна.docx', mimeType: WORD, buffer: locked });
    await ended(page, say('transfer_state_failed'));
    await expect(page.getByText(/защитен с парола\. Махнете паролата/)).toBeVisible();
    await looksRight(page.url(), device, say('transfer_state_failed'));

    await bring(page, say, { name: 'празен.docx', mimeType: WORD, buffer: Buffer.alloc(0) });
    await expect(page.getByText(say('transfer_refused_empty'))).toBeVisible();
  });

  test('questions come in as GIFT, are found, put away and brought back', async ({
    page,
    device,
    say,
  }) => {
    const gift = [
      '$CATEGORY: Внесени при проба',
      '::Ябълки:: Колко струват ябълките на пазара? {=две ~три}',
      '::Круши:: Крушите са плод. {T}',
    ].join('\n\n');
    await signedInAs(page.context(), 'trainer');
    await page.goto('/staff/bank');
    const file = { name: 'въпроси.txt', mimeType: 'text/plain', buffer: Buffer.from(gift) };
    await page.locator('input[type=file]').setInputFiles(file);
    await button(page, say('transfer_bank_import_submit')).click();
    await expect(page.getByText(/^Внесени: 2\sвъпроса/)).toBeVisible();

    const found = page.locator('summary', { hasText: 'Колко струват ябълките' });
    const find = async (which: '' | 'archived') => {
      await page.getByLabel(say('transfer_bank_search')).fill('пазара ЯБЪЛКИТЕ');
      await page.getByLabel(say('transfer_bank_tag'), { exact: true }).selectOption('');
      await page.getByLabel(say('transfer_bank_which')).selectOption(which);
      await button(page, say('transfer_bank_find')).click();
    };
    await page.goto('/staff/bank');
    await page.getByLabel(say('transfer_bank_tag')).selectOption('внесени при проба');
    await button(page, say('transfer_bank_find')).click();
    await expect(page.locator('summary', { hasText: 'Крушите' })).toBeVisible();
    await find('');
    await expect(page.locator('summary', { hasText: 'Крушите' })).toBeHidden();
    await looksRight(page.url(), device, say('transfer_bank_title'));
    await found.click();
    await button(page, say('transfer_bank_archive')).click();
    // The search stayed, and finds it no longer.
    await expect(page.getByLabel(say('transfer_bank_search'))).toHaveValue('пазара ЯБЪЛКИТЕ');
    await expect(page.getByText(say('transfer_bank_none'), { exact: true })).toBeVisible();
    await find('archived');
    await found.click();
    await button(page, say('transfer_bank_unarchive')).click();
    await expect(page.getByText(say('transfer_bank_none'), { exact: true })).toBeVisible();
    await find('');
    await expect(found).toBeVisible();
    // Where a script is needed, the page says so.
    await page.goto('/staff/bank/new');
    await expect(page.getByText(say('editor_needs_script'))).toBeVisible();
  });
});

/** A colleague saves the question meanwhile. */
async function colleagueSaves(id: string): Promise<void> {
  const asking = { token: await staffToken('trainer') };
  const { bankQuestion } = await askApi(stackInfo(), BankEditDocument, { id }, asking);
  const { organisationId, content, version: baseVersion } = bankQuestion;
  const input = { id, organisationId, content, baseVersion, tags: ['of a colleague'] };
  await askApi(stackInfo(), BankSaveDocument, { input }, asking);
}

async function write(field: Locator, words: string): Promise<void> {
  await clickInto(field);
  await field.page().keyboard.type(words);
}

test.describe('in the browser', () => {
  test.use({ language: 'en', viewport: { width: 1280, height: 900 } });

  test('a question is added, translated and tagged; a colleague’s save is not lost', async ({
    page,
    say,
  }) => {
    await signedInAs(page.context(), 'trainer');
    await page.goto('/staff/bank');
    await page.getByRole('link', { name: say('transfer_bank_new'), exact: true }).click();
    const english = page.getByRole('region', { name: say('editor_in_en') });
    const bulgarian = page.getByRole('region', { name: say('editor_in_bg') });
    const tags = page.getByLabel(say('transfer_bank_tags'), { exact: true });
    const save = button(page, say('transfer_bank_save'));
    const isSaved = () =>
      expect(page.getByText(say('transfer_bank_saved'), { exact: true })).toBeVisible();

    await english.getByLabel(say('blocks_type')).selectOption('true-false');
    const statement = { name: say('blocks_prompt_statement') };
    await write(english.getByRole('textbox', statement), 'A payslip shows the net pay.');
    await english.getByRole('radio', { name: say('blocks_truth_true'), exact: true }).check();
    await tags.fill('Pay, Journey');
    await expectAccessible(page, say('transfer_bank_new'));
    await save.click();
    await isSaved();
    await expect(page).toHaveURL(/\/staff\/bank\/[0-9a-f-]{36}$/);

    await button(page, say('editor_begin_bg')).click();
    // What is not words came along.
    const right = bulgarian.getByRole('radio', { name: say('blocks_truth_true'), exact: true });
    await expect(right).toBeChecked();
    await write(bulgarian.getByRole('textbox', statement), 'Фишът показва чистата заплата.');
    await save.click();
    await isSaved();

    await colleagueSaves(page.url().split('/').at(-1) ?? '');
    await tags.fill('pay, mine');
    await save.click();
    const conflict = page.getByRole('region', { name: say('transfer_bank_conflict') });
    await expect(conflict).toContainText('of a colleague');
    await expectAccessible(page, say('transfer_bank_edit_title'));
    await button(page, say('transfer_bank_keep_mine')).click();
    await isSaved();
    await expect(conflict).toBeHidden();
    await page.reload();
    await expect(tags).toHaveValue('mine, pay');
    await expect(bulgarian).toContainText('Фишът показва чистата заплата.');

    await page.goto('/staff/bank?tag=mine');
    await expect(page.locator('summary')).toContainText(['A payslip shows the net pay.']);
  });
});
