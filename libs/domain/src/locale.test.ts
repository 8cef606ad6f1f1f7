import { isLocale, locales } from './locale.js';

test.each([
  ['bg', true],
  ['en', true],
  ['BG', false],
  ['bg-BG', false],
  ['', false],
  [null, false],
  [undefined, false],
])('%j is a language: %p', (value, expected) => {
  expect(isLocale(value)).toBe(expected);
});

test('Bulgarian comes first', () => {
  expect(locales).toEqual(['bg', 'en']);
});
