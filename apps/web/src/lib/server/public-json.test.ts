import { ApiError } from './api-errors.js';
import { answerJson, asksForJson, preferPage, publicDocument } from './public-json.js';

test.each([
  ['application/json', true],
  ['application/ld+json, application/json;q=0.9', true],
  ['application/vc+ld+json', true],
  ['*/*', false],
  [null, false],
  ['text/html,application/xhtml+xml,*/*;q=0.8', false],
  ['text/html, application/json', false],
  ['image/avif,image/webp', false],
])('whoever accepts %s asks for JSON: %s (credentials 12)', (accept, expected) => {
  expect(asksForJson(accept)).toBe(expected);
});

const ask = (path: string, accept: string) => {
  const url = new URL(path, 'https://check.example');
  const request = new Request(url, { headers: { accept } });
  preferPage({ request, url });
  return request.headers.get('accept');
};

test('a preview of a link gets the page, a program gets JSON, the issuer answers programs first', () => {
  expect(ask('/c/abc', '*/*')).toBe('text/html');
  expect(ask('/c/abc', 'application/json')).toBe('application/json');
  expect(ask('/issuer', '*/*')).toBe('*/*');
});

test('a document may be read by every page and kept for a while', async () => {
  const answer = await publicDocument(() => Promise.resolve('{}'), { seconds: 20 });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=20');
});

test('what is not there is not kept', async () => {
  const answer = await publicDocument(() => Promise.resolve(null), { seconds: 20 });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, null]);
  expect(await answer.json()).toEqual({ error: 'not-found' });
});

test('who asks too often is told in JSON when to come back', async () => {
  const answer = await answerJson(() => Promise.reject(new ApiError('too-many-tries', '90')));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '90']);
});
