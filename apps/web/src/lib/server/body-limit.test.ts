import { isTooLarge } from './body-limit.js';

const MB = 1024 * 1024;
const load = (path: string, bytes: number) => ({ path, length: String(bytes), encoding: null });

test.each([
  ['/courses/a/b/answer', 0.4, false],
  ['/courses/a/b/answer', 0.6, true],
  ['/staff/modules/a/write', 1.2, false],
  ['/staff/modules/a/write', 2, true],
  ['/staff/media', 100.5, false],
  ['/staff/media', 200, true],
  ['/staff/import', 100.5, false],
  ['/staff/mediathek', 3, true],
  ['/check', 5.5, false],
  ['/check', 6.5, true],
  ['/c/abc', 1, true],
])('%s with %d MB: too large is %s', (path, megabytes, expected) => {
  expect(isTooLarge(load(path, Math.round(megabytes * MB)))).toBe(expected);
});

test('a request without a body is never too large', () => {
  expect(isTooLarge({ path: '/sign-out', length: null, encoding: null })).toBe(false);
});

test('whoever does not say how much comes may send files only', () => {
  expect(isTooLarge({ path: '/sign-in', length: null, encoding: 'chunked' })).toBe(true);
  expect(isTooLarge({ path: '/check', length: null, encoding: 'chunked' })).toBe(true);
  expect(isTooLarge({ path: '/staff/media', length: null, encoding: 'chunked' })).toBe(false);
});

test('a length that is no number is refused', () => {
  expect(isTooLarge({ path: '/sign-in', length: 'many', encoding: null })).toBe(true);
});
