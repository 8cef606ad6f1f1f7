import { loadOr } from './after-post.js';
import { ApiError, type ApiErrorCode } from './api-errors.js';

const by = (method: string) => ({ request: new Request('http://local.invalid', { method }) });
const failing = (code: ApiErrorCode) => () => Promise.reject(new ApiError(code, ''));

test('gives what the API gave', async () => {
  expect(await loadOr(by('POST'), () => Promise.resolve('full'), 'empty')).toBe('full');
});

test('after a form was sent the page stays, so that nothing typed is lost', async () => {
  expect(await loadOr(by('POST'), failing('unreachable'), 'empty')).toBe('empty');
});

test.each([
  ['GET', 'unreachable'],
  ['POST', 'signed-out'],
  ['POST', 'not-permitted'],
  ['POST', 'internal'],
] as const)('%s that ends in %s is not smoothed over', async (method, code) => {
  await expect(loadOr(by(method), failing(code), 'empty')).rejects.toThrow(code);
});
