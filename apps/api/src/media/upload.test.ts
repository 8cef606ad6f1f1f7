import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import sharp from 'sharp';
import { startApp, type TestApp } from '../testing/app.js';
import type { GivenStaff } from '../testing/given.js';
import type { KeepResult } from './media.types.js';

let house: TestApp;
let trainer: GivenStaff;
beforeAll(async () => {
  house = await startApp();
  const { given } = house;
  trainer = await given.staff('trainer', await given.organisation(await given.network()));
});
afterAll(() => house.stop());

const MB = 1024 * 1024;
const headers = (token?: string, source = randomBytes(6).toString('hex')) => ({
  'x-internal-token': house.config.INTERNAL_TOKEN,
  'x-source': source,
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
});

const formOf = (bytes: Uint8Array, field = 'file', name = 'evil.html') => {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)], { type: 'text/html' }), name);
  return form;
};

async function upload(form: FormData, token = trainer.token, source?: string) {
  const answer = await fetch(`${house.url}/media`, {
    method: 'POST',
    headers: headers(token, source),
    body: form,
  });
  const body = (await answer.json()) as KeepResult & { code?: string };
  return { status: answer.status, body };
}

const picture = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#557799' } })
    .jpeg()
    .toBuffer();

test('a picture is kept and can be fetched again, whatever its sender called it', async () => {
  const { status, body } = await upload(formOf(await picture()));
  expect(status).toBe(200);
  if (!body.ok) throw new Error(body.reason);
  expect(body.media).toMatchObject({ kind: 'image', type: 'image/webp', width: 900, height: 600 });
  const answer = await fetch(`${house.url}/media/${body.media.id}/480.webp`, {
    headers: headers(trainer.token),
  });
  expect(answer.headers.get('content-type')).toBe('image/webp');
  expect((await sharp(await answer.arrayBuffer()).metadata()).width).toBe(480);
});

test('what is not kept is answered with its reason', async () => {
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  expect(await upload(formOf(Buffer.from(script)))).toEqual({
    status: 200,
    body: { ok: false, reason: 'svg' },
  });
});

test('a form without a file, or with one under another name, is refused', async () => {
  const empty = new FormData();
  empty.append('other', 'x');
  for (const form of [empty, formOf(await picture(), 'another')]) {
    expect(await upload(form)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  }
});

test('only staff who gave the second factor may upload', async () => {
  const { given } = house;
  const course = await given.course({ id: trainer.networkId }, { lessons: 1 });
  const learner = await given.learner(await given.cohort([course]));
  const half = await given.halfSignedIn(trainer);
  const form = formOf(await picture());
  expect(await upload(form, '')).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  expect(await upload(form, learner.token)).toMatchObject({ status: 403 });
  expect(await upload(form, half.token)).toMatchObject({
    status: 403,
    body: { code: 'second-factor-needed' },
  });
});

test('the web server alone may ask, for files too', async () => {
  const answer = await fetch(`${house.url}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${trainer.token}` },
    body: formOf(await picture()),
  });
  expect(answer.status).toBe(401);
});

test('uploads are counted', async () => {
  const other = await house.given.staff(
    'trainer',
    await house.given.organisation({ id: trainer.networkId }),
  );
  const form = () => formOf(Buffer.from('Бележка'));
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await upload(form(), other.token)).status !== 200) throw new Error(`at ${tries}`);
  }
  expect(await upload(form(), other.token)).toMatchObject({
    status: 429,
    body: { code: 'too-many-tries' },
  });
});

/** Sends a form without end, as fast as it is taken, up to 200 MB. */
function sendTooMuch(): Promise<{ status: number; body: string; sent: number }> {
  const boundary = 'bound';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="x"\r\n\r\n`;
  const chunk = Buffer.alloc(MB, 7);
  let sent = 0;
  return new Promise((resolve, reject) => {
    const sending = request(
      `${house.url}/media`,
      {
        method: 'POST',
        headers: {
          ...headers(trainer.token),
          'content-type': `multipart/form-data; boundary=${boundary}`,
        },
      },
      (answer) => {
        let body = '';
        answer.on('data', (part: Buffer) => (body += part.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, sent }));
      },
    );
    const push = () => {
      while (sent < 200 * MB && !sending.destroyed) {
        sent += chunk.length;
        if (!sending.write(chunk)) return sending.once('drain', push);
      }
      return sending.end();
    };
    sending.once('error', reject);
    sending.write(head, push);
  });
}

test('of 200 MB no more than the limit is read, and it never lies in memory', async () => {
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const { status, body, sent } = await sendTooMuch();
  clearInterval(watch);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toEqual({ ok: false, reason: 'too-large', detail: 100 });
  // What is over the limit was still in the buffers of the connection.
  expect(sent).toBeLessThan(130 * MB);
  expect(most - before).toBeLessThan(80 * MB);
});
