import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { chooseEncoding, compressed } from './compress.js';

const page = '<p>Моят месец в цифри</p>'.repeat(100);
const ask = (accepted: string) =>
  new Request('https://learn.example/', { headers: { 'accept-encoding': accepted } });
const HTML = { headers: { 'content-type': 'text/html' } };
const answer = (type: string) => new Response(page, { headers: { 'content-type': type } });

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['deflate', null],
  [null, null],
])('%s → %s', (accepted, chosen) => {
  expect(chooseEncoding(accepted)).toBe(chosen);
});

test('a page comes back whole from either encoding', async () => {
  const brotli = await compressed(ask('br'), answer('text/html; charset=utf-8'));
  expect(brotli.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(await brotli.bytes()).toString()).toBe(page);
  const gzip = await compressed(ask('gzip'), answer('text/html'));
  expect(gunzipSync(await gzip.bytes()).toString()).toBe(page);
  expect(gzip.headers.get('vary')).toBe('accept-encoding');
});

test('with more effort the same page comes in fewer bytes', async () => {
  // Words in no order: what a text is like that does not repeat itself line by line.
  const words =
    'сметка месец заплата дълг лихва резерв карта парола бюджет вноска такса банка'.split(' ');
  const long = Array.from(
    { length: 4_000 },
    (_, place) => words[Math.floor(words.length * Math.abs(Math.sin(place * place)))],
  ).join(' ');
  const size = async (effort: 'quick' | 'small') => {
    const { body, headers } = await compressed(ask('br'), new Response('', HTML), {
      text: long,
      effort,
    });
    const bytes = await new Response(body).bytes();
    expect(brotliDecompressSync(bytes).toString()).toBe(long);
    expect(Number(headers.get('content-length'))).toBe(bytes.length);
    return bytes.length;
  };
  expect(await size('small')).toBeLessThan(await size('quick'));
});

test.each([['application/pdf'], ['text/event-stream'], ['font/woff2']])(
  '%s is left alone',
  async (type) => {
    const untouched = await compressed(ask('br'), answer(type));
    expect(untouched.headers.get('content-encoding')).toBeNull();
    expect(await untouched.text()).toBe(page);
  },
);

test('what is tiny is not worth it', async () => {
  const tiny = await compressed(
    ask('br'),
    new Response('{}', { headers: { 'content-type': 'application/json' } }),
  );
  expect(tiny.headers.get('content-encoding')).toBeNull();
  expect(await tiny.text()).toBe('{}');
});

test('a file of which a stretch can be asked passes as it is, unread', async () => {
  const file = answer('text/plain; charset=utf-8');
  file.headers.set('accept-ranges', 'bytes');
  expect(await compressed(ask('br'), file)).toBe(file);
  expect(file.bodyUsed).toBe(false);
});
