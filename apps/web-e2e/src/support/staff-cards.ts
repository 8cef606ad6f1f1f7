import { expect, type Page } from '@playwright/test';
import { StaffPeopleDocument, StartOpenDocument } from '@pateka/api-client';
import { askApi } from './api.js';
import { freshAlias, goodPassphrase } from './people.js';
import { stackInfo } from './stack.js';
import { staffToken } from './staff.js';
import type { Say } from './words.js';

/** What stands on one printed card. */
export type Card = { code: string; serial: string; text: string };

/** Reads the cards on the screen, those of all sheets. */
export async function readCards(page: Page, say: Say): Promise<Card[]> {
  const sheets = page.getByRole('region', {
    name: new RegExp(`^${say('staff_cards_sheet', { number: '\\d+' })}$`),
  });
  const items = await sheets.getByRole('listitem').all();
  return Promise.all(
    items.map(async (item) => {
      const text = await item.innerText();
      const groups = await item.locator('.code span').allInnerTexts();
      return { text, code: groups.join('-'), serial: /№ (\S+)/.exec(text)?.[1] ?? '' };
    }),
  );
}

/** @returns every name of the network's organisations, in both languages */
export async function organisationNames(): Promise<string[]> {
  const asking = { token: await staffToken('coordinator') };
  const { organisations } = await askApi(stackInfo(), StaffPeopleDocument, {}, asking);
  return organisations.flatMap(({ name: { bg, en } }) => [bg, en]);
}

/** Opens an account with a code, so that the card is used. */
export async function useCard(code: string): Promise<void> {
  const input = { code, alias: freshAlias(), passphrase: goodPassphrase, recoveryCodes: false };
  const { redeemAccessCode } = await askApi(stackInfo(), StartOpenDocument, { input });
  expect(redeemAccessCode.__typename).toBe('AccountOpened');
}

/** Voids a card by its serial. @returns all that the page then says */
export async function voidCard(page: Page, say: Say, serial: string): Promise<string> {
  await page.getByLabel(say('staff_void_serial'), { exact: true }).fill(serial);
  await page.getByRole('button', { name: say('staff_void_card'), exact: true }).click();
  await expect(page.getByText(say('staff_void_card_done'))).toBeVisible();
  await expect(page.getByLabel(say('staff_void_serial'), { exact: true })).toHaveValue('');
  return page.getByRole('main').innerText();
}

/** Types a code on the start page. @returns all that the page then says */
export async function tryCode(page: Page, say: Say, code: string): Promise<string> {
  await page.goto('/start');
  await page.getByLabel(say('learn_start_code'), { exact: true }).fill(code);
  const answered = page.waitForEvent('load');
  await page.getByRole('button', { name: say('learn_start_go_on'), exact: true }).click();
  await answered;
  return page.getByRole('main').innerText();
}
