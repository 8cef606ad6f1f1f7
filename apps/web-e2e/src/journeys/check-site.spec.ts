import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { sharedFieldNames, type SharedFields } from '@pateka/domain';
import { analyse } from '../support/axe.js';
import { expectSameAsUnknown } from '../support/certificate-steps.js';
import { wordsOn } from '../support/crawl.js';
import { expect, test } from '../support/journey.js';
import { press } from '../support/pages.js';
import {
  finishLessons,
  type Learner,
  newLearner,
  requestCertificate,
  shareCertificate,
  signedIn,
} from '../support/people.js';
import { signedInAs } from '../support/staff.js';
import { stackInfo } from '../support/stack.js';
import type { Say } from '../support/words.js';

/** What stands nowhere on this site (safety 13). */
const telling =
  /насил|убежищ|приют|криз|преживел|жертв|violen|shelter|crisis|surviv|victim|abus|refuge|анимус|animus|Пътека|Pateka/iu;
const HOLDER = 'Росица Стоянова';
const check = (path: string) => new URL(path, stackInfo().checkUrl).href;

async function withCertificate(name: string | null = HOLDER): Promise<Learner> {
  const made = await newLearner();
  await finishLessons(made);
  await requestCertificate(made, name);
  return made;
}

/** A file of the holder's, as she saves it. */
async function saved(browser: Browser, holder: Learner, format: string): Promise<Buffer> {
  const context = await browser.newContext({ baseURL: stackInfo().publicUrl });
  await signedIn(context, holder);
  const answer = await context.request.get(
    `/courses/${holder.courseId}/certificate/file?format=${format}`,
  );
  expect(answer.status(), format).toBe(200);
  const file = await answer.body();
  await context.close();
  return file;
}

/** Drops a file on the page and sends it. */
async function drop(page: Page, say: Say, name: string, buffer: Buffer): Promise<void> {
  await page.goto(check('/check'));
  await page
    .getByLabel(say('check_file_label'))
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await press(page, say('check_file_submit'));
}

async function expectClean(page: Page): Promise<void> {
  expect((await analyse(page)).found).toEqual([]);
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isTooWide).toBe(false);
  expect(await page.content()).not.toMatch(telling);
}

const look = process.env.LOOK;
async function picture(page: Page, name: string): Promise<void> {
  if (!look) return;
  await page.screenshot({ path: `${look}/${name}.png`, fullPage: true });
}

let holder: Learner;
test.beforeAll(async () => {
  holder = await withCertificate();
});

test('page, JSON and link preview show the shared fields, in all 32 combinations (credentials 12)', async ({
  request,
}) => {
  test.setTimeout(180_000);
  const keys = { name: 'holderName', date: 'completedOn' } as Record<string, string>;
  const everything = Object.fromEntries(sharedFieldNames.map((name) => [name, true]));
  const json = async (url: string) => {
    const answer = await request.get(url, { headers: { accept: 'application/json' } });
    expect(answer.status()).toBe(200);
    expect(answer.headers()['x-robots-tag']).toBe('noindex, nofollow, noarchive');
    expect(answer.headers()['cache-control']).toBe('no-store');
    expect(answer.headers()['set-cookie']).toBeUndefined();
    return (await answer.json()) as Record<string, string | number | string[]>;
  };
  const all = await json(await shareCertificate(holder, everything));
  const [year, month, day] = String(all['completedOn']).split('-');
  const traces: Record<string, string> = {
    name: HOLDER,
    date: `${day}.${month}.${year}`,
    hours: 'Продължителност',
    outcomes: (all['outcomes'] as string[] | undefined)?.[0] ?? '',
    competences: (all['competences'] as string[] | undefined)?.[0] ?? '',
  };
  for (let bits = 0; bits < 2 ** sharedFieldNames.length; bits += 1) {
    const fields = Object.fromEntries(
      sharedFieldNames.map((name, index) => [name, Boolean(bits & (1 << index))]),
    ) as SharedFields;
    const url = await shareCertificate(holder, fields);
    const data = await json(url);
    const html = await (await request.get(url, { headers: { accept: '*/*' } })).text();
    const preview = [...html.matchAll(/<meta (?:property="og:|name="desc)[^>]*>/g)].join('\n');
    const words = wordsOn(html);
    expect(words).toContain(String(data['number']));
    for (const name of sharedFieldNames) {
      const where = `${name} of ${JSON.stringify(fields)}`;
      const trace = traces[name] ?? '';
      // What the course does not say cannot be shown.
      const isThere = fields[name] && trace !== '';
      expect(Object.hasOwn(data, keys[name] ?? name), where).toBe(
        fields[name] && Object.hasOwn(all, keys[name] ?? name),
      );
      if (trace === '') continue;
      expect(words.includes(trace), where).toBe(isThere);
      expect(wordsOn(preview.replace(/[<>]/g, ' ')).includes(trace), where).toBe(isThere);
    }
    expect(html).not.toContain('og:image');
    expect(html).not.toContain('og:url');
  }
});

test('what shows nothing answers alike, in HTML and in JSON (credentials 11)', async ({ page }) => {
  const never = check(`/c/${'z'.repeat(43)}`);
  await expectSameAsUnknown(page, never);
  const answers = await Promise.all(
    [never, check('/c/a'), check(`/c/${'%D0%B0'.repeat(20)}`)].map((url) =>
      page.request.get(url, { headers: { accept: 'application/json' } }),
    ),
  );
  expect(answers.map((answer) => answer.status())).toEqual([404, 404, 404]);
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
});

test('old addresses lead on; the learning site has none of them (credentials 36)', async ({
  request,
  stack,
}) => {
  const url = await shareCertificate(holder);
  const token = new URL(url).pathname.slice(3);
  for (const [from, to] of [
    ['/verify', '/check'],
    ['/verify/', '/check'],
    [`/verify/${token}`, `/c/${token}`],
    [`/check/${token}/`, `/c/${token}`],
    [`/c/${token}/`, `/c/${token}`],
    ['/c', '/check'],
  ] as const) {
    const answer = await request.get(check(from), { maxRedirects: 0 });
    const location = new URL(answer.headers()['location'] ?? '', check(from)).pathname;
    expect([answer.status(), location], from).toEqual([308, to]);
  }
  for (const path of [
    '/verify',
    `/verify/${token}`,
    `/c/${token}`,
    '/issuer',
    '/status/1',
    '/check',
  ])
    expect((await request.get(stack.publicUrl + path)).status(), path).toBe(404);
});

test('the issuer publishes itself, its keys and its list, for any program (credentials 22, 23)', async ({
  page,
  request,
  say,
}) => {
  const read = async (path: string, accept = '*/*') => {
    const answer = await request.get(check(path), { headers: { accept } });
    expect(answer.status(), path).toBe(200);
    const headers = answer.headers();
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow, noarchive');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-type']).toMatch(/^application\/(jwk(-set)?\+)?json/);
    const seconds = Number(/^public, max-age=(\d+)$/.exec(headers['cache-control'] ?? '')?.[1]);
    expect(seconds, path).toBeLessThanOrEqual(path.startsWith('/status') ? 30 : 3600);
    const text = await answer.text();
    expect(text).not.toMatch(telling);
    expect(text).not.toContain('"d"');
    return JSON.parse(text) as Record<string, unknown>;
  };
  expect(await read('/issuer')).toMatchObject({ id: check('/issuer') });
  const { keys } = await read('/issuer/keys');
  const [first] = keys as { kid: string }[];
  expect(await read(`/issuer/keys/${first?.kid}`)).toMatchObject({ kid: first?.kid });
  expect(await read('/status/1', 'application/json')).toHaveProperty('credentialSubject');
  for (const path of [
    '/issuer/keys/none',
    '/status/0',
    '/status/999',
    '/status/x',
    '/status/1e3',
  ]) {
    const answer = await request.get(check(path));
    expect([answer.status(), await answer.json()], path).toEqual([404, { error: 'not-found' }]);
  }
  await page.goto(check('/issuer'));
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(say('check_issuer_documents'));
  await expectClean(page);
  await picture(page, 'issuer');
});

for (const scripted of [true, false]) {
  for (const language of ['bg', 'en'] as const) {
    const width = language === 'bg' ? 360 : 1280;
    test.describe(`${scripted ? 'with' : 'without'} JavaScript, ${language}, ${width} px`, () => {
      test.use({
        javaScriptEnabled: scripted,
        language,
        viewport: { width, height: 800 },
      });
      const shot = `${language}-${width}`;

      test.beforeEach(async ({ context, stack }) => {
        await context.addCookies([{ name: 'lang', value: language, url: stack.checkUrl }]);
      });

      test('files that the holder saves are valid, a changed one is not (credentials 25, 35)', async ({
        page,
        browser,
        say,
      }) => {
        test.slow();
        await page.goto(check('/check'));
        await expectCleanWhen(scripted, page);
        await picture(page, `home-${shot}`);
        for (const format of ['pdf', 'zip', 'json', 'jwt', 'png', 'svg']) {
          await drop(page, say, `a.${format}`, await saved(browser, holder, format));
          await expect(page.getByRole('status'), format).toContainText(say('check_outcome_valid'));
          await expect(page.getByRole('main')).toContainText(HOLDER);
          await expect(page.getByRole('main')).toContainText(say('check_says_compare'));
          expect(page.url()).toBe(check('/check'));
          if (format === 'zip') await picture(page, `valid-${shot}`);
        }
        await expectCleanWhen(scripted, page);
        const json = (await saved(browser, holder, 'json')).toString();
        expect(json).toContain(HOLDER);
        await drop(page, say, 'a.json', Buffer.from(json.replaceAll(HOLDER, 'Невена Колева')));
        await expect(page.getByRole('status')).toContainText(say('check_outcome_not_valid'));
        await expect(page.getByRole('main')).toContainText(say('check_reason_wrong_signature'));
        await expectCleanWhen(scripted, page);
        await picture(page, `changed-${shot}`);
        await drop(page, say, 'a.pdf', Buffer.from('not a certificate'));
        await expect(page.getByRole('status')).toContainText(say('check_outcome_cannot'));
        await picture(page, `cannot-${shot}`);
        await drop(page, say, 'a.pdf', Buffer.alloc(5.2 * 1024 * 1024));
        await expect(page.getByRole('status')).toContainText(say('check_refused_large'));
        await drop(page, say, 'a.pdf', Buffer.alloc(0));
        await expect(page.getByRole('status')).toContainText(say('check_refused_empty'));
        await picture(page, `refused-${shot}`);
      });

      test('a coordinator revokes by the number, and everybody sees it (credentials 23)', async ({
        page,
        browser,
        device,
        request,
        say,
      }) => {
        test.setTimeout(240_000);
        const own = await withCertificate();
        const old = await shareCertificate(own, { name: true });
        await requestCertificate(own, HOLDER, 2);
        const url = await shareCertificate(own, { name: true, date: true, outcomes: true });
        await page.goto(old);
        await expect(page.getByRole('main')).toContainText(say('check_state_superseded'));
        await expect(page.getByRole('main')).not.toContainText(HOLDER);
        await expectCleanWhen(scripted, page);
        await picture(page, `superseded-${shot}`);
        await page.goto(url);
        await expect(page.getByRole('main')).toContainText(say('check_state_valid'));
        await expectCleanWhen(scripted, page);
        await picture(page, `link-${shot}`);
        const facts = (await (
          await request.get(url, { headers: { accept: 'application/json' } })
        ).json()) as { number: string };
        const pdf = await saved(browser, own, 'pdf');
        const index = await statusIndex(browser, own);

        const staff = await device();
        await signedInAs(staff.context(), 'coordinator');
        if (language === 'en')
          await staff
            .context()
            .addCookies([{ name: 'lang', value: 'en', url: stackInfo().publicUrl }]);
        await staff.goto('/staff/certificates');
        await expectCleanStaff(scripted, staff);
        await picture(staff, `staff-${shot}`);
        await revoke(staff, say, 'ABC');
        await expect(staff.getByText(say('staff_revoke_no_number'))).toBeVisible();
        await revoke(staff, say, facts.number.toLowerCase().replace('-', ' '));
        const main = staff.getByRole('main');
        await expect(main).toContainText(say('staff_revoke_sure_final'));
        await expect(main).not.toContainText(HOLDER);
        await expectCleanStaff(scripted, staff);
        await picture(staff, `staff-sure-${shot}`);
        await press(staff, say('staff_revoke_submit'));
        await expect(main).toContainText(say('staff_revoke_done', { number: facts.number }));
        await picture(staff, `staff-done-${shot}`);
        await revoke(staff, say, facts.number);
        await press(staff, say('staff_revoke_submit'));
        await expect(main).toContainText(say('staff_revoke_no_already'));
        await revoke(staff, say, '0000-0000');
        await press(staff, say('staff_revoke_submit'));
        await expect(main).toContainText(say('staff_revoke_no_found'));

        for (const each of [url, old]) {
          await page.goto(each);
          await expect(page.getByRole('main')).toContainText(say('check_state_revoked'));
          await expect(page.getByRole('main')).not.toContainText(HOLDER);
        }
        await expectCleanWhen(scripted, page);
        await picture(page, `revoked-${shot}`);
        await drop(page, say, 'a.pdf', pdf);
        await expect(page.getByRole('status')).toContainText(say('check_outcome_not_valid'));
        await expect(page.getByRole('main')).toContainText(say('check_reason_revoked'));
        await picture(page, `revoked-file-${shot}`);
        await expect(async () => expect(await isSet(index)).toBe(true)).toPass({
          timeout: 60_000,
          intervals: [5000],
        });
      });
    });
  }
}

test('a trainer does not get to revoking', async ({ page }) => {
  await signedInAs(page.context(), 'trainer');
  const answer = await page.goto('/staff/certificates');
  expect(answer?.status()).toBe(403);
});

/** axe needs script; the pages are the same without. */
async function expectCleanWhen(scripted: boolean, page: Page): Promise<void> {
  if (scripted) await expectClean(page);
  else expect(await page.content()).not.toMatch(telling);
}

async function expectCleanStaff(scripted: boolean, page: Page): Promise<void> {
  if (scripted) expect((await analyse(page)).found).toEqual([]);
}

/** Types a number and goes on to what is asked once more. */
async function revoke(page: Page, say: Say, number: string): Promise<void> {
  await page.goto('/staff/certificates');
  await page.getByLabel(say('staff_revoke_number')).fill(number);
  await page.getByRole('radio', { name: say('staff_revoke_reason_mistake') }).check();
  await press(page, say('staff_revoke_next'));
}

/** Where the certificate stands in the list of what is no longer valid. */
async function statusIndex(browser: Browser, own: Learner): Promise<number> {
  const credential = JSON.parse((await saved(browser, own, 'json')).toString()) as {
    credentialStatus: { statusListIndex: string; statusListCredential: string };
  };
  expect(credential.credentialStatus.statusListCredential).toBe(check('/status/1'));
  return Number(credential.credentialStatus.statusListIndex);
}

/** Asks the published list, as another verifier would. */
async function isSet(index: number): Promise<boolean> {
  const list = (await (await fetch(check('/status/1'))).json()) as {
    credentialSubject: { encodedList: string };
  };
  const bits = gunzipSync(Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url'));
  return ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
}
