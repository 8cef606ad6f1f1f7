import { readChoice } from './choice.js';

test('the form is read as she filled it in', () => {
  const texts = { named: 'yes', holder: '  Ана   Примерова ', language: 'en', code: 'no' };
  expect(readChoice(texts, 'bg')).toEqual({
    named: true,
    name: 'Ана Примерова',
    locale: 'en',
    withCode: false,
  });
});

test('without a name is what stands there when nothing was chosen', () => {
  expect(readChoice({}, 'bg')).toEqual({ named: false, name: '', locale: 'bg', withCode: false });
});

test('a name typed before "without a name" is kept for a change of mind', () => {
  expect(readChoice({ named: 'no', holder: 'Ана' }, 'bg')).toMatchObject({
    named: false,
    name: 'Ана',
  });
});

test('a language that we do not have becomes the one of the page', () => {
  expect(readChoice({ language: 'fr' }, 'en').locale).toBe('en');
});
