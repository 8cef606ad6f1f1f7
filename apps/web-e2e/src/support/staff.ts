import { randomUUID } from 'node:crypto';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import {
  SignInDemoDocument,
  SignInDocument,
  StaffCohortsDocument,
  StaffConfirmSecondFactorDocument,
  StaffCreateCohortDocument,
  StaffIssueCardsDocument,
  type SignInDemoQuery,
} from '@pateka/api-client';
import { askApi } from './api.js';
import { signedIn } from './people.js';
import { stackInfo } from './stack.js';
import type { Say } from './words.js';

export type StaffRole = 'coordinator' | 'trainer';
type DemoSignIn = NonNullable<SignInDemoQuery['demoSignIns']>[number];

/** A second-factor code counts once, and the next one is taken early: two sign-ins within 30 seconds. */
const CODE_MS = 31_000;

/** @returns the demo's first sign-in of a role with the code that works now */
export async function demoSignIn(role: StaffRole): Promise<DemoSignIn & { code: string }> {
  const { demoSignIns } = await askApi(stackInfo(), SignInDemoDocument, {});
  const found = demoSignIns?.find((one) => one.role === role);
  if (!found?.code) throw new Error(`The demo has no ${role} with a code.`);
  return { ...found, code: found.code };
}

async function openSession(role: StaffRole): Promise<string> {
  const info = stackInfo();
  const { who, passphrase } = await demoSignIn(role);
  const { signIn: half } = await askApi(info, SignInDocument, { input: { who, passphrase } });
  if (half.__typename !== 'SignedIn') throw new Error(`The ${role}: ${half.reason}`);
  let token: string | undefined;
  const confirm = async () => {
    const { code } = await demoSignIn(role);
    const asking = { token: half.token };
    const { confirmSecondFactor: whole } = await askApi(
      info,
      StaffConfirmSecondFactorDocument,
      { code },
      asking,
    );
    if (whole.__typename !== 'SignedIn') throw new Error(`The second factor: ${whole.reason}`);
    token = whole.token;
  };
  await expect(confirm).toPass({ timeout: CODE_MS, intervals: [8000] });
  return token ?? '';
}

/** One session of each role and stack serves all tests of a run: a sign-in uses up a code. */
const sessions = new Map<string, Promise<string>>();

/** @returns a session token of the demo's coordinator or first trainer that has passed the second factor */
export function staffToken(role: StaffRole): Promise<string> {
  const key = `${role} ${stackInfo().apiUrl}`;
  const session = sessions.get(key) ?? openSession(role);
  sessions.set(key, session);
  return session;
}

/** Signs a browser in as staff, as the sign-in pages would. */
export async function signedInAs(context: BrowserContext, role: StaffRole): Promise<void> {
  await signedIn(context, { token: await staffToken(role) });
}

/** Signs in on the page: e-mail, passphrase, then the code of the second factor. */
export async function signInByPage(page: Page, say: Say, role: StaffRole): Promise<void> {
  const { who, passphrase } = await demoSignIn(role);
  await page.goto('/sign-in');
  await page.getByLabel(say('learn_sign_in_who')).fill(who);
  await page.getByLabel(say('learn_passphrase'), { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: say('learn_sign_in'), exact: true }).click();
  const field = page.getByLabel(say('staff_factor_code'), { exact: true });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('staff_factor_title'));
  await expect(async () => {
    await field.fill((await demoSignIn(role)).code);
    await page.getByRole('button', { name: say('staff_factor_submit'), exact: true }).click();
    await expect(page).toHaveURL(/\/staff$/);
  }).toPass({ timeout: 2 * CODE_MS, intervals: [8000] });
}

/** Makes a cohort through the api, with so many cards. */
export async function newCohort(name: string, count: number) {
  const info = stackInfo();
  const asking = { token: await staffToken('coordinator') };
  const { courses } = await askApi(info, StaffCohortsDocument, {}, asking);
  const input = { id: randomUUID(), name, projectTag: '', courseIds: courses.map(({ id }) => id) };
  const { createCohort } = await askApi(info, StaffCreateCohortDocument, { input }, asking);
  const batch = { batchId: randomUUID(), cohortId: createCohort.id, count, validDays: 30 };
  const { issueAccessCodes } = await askApi(
    info,
    StaffIssueCardsDocument,
    { input: batch },
    asking,
  );
  if (issueAccessCodes.__typename !== 'IssuedCards') throw new Error(issueAccessCodes.reason);
  return { id: createCohort.id, cards: issueAccessCodes.cards };
}
