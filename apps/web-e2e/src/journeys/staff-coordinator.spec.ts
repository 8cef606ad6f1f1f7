import type { Page } from '@playwright/test';
import { expect, speak, test, type OpenDevice } from '../support/journey.js';
import {
  type Card,
  organisationNames,
  readCards,
  tryCode,
  useCard,
  voidCard,
} from '../support/staff-cards.js';
import { totp } from '../support/staff-otp.js';
import { readQr } from '../support/staff-qr.js';
import { signedInAs, signInByPage } from '../support/staff.js';
import type { Say } from '../support/words.js';

const COUNT = 12;
const cohort = 'Autumn group';
const tag = 'FUND-7';
const colleague = { name: 'Mira Testova', passphrase: 'lantern pebble orchard violin' };

test.use({ viewport: { width: 1280, height: 900 }, language: 'en' });

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function createCohort(page: Page, say: Say): Promise<void> {
  await page
    .getByRole('link', { name: say('staff_area_cohorts') })
    .first()
    .click();
  await page.getByLabel(say('staff_cohort_name'), { exact: true }).fill(cohort);
  await page.getByLabel(say('staff_cohort_tag'), { exact: true }).fill(tag);
  await page.getByRole('checkbox').first().check();
  await press(page, say('staff_cohort_submit'));
  await expect(title(page)).toHaveText(cohort);
  await expect(page.getByText(say('staff_cohort_tag_is', { tag }))).toBeVisible();
  await expect(page.getByText(say('staff_batches_none'))).toBeVisible();
}

async function issueCards(page: Page, say: Say): Promise<Card[]> {
  await page.getByRole('link', { name: say('staff_cards_new') }).click();
  await page.getByLabel(say('staff_cards_count'), { exact: true }).fill(String(COUNT));
  await page.getByLabel(say('staff_cards_days'), { exact: true }).fill('60');
  await press(page, say('staff_cards_submit'));
  await expect(title(page)).toHaveText(say('staff_cards_print_title'));
  return readCards(page, say);
}

/** Code and serial of each card differ; nothing on it tells who gave it (safety 19). */
async function expectNeutral(cards: readonly Card[]): Promise<void> {
  expect(cards).toHaveLength(COUNT);
  for (const { code, serial } of cards) {
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
    expect(serial).toMatch(/^\d+-\d{3,}$/);
  }
  expect(new Set(cards.map(({ code }) => code)).size).toBe(COUNT);
  expect(new Set(cards.map(({ serial }) => serial)).size).toBe(COUNT);
  const names = await organisationNames();
  expect(names.length).toBeGreaterThan(3);
  const printed = cards.map(({ text }) => text).join('\n');
  for (const name of [...names, cohort, tag]) expect(printed).not.toContain(name);
}

async function expectCodesGone(page: Page, say: Say, cards: readonly Card[]): Promise<void> {
  const address = page.url();
  await page.reload();
  await expect(page.getByText(say('staff_cards_again'))).toBeVisible();
  const contents = [await page.content()];
  await page.goto(address);
  await expect(page.getByLabel(say('staff_cards_count'), { exact: true })).toBeVisible();
  contents.push(await page.content());
  for (const { code } of cards)
    for (const content of contents) expect(content).not.toContain(code.slice(0, 9));
}

test('cohort, cards, a lost card', async ({ page, device, say, stack }) => {
  test.setTimeout(180_000);
  await signInByPage(page, say, 'coordinator');
  await createCohort(page, say);
  const at = page.url();

  const cards = await test.step('cards are shown once', async () => {
    const shown = await issueCards(page, say);
    await expectNeutral(shown);
    const { host } = new URL(stack.publicUrl);
    const pictures = page.getByRole('img', { name: say('staff_card_qr', { host }) });
    await expect(pictures).toHaveCount(COUNT);
    expect(
      new Set(await pictures.evaluateAll((all) => all.map((one) => one.getAttribute('src')))).size,
    ).toBe(1);
    expect(new URL(await readQr(pictures.first())).href).toBe(`${stack.publicUrl}/`);
    await expectCodesGone(page, say, shown);
    return shown;
  });

  const [lost, used, good, other] = cards as [Card, Card, Card, Card];
  await test.step('voiding tells nothing about the card', async () => {
    await page.goto(at);
    await expect(page.getByRole('cell', { name: String(COUNT), exact: true })).toBeVisible();
    await useCard(used.code);
    const unknown = lost.serial.replace(/\d+$/, '999');
    const answers: string[] = [];
    for (const serial of [lost.serial, used.serial, unknown, lost.serial])
      answers.push(await voidCard(page, say, serial));
    expect(new Set(answers).size).toBe(1);
  });

  await test.step('its code is refused like a wrong one; another works', async () => {
    const learner = await device();
    await speak(learner.context(), 'en');
    const wrong = other.code.split('-').reverse().join('-');
    const answers: string[] = [];
    for (const code of [lost.code, used.code, wrong])
      answers.push(await tryCode(learner, say, code));
    expect(answers[0]).toContain(say('learn_start_code_no'));
    expect(new Set(answers).size).toBe(1);
    await tryCode(learner, say, good.code);
    await expect(title(learner)).toHaveText(say('learn_account_title'));
  });
});

async function makeLink(page: Page, say: Say, publicUrl: string): Promise<string> {
  await page.goto('/staff/people');
  const where = page.getByRole('group', { name: say('staff_people_organisation') });
  await where.getByRole('radio').last().check();
  await page.getByRole('radio', { name: new RegExp(`^${say('staff_role_trainer')}`) }).check();
  await press(page, say('staff_invite_submit'));
  const field = page.getByRole('textbox', { name: say('staff_invited_link') });
  await expect(field).toHaveValue(new RegExp(`^${publicUrl}/join/[\\w-]{20,}$`));
  const link = await field.inputValue();
  expect(await readQr(page.getByRole('img', { name: say('staff_invited_qr') }))).toBe(link);
  await page.goto('/staff/people');
  expect(await page.content()).not.toContain(link.slice(-20));
  return link;
}

async function join(page: Page, say: Say, link: string): Promise<void> {
  await page.goto(link);
  await expect(title(page)).toHaveText(say('staff_join_title'));
  await page.getByLabel(say('staff_join_name'), { exact: true }).fill(colleague.name);
  const email = `mira.${Date.now()}@demo.example`;
  await page.getByLabel(say('staff_join_email'), { exact: true }).fill(email);
  await page.getByLabel(say('staff_join_passphrase'), { exact: true }).fill(colleague.passphrase);
  await press(page, say('staff_join_submit'));
}

/** The half-open session reaches nothing; a code that does not fit is refused kindly; the right one opens. */
async function setUpSecondFactor(page: Page, say: Say): Promise<void> {
  await expect(title(page)).toHaveText(say('staff_factor_setup_title'));
  await page.goto('/staff');
  await expect(title(page)).toHaveText(say('staff_factor_setup_title'));
  const secret = await page.getByLabel(say('staff_factor_setup_key'), { exact: true }).inputValue();
  const uri = await readQr(page.getByRole('img', { name: say('staff_factor_setup_qr') }));
  expect(new URL(uri).searchParams.get('secret')).toBe(secret.replaceAll(' ', ''));
  const field = page.getByLabel(say('staff_factor_code'), { exact: true });
  await field.fill(totp(secret, Date.now() - 3_600_000));
  await press(page, say('staff_factor_submit'));
  await expect(page.getByText(say('staff_factor_no_match'))).toBeVisible();
  await field.fill(totp(secret));
  await press(page, say('staff_factor_submit'));
  await expect(title(page)).toHaveText(say('staff_start_title', { name: colleague.name }));
}

const openEnglish = async (device: OpenDevice): Promise<Page> => {
  const page = await device();
  await speak(page.context(), 'en');
  return page;
};

test('a colleague is invited by a one-time link', async ({ page, device, say, stack }) => {
  test.setTimeout(120_000);
  await signedInAs(page.context(), 'coordinator');
  const link = await makeLink(page, say, stack.publicUrl);
  const trainer = await openEnglish(device);
  await join(trainer, say, link);
  await setUpSecondFactor(trainer, say);
  const menu = trainer.getByRole('navigation', { name: say('staff_nav') }).getByRole('link');
  const areas = [
    'staff_area_start',
    'staff_area_modules',
    'transfer_area_import',
    'transfer_area_bank',
    'staff_area_report',
    'stuck_area',
  ];
  await expect(menu).toHaveText(areas.map((area) => say(area)));

  const late = await openEnglish(device);
  const answer = await late.goto(link);
  expect(answer?.status()).toBe(404);
  await expect(title(late)).toHaveText(say('staff_join_gone_title'));
  await expect(late.getByText(say('staff_join_gone_text'))).toBeVisible();

  await page.reload();
  const row = page.getByRole('row').filter({ hasText: colleague.name }).first();
  await expect(row).toContainText(say('staff_role_trainer'));
  await page.goto('/staff/log');
  for (const key of ['staff_log_staff_invited', 'staff_log_staff_joined'])
    await expect(page.getByRole('cell', { name: say(key) }).first()).toBeVisible();
});
