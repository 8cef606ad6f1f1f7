import { type APIResponse, expect, type Page } from '@playwright/test';
import type { Reader } from './lesson-steps.js';
import { readPdf, type ReadPdf } from './pdf.js';
import { stackInfo } from './stack.js';
import { link, onCheckHost } from './walk.js';

const press = ({ page }: Reader, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** What a reader chooses for her certificate besides its name. */
type Look = { language?: 'bg' | 'en' | 'both'; paper?: 'a4' | 'letter'; code?: 'yes' | 'no' };

/** Fills the open form in and looks at it twice; the certificate is not made yet. */
export async function lookAtChoice(
  { page, say, scripted }: Reader,
  name: string | null,
  look: Look = {},
): Promise<void> {
  if (name === null) {
    await page.getByRole('radio', { name: say('learn_cert_name_no') }).check();
  } else {
    await page.getByRole('radio', { name: say('learn_cert_name_yes') }).check();
    await page.getByLabel(say('learn_cert_name_field')).fill(name);
    if (scripted) await expect(page.locator('#certificate-preview')).toContainText(name);
  }
  for (const [field, value] of Object.entries(look))
    await page.locator(`input[name="${field}"][value="${value}"]`).check();
  await page.getByRole('button', { name: say('learn_cert_look'), exact: true }).click();
  const line = page.getByRole('definition');
  await expect(line.first()).toHaveText(name ?? say('learn_cert_line_nameless'));
}

/** Chooses what stands on the certificate, looks at it twice, and has it made. */
export async function chooseCertificate(
  reader: Reader,
  name: string | null,
  look: Look = {},
): Promise<void> {
  const { page, say } = reader;
  await link(reader, say('learn_course_certificate')).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('learn_cert_title'));
  await lookAtChoice(reader, name, look);
  await press(reader, say('learn_cert_confirm'));
}

/** The number of the certificate on the open page. */
export async function numberOn({ page }: Reader): Promise<string> {
  const number = page.getByRole('definition').filter({ hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ });
  return number.innerText();
}

/** Sees "is being prepared" turn into "ready" without doing anything. */
export async function waitUntilReady({ page, say }: Reader): Promise<void> {
  const [waiting, ready] = ['learn_cert_waiting_title', 'learn_cert_ready_title'].map((key) =>
    page.getByText(say(key)),
  ) as [ReturnType<Page['getByText']>, ReturnType<Page['getByText']>];
  await expect(waiting.or(ready)).toBeVisible();
  await expect(ready).toBeVisible({ timeout: 30_000 });
}

/** Saves the PDF; the name of the file tells nothing. */
export async function download(reader: Reader): Promise<ReadPdf> {
  const { page, say } = reader;
  const coming = page.waitForEvent('download');
  await link(reader, say('learn_cert_download')).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe(`${say('certificate_file')}.pdf`);
  return readPdf(await file.path());
}

/** What a link is to show; the name is shown by saying which it is. */
type Shown = Partial<Record<'date' | 'hours' | 'outcomes' | 'competences', boolean>> & {
  name?: string;
};

/** Chooses what a link is to show, and looks at what an employer will see; the link is not made yet. */
export async function lookAtShare(reader: Reader, { name, ...others }: Shown): Promise<void> {
  const { page, say } = reader;
  await link(reader, say('certificate_share_new')).click();
  if (name) await page.getByLabel(say('learn_share_field_name', { name })).check();
  for (const [field, isShown] of Object.entries(others))
    if (isShown) await page.locator(`input[name="field"][value="${field}"]`).check();
  await press(reader, say('certificate_share_look'));
  await expect(page.getByText(say('certificate_share_look_title'))).toBeVisible();
}

/** Makes a link for an employer that shows what is asked for, and goes back to the certificate. */
export async function share(reader: Reader, shown: Shown): Promise<string> {
  const { page, say } = reader;
  await lookAtShare(reader, shown);
  await press(reader, say('certificate_share_make'));
  const field = page.getByLabel(say('learn_share_address'));
  await expect(field).toHaveValue(/^http/);
  const url = await field.inputValue();
  expect(onCheckHost(url)).toBe(true);
  await link(reader, say('certificate_share_back')).click();
  return url;
}

/** What an employer's page must and must not be (credentials 13, 36). */
export async function expectBareCheckPage(page: Page, url: string): Promise<void> {
  const answer = await page.goto(url);
  const headers = answer?.headers() ?? {};
  expect(answer?.status()).toBe(200);
  expect(headers['x-robots-tag']).toBe('noindex, nofollow, noarchive');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['referrer-policy']).toBe('no-referrer');
  const html = (await answer?.text()) ?? '';
  expect(html).not.toContain(new URL(stackInfo().publicUrl).host);
  expect(html).not.toMatch(/Пътека|Pateka|\/help|\/exit|\/sign-in/);
  expect(await page.context().cookies(stackInfo().checkUrl)).toEqual([]);
}

/** A page without what is made anew for each answer. */
async function bodyOf(answer: APIResponse): Promise<string> {
  return (await answer.text()).replace(/nonce="[^"]*"/g, 'nonce');
}

/** A link that was stopped and one that never was answer alike (credentials 11). */
export async function expectSameAsUnknown(page: Page, revoked: string): Promise<void> {
  const invented = `${stackInfo().checkUrl}/c/${'q'.repeat(new URL(revoked).pathname.length - 3)}`;
  const [gone, unknown] = (await Promise.all(
    [revoked, invented].map((url) => page.request.get(url)),
  )) as [APIResponse, APIResponse];
  expect([gone.status(), unknown.status()]).toEqual([404, 404]);
  expect(await bodyOf(gone)).toBe(await bodyOf(unknown));
  const [first, second] = [gone, unknown].map((answer) => Object.keys(answer.headers()).sort());
  expect(first).toEqual(second);
}
