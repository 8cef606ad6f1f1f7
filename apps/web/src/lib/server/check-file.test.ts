import { ApiError, type ApiErrorCode } from './api-errors.js';
import { fileIn, LARGEST_BYTES, notChecked } from './check-file.js';

const posted = (form: FormData) =>
  new Request('https://check.example/check', { method: 'POST', body: form });
const withFile = (bytes: number, name = 'a.pdf') => {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name));
  return posted(form);
};

test('a file is taken as it is', async () => {
  const file = await fileIn(withFile(3));
  expect(file).toBeInstanceOf(File);
});

test.each([
  ['no field', () => posted(new FormData()), 400],
  ['none chosen', () => withFile(0, ''), 400],
  ['an empty one', () => withFile(0), 400],
  ['one that is too large', () => withFile(LARGEST_BYTES + 1), 413],
  [
    'a form that was cut off',
    () =>
      new Request('https://check.example/check', {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nabc',
      }),
    400,
  ],
])('%s gets a kind sentence of its own', async (_what, request, status) => {
  expect(await fileIn(request())).toMatchObject({ status, text: expect.any(String) as string });
});

test.each<[ApiErrorCode, number]>([
  ['too-many-tries', 429],
  ['too-large', 413],
  ['invalid-input', 400],
  ['unreachable', 503],
  ['internal', 500],
])('when the api says %s the page says so with %d', (code, status) => {
  const said = notChecked(new ApiError(code, code === 'too-many-tries' ? '61' : ''));
  expect(said.status).toBe(status);
  if (code === 'too-many-tries') expect(said.text).toContain('2');
});

test('what is none of the api’s is not swallowed', () => {
  expect(() => notChecked(new TypeError('odd'))).toThrow(TypeError);
});
