import { isForeign } from './same-origin.js';

const own = 'https://learn.example';
const post = (origin: string | null, site: string | null) =>
  isForeign({ method: 'POST', origin, site }, own);

test.each([
  ['our own form, with its origin', own, 'same-origin'],
  ['our own form: without a referrer its origin is "null"', 'null', 'same-origin'],
  ['a form sent again by reloading', 'null', 'none'],
  ['an old browser that says its origin', own, null],
  ['an old browser that says nothing (the session cookie is SameSite)', 'null', null],
])('accepts %s', (_, origin, site) => {
  expect(post(origin, site)).toBe(false);
});

test.each([
  ['a foreign form', 'https://evil.example', 'cross-site'],
  ['a foreign origin in an old browser', 'https://evil.example', null],
  ['a foreign origin that claims to be ours', 'https://evil.example', 'same-origin'],
  ['a foreign frame without an origin', 'null', 'cross-site'],
  ['a subdomain', 'https://x.learn.example', 'same-site'],
  ['another port', 'https://learn.example:8443', 'same-site'],
  ['a sibling without an origin', null, 'same-site'],
])('refuses %s', (_, origin, site) => {
  expect(post(origin, site)).toBe(true);
});

test('reading is free, changing by any method is not', () => {
  const foreign = { origin: 'https://evil.example', site: 'cross-site' };
  expect(isForeign({ method: 'GET', ...foreign }, own)).toBe(false);
  for (const method of ['PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
    expect(isForeign({ method, ...foreign }, own)).toBe(true);
  }
});
