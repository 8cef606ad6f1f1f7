import type { Page } from '@playwright/test';
import { worksheetTools } from '@pateka/domain';
import { freshCode } from './control.js';
import { check, choose, question, type Reader } from './lesson-steps.js';
import {
  allLessonPaths,
  finishLessons,
  freshAlias,
  goodPassphrase,
  newLearner,
  requestCertificate,
  shareCertificate,
  signedIn,
  type Learner,
} from './people.js';
import { stackInfo } from './stack.js';
import type { Locale, Say } from './words.js';

/** A page in a state that a reader meets: what is looked at by axe and photographed. */
export type Scene = {
  name: string;
  open: (page: Page, say: Say, locale: Locale) => Promise<unknown>;
};

/** The people whose pages are looked at. */
export type Cast = {
  /** In the middle of the course. */
  learner: Learner;
  /** Has finished it and has chosen nothing for the certificate yet. */
  finished: Learner;
  /** Has a certificate that is ready. */
  holder: Learner;
  /** Addresses of all lessons, those of her course first. */
  lessons: string[];
  /** The check page of the holder's certificate. */
  checkUrl: string;
};

/** Makes them. */
export async function newCast(): Promise<Cast> {
  const [learner, finished, holder] = await Promise.all([newLearner(), newLearner(), newLearner()]);
  await Promise.all([
    finishLessons(learner, { leave: 9 }),
    finishLessons(finished),
    finishLessons(holder),
  ]);
  await requestCertificate(holder, 'Цветелина Щърбанова-Йовкова');
  const checkUrl = await shareCertificate(holder, { name: true, hours: true });
  const lessons = await allLessonPaths(learner);
  return { learner, finished, holder, lessons, checkUrl };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const goes = (path: string) => (page: Page) => page.goto(path);

/**
 * What anybody may see.
 * @param every look at every lesson; without it at every sixth
 */
export function publicScenes({ lessons, learner }: Cast, every: boolean): Scene[] {
  const looked = lessons.filter((_, index) => every || index % 6 === 0);
  const plain: [string, string][] = [
    ['home', '/'],
    ['courses', '/courses'],
    ['course', `/courses/${learner.courseId}`],
    ['help', '/help'],
    ['safety', '/safety'],
    ['privacy', '/privacy'],
    ['sign-in', '/sign-in'],
    ['recover', '/recover'],
    ['start', '/start'],
    ['closed', '/closed'],
    ['signed-out', '/signed-out'],
    ['missing', '/no-such-page'],
    ...worksheetTools.map((tool): [string, string] => [tool, `/worksheets/${tool}`]),
    ...looked.map((path): [string, string] => [`lesson ${path}`, path]),
  ];
  const made: Scene[] = [
    { name: 'start-refused', open: wrongCode },
    { name: 'start-account', open: accountStep },
    { name: 'start-account-refused', open: weakAccount },
    { name: 'budget-result', open: budgetResult },
    { name: 'lesson-answered', open: (page, say) => answered(page, say, lessons[1] ?? '') },
  ];
  return [...plain.map(([name, path]): Scene => ({ name, open: goes(path) })), ...made];
}

async function wrongCode(page: Page, say: Say): Promise<void> {
  await page.goto('/start');
  await page.getByLabel(say('learn_start_code')).fill('ABCD-EFGH-JKLM');
  await press(page, say('learn_start_go_on'));
  await page.getByText(say('learn_start_code_no')).waitFor();
}

async function accountStep(page: Page, say: Say): Promise<void> {
  await page.goto('/start');
  await page.getByLabel(say('learn_start_code')).fill(await freshCode());
  await press(page, say('learn_start_go_on'));
  await page.getByText(say('learn_alias_legend')).waitFor();
}

async function weakAccount(page: Page, say: Say): Promise<void> {
  await accountStep(page, say);
  await page.getByLabel(say('learn_passphrase_new')).fill('море');
  await press(page, say('learn_account_open'));
  await page.getByText(say('learn_passphrase_short', { characters: 12, words: 4 })).waitFor();
}

async function budgetResult(page: Page, say: Say): Promise<void> {
  await page.goto('/worksheets/budget');
  const amounts = page.locator('input[inputmode="decimal"]');
  for (const [index, amount] of ['580', '20,50', 'много'].entries())
    await amounts.nth(index).fill(amount);
  await press(page, say('learn_sheet_work_out'));
  await page.locator('#budget-result .errors').waitFor();
}

async function answered(page: Page, say: Say, path: string): Promise<void> {
  await page.goto(path);
  const reader: Reader = { page, say, scripted: true };
  const [several, one] = [question(reader, 1), question(reader, 3)];
  await choose(several, [0, 1]);
  await check(reader, several);
  await choose(one, [2]);
  await check(reader, one);
}

/** What learners see. Each begins with her session in the browser. */
export function learnerScenes(cast: Cast): Scene[] {
  const { learner, finished, holder, lessons } = cast;
  const as = (who: Learner, name: string, open: Scene['open']): Scene => ({
    name,
    open: async (page, say, locale) => {
      await signedIn(page.context(), who);
      await open(page, say, locale);
    },
  });
  const certificate = `/courses/${learner.courseId}/certificate`;
  return [
    as(learner, 'my', goes('/my')),
    as(learner, 'account', goes('/my/account')),
    as(learner, 'about', goes('/my/about')),
    as(learner, 'code', goes('/my/code')),
    as(learner, 'welcome', goes('/welcome-safety?to=/my')),
    as(learner, 'own-course', goes(`/courses/${learner.courseId}`)),
    as(learner, 'own-lesson', goes(lessons[3] ?? '')),
    as(learner, 'own-lesson-done', goes(lessons[1] ?? '')),
    as(learner, 'lesson-open-questions', (page, say) => openQuestions(page, say, lessons[3] ?? '')),
    as(learner, 'own-worksheet', goes('/worksheets/debts')),
    as(learner, 'certificate-not-yet', goes(certificate)),
    as(finished, 'my-finished', goes('/my')),
    as(finished, 'course-finished', goes(`/courses/${learner.courseId}`)),
    as(finished, 'certificate-choose', goes(certificate)),
    as(finished, 'certificate-look', (page, say) => look(page, say, certificate)),
    as(holder, 'certificate-ready', (page, say) => ready(page, say, certificate)),
    as(holder, 'certificate-anew', (page, say) => anew(page, say, certificate)),
    as(holder, 'certificate-share', goes(`${certificate}/share`)),
    as(holder, 'certificate-share-look', (page, say) => shareLook(page, say, certificate)),
    as(holder, 'certificate-shared', (page, say) => shared(page, say, certificate)),
    as(holder, 'account-delete', (page, say) => deleting(page, say)),
    { name: 'recovery-codes', open: recoveryCodes },
  ];
}

async function openQuestions(page: Page, say: Say, path: string): Promise<void> {
  await page.goto(path);
  await press(page, say('learn_end_done'));
  await page.getByText(say('learn_end_open_title')).waitFor();
}

async function look(page: Page, say: Say, path: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel(say('learn_cert_name_field')).fill('Невена Колева');
  await press(page, say('learn_cert_look'));
  await page.getByRole('button', { name: say('learn_cert_confirm') }).waitFor();
}

async function ready(page: Page, say: Say, path: string): Promise<void> {
  await page.goto(path);
  await page.getByText(say('certificate_save_single')).click();
}

async function anew(page: Page, say: Say, path: string): Promise<void> {
  await page.goto(`${path}?anew`);
  await page.getByRole('radio', { name: say('certificate_language_both') }).check();
  await press(page, say('learn_cert_look'));
  await page.getByRole('button', { name: say('certificate_anew_confirm') }).waitFor();
}

async function shareLook(page: Page, say: Say, path: string): Promise<void> {
  await page.goto(`${path}/share`);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(page, say('certificate_share_look'));
  await page.getByRole('button', { name: say('certificate_share_make') }).waitFor();
}

async function shared(page: Page, say: Say, path: string): Promise<void> {
  await shareLook(page, say, path);
  await press(page, say('certificate_share_make'));
  await page.getByLabel(say('learn_share_address')).waitFor();
}

async function deleting(page: Page, say: Say): Promise<void> {
  await page.goto('/my/account');
  await page.getByText(say('learn_delete_open')).click();
}

async function recoveryCodes(page: Page, say: Say): Promise<void> {
  await page.context().clearCookies({ name: 's' });
  await accountStep(page, say);
  await page.getByRole('radio', { name: say('learn_alias_own') }).check();
  await page.getByLabel(say('learn_alias_own_field')).fill(freshAlias());
  await page.getByLabel(say('learn_passphrase_new')).fill(goodPassphrase);
  await press(page, say('learn_account_open'));
  await page.getByText(say('learn_codes_once')).waitFor();
}

/** What an employer sees, on the other host. */
export function checkScenes({ checkUrl }: Cast): Scene[] {
  const host = stackInfo().checkUrl;
  return [
    { name: 'check', open: goes(checkUrl) },
    { name: 'check-none', open: goes(`${host}/c/${'x'.repeat(22)}`) },
    { name: 'check-home', open: goes(`${host}/check`) },
    { name: 'check-issuer', open: goes(`${host}/issuer`) },
    { name: 'check-bare', open: goes(`${host}/courses`) },
  ];
}
