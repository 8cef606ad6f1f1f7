import type { Page } from '@playwright/test';
import {
  ComposeCoursesDocument,
  StaffInviteDocument,
  StaffPeopleDocument,
  StudioModuleDocument,
  StudioModulesDocument,
} from '@pateka/api-client';
import { askApi } from '../support/api.js';
import { expect, test } from '../support/journey.js';
import { expectAccessible } from '../support/staff-axe.js';
import { stackInfo } from '../support/stack.js';
import { demoSignIn, newCohort, signedInAs, staffToken, type StaffRole } from '../support/staff.js';
import type { Locale, Say } from '../support/words.js';

const looks = [
  { language: 'en', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { language: 'bg', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const;

const cohort = 'Група за преглед';
const anything = /\S/;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function moduleOf(role: StaffRole, locale: Locale): Promise<{ id: string; title: string }> {
  const asking = { token: await staffToken(role), locale };
  const { studioModules } = await askApi(stackInfo(), StudioModulesDocument, {}, asking);
  const first = studioModules.find(({ newestEdition }) => newestEdition !== null);
  if (!first) throw new Error(`The ${role} has no module.`);
  return { id: first.id, title: first.title[locale] };
}

/** @returns the module that waits for a review, and its first lesson */
async function inReview(): Promise<{ id: string; lesson: string }> {
  const asking = { token: await staffToken('coordinator') };
  const { studioModules } = await askApi(stackInfo(), StudioModulesDocument, {}, asking);
  const id = studioModules.find(({ state }) => state === 'in-review')?.id ?? '';
  const { studioModule } = await askApi(stackInfo(), StudioModuleDocument, { id }, asking);
  return { id, lesson: studioModule.lessons[0]?.id ?? '' };
}

/** @returns the id of a course that coordinators can change */
async function anyCourse(): Promise<string> {
  const asking = { token: await staffToken('coordinator') };
  const { composedCourses } = await askApi(stackInfo(), ComposeCoursesDocument, {}, asking);
  return composedCourses[0]?.id ?? '';
}

/** Each page and its heading, in order. */
async function walk(page: Page, places: readonly (readonly [string, string | RegExp])[]) {
  for (const [path, heading] of places) {
    await page.goto(path);
    await expectAccessible(page, heading);
  }
}

/** What the forms say when something is missing, and what they give. */
async function walkForms(page: Page, say: Say, cohortId: string): Promise<void> {
  await page.goto('/staff/cohorts');
  await press(page, say('staff_cohort_submit'));
  await expect(page.getByText(say('staff_cohort_name_error'))).toBeVisible();
  await expectAccessible(page, say('staff_cohorts_title'));
  await page.goto(`/staff/cohorts/${cohortId}`);
  await press(page, say('staff_void_card'));
  await expectAccessible(page, cohort);
  await page.goto(`/staff/cohorts/${cohortId}/cards`);
  await press(page, say('staff_cards_submit'));
  await expectAccessible(page, say('staff_cards_print_title'));
  await page.goto('/staff/people');
  await page.getByRole('radio').first().check();
  await page.getByRole('radio').last().check();
  await press(page, say('staff_invite_submit'));
  await expect(page.getByText(say('staff_invited_title'))).toBeVisible();
  await expectAccessible(page, say('staff_people_title'));
}

/** @returns the path of an invitation that nobody has used */
async function invitation(): Promise<string> {
  const asking = { token: await staffToken('coordinator') };
  const { organisations } = await askApi(stackInfo(), StaffPeopleDocument, {}, asking);
  const input = { organisationId: organisations[0]?.id ?? '', role: 'trainer' as const };
  const { inviteStaff } = await askApi(stackInfo(), StaffInviteDocument, { input }, asking);
  return `/join/${inviteStaff.token}`;
}

/** Joins as far as the page that shows the key of the second factor. */
async function joinHalf(page: Page, say: Say): Promise<void> {
  await page.getByLabel(say('staff_join_name'), { exact: true }).fill('Ана Пробева');
  await page
    .getByLabel(say('staff_join_email'), { exact: true })
    .fill(`ana.${Date.now()}@demo.example`);
  await page
    .getByLabel(say('staff_join_passphrase'), { exact: true })
    .fill('фенер камъче градина цигулка');
  await press(page, say('staff_join_submit'));
}

for (const { language, viewport, colorScheme } of looks) {
  test.describe(`axe: ${language}, ${viewport.width} px, ${colorScheme}`, () => {
    test.use({ language, viewport, colorScheme });

    test('the coordinator’s pages', async ({ page, say }) => {
      test.setTimeout(240_000);
      await signedInAs(page.context(), 'coordinator');
      const [{ id }, { id: moduleId, title }] = [
        await newCohort(cohort, 3),
        await moduleOf('coordinator', language),
      ];
      const [courseId, review] = [await anyCourse(), await inReview()];
      await walk(page, [
        ['/staff', anything],
        ['/staff/cohorts', say('staff_cohorts_title')],
        [`/staff/cohorts/${id}`, cohort],
        [`/staff/cohorts/${id}/cards`, say('staff_cards_new')],
        ['/staff/people', say('staff_people_title')],
        ['/staff/modules', say('studio_modules_title')],
        [`/staff/modules/${moduleId}`, title],
        [`/staff/modules/${moduleId}/editions/1`, anything],
        [`/staff/modules/${review.id}/review`, anything],
        [`/staff/modules/${review.id}/review/${review.lesson}`, anything],
        [`/staff/modules/${review.id}/lessons/${review.lesson}/handout`, anything],
        [`/staff/modules/${review.id}/lessons/${review.lesson}/projector/${language}/1`, anything],
        [`/staff/modules/${review.id}/lessons/${review.lesson}/projector/${language}/2`, anything],
        ['/staff/compose', say('compose_title')],
        [`/staff/compose/${courseId}`, anything],
        [`/staff/compose/${courseId}/preview`, say('compose_preview_title')],
        ['/staff/certificates', say('staff_revoke_title')],
        ['/staff/report', say('staff_report_title')],
        ['/staff/report?by=cohort&time=sum', say('staff_report_title')],
        ['/staff/report?by=lesson&time=sum', say('staff_report_title')],
        ['/staff/report?by=course&time=quarter&compare=1', say('staff_report_title')],
        ['/staff/report?by=course&of=none', say('staff_report_title')],
        ['/staff/report/manual', say('manual_title')],
        ['/staff/report/access', say('access_title')],
        ['/staff/report/kept', say('kept_title')],
        ['/staff/stuck', say('stuck_title')],
        ['/staff/log', say('staff_log_title')],
      ]);
      await walkForms(page, say, id);
    });

    test('the trainer’s pages', async ({ page, say }) => {
      test.setTimeout(240_000);
      await signedInAs(page.context(), 'trainer');
      const { id } = await moduleOf('trainer', language);
      await walk(page, [
        ['/staff', anything],
        ['/staff/modules', say('studio_modules_title')],
        ['/staff/modules/new', say('studio_new_title')],
        ['/staff/import', say('transfer_import_title')],
        ['/staff/bank', anything],
        [`/staff/modules/${id}`, anything],
        [`/staff/modules/${id}/export`, anything],
        ['/staff/stuck', say('stuck_title')],
        ['/staff/certificates', say('common_error_title_not_permitted')],
        ['/staff/report', say('staff_report_title')],
        ['/staff/report/manual', say('common_error_title_not_permitted')],
      ]);
    });

    test('signing in and joining', async ({ page, say }) => {
      const { who, passphrase } = await demoSignIn('coordinator');
      await page.goto('/sign-in');
      await expectAccessible(page, say('learn_sign_in_title'));
      await page.getByLabel(say('learn_sign_in_who')).fill(who);
      await page.getByLabel(say('learn_passphrase'), { exact: true }).fill(passphrase);
      await press(page, say('learn_sign_in'));
      await expectAccessible(page, say('staff_factor_title'));
      await page.context().clearCookies({ name: 's' });
      await page.goto(await invitation());
      await expectAccessible(page, say('staff_join_title'));
      await joinHalf(page, say);
      await expectAccessible(page, say('staff_factor_setup_title'));
      await page.context().clearCookies({ name: 's' });
      await page.goto(`/join/${'q'.repeat(43)}`);
      await expectAccessible(page, say('staff_join_gone_title'));
    });
  });
}
