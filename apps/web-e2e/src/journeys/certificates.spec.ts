import { StaffRevokeCertificateDocument } from '@pateka/api-client';
import { askApi } from '../support/api.js';
import {
  chooseCertificate,
  download,
  lookAtChoice,
  lookAtShare,
  numberOn,
  share,
  waitUntilReady,
} from '../support/certificate-steps.js';
import { without } from '../support/control.js';
import { expect, test } from '../support/journey.js';
import type { Reader } from '../support/lesson-steps.js';
import { post, press } from '../support/pages.js';
import {
  finishLessons,
  type Learner,
  newLearner,
  requestCertificate,
  shareCertificate,
  signedIn,
} from '../support/people.js';
import { stackInfo } from '../support/stack.js';
import { staffToken } from '../support/staff.js';
import { link } from '../support/walk.js';

const titles = ['Моите пари, моят избор', 'My money, my choice'] as const;
const pageOf = ({ courseId }: Learner): string => `/courses/${courseId}/certificate`;

/** A learner in front of her certificate; with a name it is ready. */
async function inFrontOf({ page }: Reader, name?: string | null): Promise<Learner> {
  const own = await newLearner();
  await finishLessons(own);
  if (name !== undefined) await requestCertificate(own, name);
  await signedIn(page.context(), own);
  await page.goto(name === undefined ? `/courses/${own.courseId}` : pageOf(own));
  return own;
}

for (const scripted of [true, false]) {
  test.describe(scripted ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: scripted, viewport: { width: 360, height: 740 } });

    test('both languages stand on one certificate, and on it only', async ({ page, say }) => {
      const reader: Reader = { page, say, scripted };
      await inFrontOf(reader);
      const look = { language: 'both', paper: 'letter', code: 'no' } as const;
      await chooseCertificate(reader, 'Невена Колева', look);
      await waitUntilReady(reader);
      for (const title of titles)
        await expect(page.locator('#certificate-preview')).toContainText(title);
      await expect(page.locator('html')).toHaveAttribute('lang', 'bg');
      await expect(page.getByText(say('certificate_share_none'))).toBeVisible();
      const { text } = await download(reader);
      for (const title of titles) expect(text).toContain(title);
    });

    test('made anew with another name: the old one is superseded (credentials 32)', async ({
      page,
      device,
      say,
    }) => {
      const reader: Reader = { page, say, scripted };
      const own = await inFrontOf(reader, 'Невена Колева');
      const before = await numberOn(reader);
      const url = await shareCertificate(own, { name: true });
      await link(reader, say('certificate_anew_open')).click();
      await expect(page.getByText(say('certificate_anew_ends'))).toBeVisible();
      await lookAtChoice(reader, 'Невена Петрова');
      await expect(page.getByText(say('certificate_anew_links'))).toBeVisible();
      await press(page, say('certificate_anew_confirm'));
      await expect(page.getByRole('definition').filter({ hasText: 'Невена Петрова' })).toBeVisible({
        timeout: 30_000,
      });
      expect(await numberOn(reader)).not.toBe(before);
      const { text } = await download(reader);
      expect(text).toContain('Невена Петрова');
      const employer = await device();
      const answer = await employer.goto(url);
      expect(answer?.status()).toBe(200);
      const issuer = stackInfo().issuerName;
      await expect(employer.getByText(say('check_superseded', { issuer }))).toBeVisible();
      await expect(employer.getByRole('main')).toContainText(before);
      await expect(employer.getByRole('main')).not.toContainText('Невена');
    });

    test('a link is made after a look at what it shows (credentials 9)', async ({
      page,
      device,
      say,
    }) => {
      const reader: Reader = { page, say, scripted };
      const own = await inFrontOf(reader, 'Невена Колева');
      await lookAtShare(reader, { name: 'Невена Колева', outcomes: true });
      const look = page.getByRole('group', { name: say('certificate_share_look_label') });
      await expect(look).toContainText('Невена Колева');
      await expect(look).not.toContainText(say('check_length'));
      const seen = (await look.innerText()).replace(/\s+/g, ' ');

      // Looking has made nothing, and changing keeps what was ticked.
      const stillNone = await device();
      await signedIn(stillNone.context(), own);
      await stillNone.goto(pageOf(own));
      await expect(
        stillNone.getByRole('button', { name: new RegExp(say('learn_share_revoke')) }),
      ).toHaveCount(1);
      await press(page, say('certificate_share_change'));
      await expect(page.locator('input[name="field"][value="outcomes"]')).toBeChecked();
      await expect(page.locator('input[name="field"][value="hours"]')).not.toBeChecked();
      await press(page, say('certificate_share_look'));
      await press(page, say('certificate_share_make'));
      const url = await page.getByLabel(say('learn_share_address')).inputValue();

      const employer = await device();
      await employer.goto(url);
      const shown = (await employer.getByRole('main').innerText()).replace(/\s+/g, ' ');
      expect(shown).toContain(seen.trim());
      await link(reader, say('certificate_share_back')).click();
      const times = `1\u00a0път`;
      await page.getByText(say('certificate_share_opened', { times })).click();
      await expect(page.getByText(/^\d\d\.\d\d\.\d{4}\sг\. – 1\sпът$/u)).toBeVisible();
    });

    test('a sign that cannot be printed is named, and another name helps', async ({
      page,
      say,
    }) => {
      const reader: Reader = { page, say, scripted };
      await inFrontOf(reader);
      await chooseCertificate(reader, 'Ана 𒀀');
      await expect(page.getByText(say('certificate_failed_signs'))).toBeVisible({
        timeout: 30_000,
      });
      await expect(page.locator('bdi').filter({ hasText: '𒀀' })).toBeVisible();
      await lookAtChoice(reader, 'Ана');
      await press(page, say('learn_cert_confirm'));
      await waitUntilReady(reader);
    });

    test('while a new one is made the present one can be used', async ({ page, say }) => {
      test.slow();
      const reader: Reader = { page, say, scripted };
      const fact = page.getByRole('definition');
      const own = await inFrontOf(reader, 'Невена Колева');
      await without('worker', async () => {
        await page.goto(`${pageOf(own)}?anew`);
        await lookAtChoice(reader, null);
        await press(page, say('certificate_anew_confirm'));
        await expect(page.getByText(say('certificate_next_waiting_title'))).toBeVisible();
        await expect(link(reader, say('certificate_anew_open'))).toHaveCount(0);
        const file = await page.request.get(`${pageOf(own)}/file`);
        expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
        await expect(fact.filter({ hasText: 'Невена Колева' })).toBeVisible();
      });
      await expect(fact.filter({ hasText: say('certificate_fact_anonymous') })).toBeVisible({
        timeout: 40_000,
      });
    });

    test('with the account certificates stay valid, or end with it if she says so', async ({
      page,
      device,
      say,
    }) => {
      const reader: Reader = { page, say, scripted };
      const own = await inFrontOf(reader, 'Невена Колева');
      const url = await share(reader, {});
      await page.goto('/my/account');
      await page.getByText(say('learn_delete_open')).click();
      await expect(page.getByRole('radio', { name: say('certificate_delete_keep') })).toBeChecked();
      await page.getByRole('radio', { name: say('certificate_delete_revoke') }).check();
      await page.locator('#delete-passphrase').fill('not the right one');
      await press(page, say('learn_delete_do'));
      await expect(page.getByText(say('learn_passphrase_no'))).toBeVisible();
      await expect(
        page.getByRole('radio', { name: say('certificate_delete_revoke') }),
      ).toBeChecked();
      await page.locator('#delete-passphrase').fill(own.passphrase);
      await press(page, say('learn_delete_do'));
      await expect(page.getByText(say('learn_deleted_title'))).toBeVisible();
      const employer = await device();
      expect((await employer.goto(url))?.status()).toBe(404);
    });
  });
}

test('who has no certificate is asked nothing about it when she deletes her account', async ({
  page,
  say,
}) => {
  await signedIn(page.context(), await newLearner());
  await page.goto('/my/account');
  await page.getByText(say('learn_delete_open')).click();
  await expect(page.locator('#delete-passphrase')).toBeVisible();
  await expect(page.getByText(say('certificate_delete_legend'))).toHaveCount(0);
});

test('a revoked one says what that means, why and whom to ask, and blames nobody', async ({
  page,
  device,
  say,
}) => {
  const reader: Reader = { page, say, scripted: true };
  const own = await inFrontOf(reader, 'Невена Колева');
  const url = await shareCertificate(own, { name: true });
  const revocation = { number: await numberOn(reader), reason: 'misused' };
  const token = await staffToken('coordinator');
  await askApi(stackInfo(), StaffRevokeCertificateDocument, revocation, { token });
  for (const query of ['', '?anew']) {
    await page.goto(`${pageOf(own)}${query}`);
    await expect(page.getByText(say('certificate_revoked_title'))).toBeVisible();
    await expect(page.getByText(say('certificate_revoked_misused'))).toBeVisible();
    await expect(page.getByText(say('certificate_revoked_stays'))).toBeVisible();
    await expect(link(reader, say('certificate_revoked_help'))).toHaveAttribute('href', '/help');
    await expect(link(reader, say('certificate_anew_open'))).toHaveCount(0);
    await expect(link(reader, say('certificate_share_new'))).toHaveCount(0);
    await expect(page.getByText(say('learn_cert_name_legend'))).toHaveCount(0);
  }
  await page.goto(`${pageOf(own)}/share`);
  await expect(page).toHaveURL(new RegExp(`${pageOf(own)}$`));
  const form = { version: '2', named: 'no', language: 'bg', paper: 'a4', code: 'no' };
  const answer = await post(page, `${pageOf(own)}?/request`, form);
  expect(await answer.text()).toContain(say('certificate_refused_revoked'));
  await page.goto('/my');
  await expect(page.getByText(say('certificate_my_revoked'))).toBeVisible();
  const employer = await device();
  await employer.goto(url);
  await expect(employer.getByRole('main')).not.toContainText('Невена');
});

test('every file is an attachment with a neutral name, and is kept by nobody (credentials 3, 13)', async ({
  page,
  say,
}) => {
  const own = await inFrontOf({ page, say, scripted: true }, 'Невена Колева');
  const marks = { pdf: '%PDF-', zip: 'PK', json: '{', jwt: 'eyJ', png: '\u0089PNG', svg: '<' };
  for (const [format, mark] of Object.entries(marks)) {
    const file = await page.request.get(`${pageOf(own)}/file?format=${format}`);
    const headers = file.headers();
    expect(file.status(), format).toBe(200);
    expect((await file.body()).toString('latin1').startsWith(mark), format).toBe(true);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="${say('certificate_file')}.${format}"`,
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow, noarchive');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  const none = await page.request.get(`${pageOf(own)}/file?format=exe`);
  expect(none.status()).toBe(404);
});

test('a form of yesterday makes nothing, and says so kindly', async ({ page, say }) => {
  const own = await inFrontOf({ page, say, scripted: true }, 'Невена Колева');
  const form = { version: '7', named: 'no', language: 'bg', paper: 'a4', code: 'no' };
  const answer = await post(page, `${pageOf(own)}?/request`, form);
  expect(answer.status()).toBe(409);
  const html = await answer.text();
  expect(html).toContain(say('certificate_refused_changed'));
  expect(html).toContain(say('learn_cert_ready_title'));
});
