import type { Page } from '@playwright/test';
import type { ReportDocument } from '@pateka/domain';
import { linesOf, without } from '../support/control.js';
import { expect, test } from '../support/journey.js';
import { expectAccessible } from '../support/staff-axe.js';
import { signedInAs, staffToken } from '../support/staff.js';
import { stackInfo } from '../support/stack.js';
import type { Say } from '../support/words.js';

const path = '/staff/report/access';
const shown = /^pateka_[\w-]{43}$/;

/** A program on another machine: it has a token and no cookie of ours, unless a test gives it one. */
const askProgram = (query: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${stackInfo().publicUrl}/api/reports/${query}`, { method, headers });

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Makes a token on the page and copies it. */
async function makeToken(page: Page, say: Say, name: string): Promise<string> {
  await page.goto(path);
  await page.getByLabel(say('access_name'), { exact: true }).fill(name);
  await page.getByRole('button', { name: say('access_submit'), exact: true }).click();
  await expect(page.getByText(say('access_issued_title', { name }))).toBeVisible();
  await expect(page.getByText(say('access_issued_once'))).toBeVisible();
  const field = page.getByRole('textbox', { name: say('access_token'), exact: true });
  await expect(field).toHaveValue(shown);
  return field.inputValue();
}

const looks = [
  { language: 'bg', viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
  { language: 'en', viewport: { width: 1280, height: 900 }, javaScriptEnabled: true },
] as const;

for (const { language, viewport, javaScriptEnabled } of looks) {
  test.describe(`access for programs: ${language}, script ${javaScriptEnabled}`, () => {
    test.use({ language, viewport, javaScriptEnabled });

    test('a token is shown once, read with, and revoked after a second look', async ({
      page,
      say,
    }) => {
      await signedInAs(page.context(), 'coordinator');
      await page.goto(path);
      await page.getByRole('button', { name: say('access_submit'), exact: true }).click();
      await expect(page.getByText(say('access_no_name'))).toBeVisible();

      const name = `Отчет ${language}`;
      const token = await makeToken(page, say, name);
      if (javaScriptEnabled) await expectAccessible(page, say('access_title'));
      const row = page.getByRole('row', { name });
      await expect(row).toContainText(say('access_used_never'));
      const answer = await askProgram(`course?time=month&lang=${language}`, bearer(token));
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const { table, rows } = (await answer.json()) as ReportDocument;
      expect(table).toBe('course');
      expect(rows.length).toBeGreaterThan(0);

      await page.goto(path);
      expect(await page.content()).not.toContain(token);
      await expect(row).not.toContainText(say('access_used_never'));
      await row.getByRole('button', { name: say('access_revoke') }).click();
      await expect(page.getByText(say('access_sure_title', { name }))).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(page, say('access_title'));
      expect((await askProgram('total', bearer(token))).status).toBe(200);
      await page.getByRole('button', { name: say('access_sure_submit'), exact: true }).click();
      await expect(page.getByText(say('access_revoked'))).toBeVisible();
      await expect(row).toContainText(say('access_state_revoked'));
      expect((await askProgram('total', bearer(token))).status).toBe(401);
    });
  });
}

test('a browser’s session opens nothing there, and nothing but GET is passed on', async () => {
  const session = await staffToken('coordinator');
  const cookie = `s=${session}; v=1; lang=en`;
  const attempts: Record<string, string>[] = [
    {},
    { cookie },
    bearer(session),
    { cookie, ...bearer(session) },
  ];
  for (const headers of attempts) {
    const answer = await askProgram('total?lang=en', headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.json()).toMatchObject({ code: 'token' });
  }
  for (const method of ['POST', 'PUT', 'DELETE']) {
    const answer = await askProgram('total', { cookie, ...bearer(session) }, method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await answer.json()).toMatchObject({ code: 'method' });
  }
});

test('a token stands in no line of any log, whatever happens to the question (safety 37)', async () => {
  const token = `pateka_${'Kanarche'.repeat(6).slice(0, 43)}`;
  const questions = ['total', `total?token=${token}`, token, 'total?time=never'];
  const askAll = async () => {
    const answers = await Promise.all(questions.map((query) => askProgram(query, bearer(token))));
    await askProgram(`total?token=${token}`, bearer(token), 'POST');
    return [...new Set(answers.map(({ status }) => status))];
  };
  expect(await askAll()).toEqual([401]);
  // A program that is started again begins a new log.
  const before = await linesOf('api');
  await without('api', async () => expect(await askAll()).toEqual([503]));
  const lines = [before, await linesOf('web'), await linesOf('api')].join('\n');
  expect(lines).toContain('"route":"/(quiet)/api/reports/[table]"');
  expect(lines).toContain('"status":401');
  expect(lines).not.toContain('Kanarche');
});
