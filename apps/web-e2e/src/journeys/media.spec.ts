import { request as httpRequest } from 'node:http';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.js';
import { signedInAs } from '../support/staff.js';
import { stackInfo } from '../support/stack.js';

/** Eight grey pixels a side, as a drawing program saves them. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAD0lEQVR42mMoxwEYhpYEAN/GWUFfUi0+AAAAAElFTkSuQmCC',
  'base64',
);

type Answer = { ok: true; media: { id: string } } | { ok: false; text: string };

/** Uploads as the editor does; the name and the type that the browser claims play no part. */
async function upload(page: Page, buffer: Buffer, name = 'x.html'): Promise<Answer> {
  const file = { name, mimeType: 'text/html', buffer };
  const answer = await page.request.post('/staff/media', { multipart: { file } });
  return (await answer.json()) as Answer;
}

async function kept(page: Page, buffer: Buffer): Promise<string> {
  const answer = await upload(page, buffer);
  if (!answer.ok) throw new Error(answer.text);
  return answer.media.id;
}

test('a picture of a draft is seen by staff and by nobody else, and nothing of it is kept or runs', async ({
  page,
  device,
}) => {
  await signedInAs(page.context(), 'trainer');
  const path = `/media/${await kept(page, png)}/480.avif`;
  const answer = await page.request.get(path);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/avif',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
  });
  expect(answer.headers()['set-cookie']).toBeUndefined();
  const stranger = await device();
  expect((await stranger.request.get(path)).status()).toBe(404);
  expect((await page.request.get(`${stackInfo().checkUrl}${path}`)).status()).toBe(404);
});

test('a page shows it', async ({ page }) => {
  await signedInAs(page.context(), 'trainer');
  const path = `/media/${await kept(page, png)}/960.webp`;
  await page.goto('/staff/modules');
  const width = await page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return image.naturalWidth;
  }, path);
  expect(width).toBe(8);
});

test('a document is downloaded under a name that tells nothing, uncompressed, and in stretches', async ({
  page,
}) => {
  await signedInAs(page.context(), 'trainer');
  const text = 'Какво да нося в банката: лична карта. '.repeat(60);
  const path = `/media/${await kept(page, Buffer.from(text))}/file`;
  const whole = await page.request.get(path, { headers: { 'accept-encoding': 'br, gzip' } });
  expect(whole.headers()).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': `attachment; filename="file.txt"; filename*=UTF-8''${encodeURIComponent('файл.txt')}`,
    'content-length': String(Buffer.byteLength(text)),
  });
  expect(whole.headers()['content-encoding']).toBeUndefined();
  expect(await whole.text()).toBe(text);
  const part = await page.request.get(path, { headers: { range: 'bytes=0-9' } });
  expect([part.status(), await part.text()]).toEqual([206, text.slice(0, 5)]);
  const beyond = await page.request.get(path, { headers: { range: 'bytes=99999-' } });
  expect(beyond.status()).toBe(416);
  const head = await page.request.head(path);
  expect([head.status(), head.headers()['content-length']]).toEqual([
    200,
    String(Buffer.byteLength(text)),
  ]);
});

for (const language of ['bg', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language });
    test('what is not taken is said kindly', async ({ page, say }) => {
      await signedInAs(page.context(), 'trainer');
      const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
      expect(await upload(page, Buffer.from(drawing), 'x.png')).toEqual({
        ok: false,
        text: say('media_refused_svg'),
      });
    });
  });
}

test('whoever is not signed in is told so, not let in', async ({ page, say }) => {
  expect(await upload(page, png)).toEqual({ ok: false, text: say('common_error_signed_out') });
});

/** Says how much would come, and sends nothing of it. */
function announce(path: string, bytes: number): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(path, stackInfo().publicUrl);
    const headers = { 'content-length': String(bytes), 'sec-fetch-dest': 'empty' };
    const asking = httpRequest(url, { method: 'POST', headers }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body });
        asking.destroy();
      });
    });
    asking.once('error', reject);
    asking.flushHeaders();
  });
}

test('200 MB are refused before any of it is read, elsewhere much less', async ({ say }) => {
  const refusal = { ok: false, text: say('media_too_large_text') };
  for (const [path, megabytes] of [
    ['/staff/media', 200],
    ['/sign-in', 1],
  ] as const) {
    const { status, body } = await announce(path, megabytes * 1024 * 1024);
    expect([status, JSON.parse(body)]).toEqual([413, refusal]);
  }
});
