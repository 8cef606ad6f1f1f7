import type { OwnCertificate } from './certificate-words.js';
import { type CertificateChoice, choiceFields, firstChoice, readChoice } from './choice.js';

test('the form is read as she filled it in', () => {
  const texts = {
    ...{ version: '2', named: 'yes', holder: '  Ана   Примерова ' },
    ...{ language: 'both', paper: 'letter', code: 'no' },
  };
  expect(readChoice(texts, 'bg')).toEqual({
    version: 2,
    named: true,
    name: 'Ана Примерова',
    locale: 'both',
    paper: 'letter',
    withCode: false,
  });
});

test('without a name is what stands there when nothing was chosen', () => {
  expect(readChoice({}, 'bg')).toEqual({
    version: 0,
    named: false,
    name: '',
    locale: 'bg',
    paper: 'a4',
    withCode: false,
  });
});

test('a name typed before "without a name" is kept for a change of mind', () => {
  expect(readChoice({ named: 'no', holder: 'Ана' }, 'bg')).toMatchObject({
    named: false,
    name: 'Ана',
  });
});

test('a language or a paper that we do not have becomes the usual one', () => {
  const choice = readChoice({ language: 'fr', paper: 'a5' }, 'en');
  expect([choice.locale, choice.paper]).toEqual(['en', 'a4']);
});

test.each(['', '-1', '1.5', '1e3', '٣', '99999'])('version %j is none', (version) => {
  expect(readChoice({ version }, 'bg').version).toBe(0);
});

test('what goes into hidden fields is read back as it was', () => {
  const choice: CertificateChoice = {
    ...{ version: 3, named: true, name: 'Ана „Ани“ <b>', withCode: true },
    locale: 'both',
    paper: 'letter',
  };
  expect(readChoice(Object.fromEntries(choiceFields(choice)), 'bg')).toEqual(choice);
});

describe('with what the form begins', () => {
  const certificate = (changes: Partial<OwnCertificate>) =>
    ({
      ...{ version: 1, state: 'ready', status: 'valid', wasNotAskedFor: false, next: null },
      ...{ holderName: 'Ана', locale: 'both', paper: 'letter', withCheckCode: false },
      ...changes,
    }) as OwnCertificate;

  test.each<[string, Partial<OwnCertificate>, object]>([
    [
      'the first time: a name to write, a code, the language of the page',
      { state: 'awaiting-choice', holderName: null, locale: 'bg', paper: 'a4' },
      { version: 1, named: true, name: '', locale: 'en', paper: 'a4', withCode: true },
    ],
    [
      'after a failure: what she had chosen, for the same version',
      { state: 'failed' },
      { version: 1, named: true, name: 'Ана', locale: 'both', paper: 'letter', withCode: false },
    ],
    [
      'anew: what stands on it, for the next version',
      { version: 3 },
      { version: 4, named: true, name: 'Ана', locale: 'both', paper: 'letter', withCode: false },
    ],
    [
      'anew after a new one failed: the name that was chosen for that one',
      { next: { version: 2, state: 'failed', failure: null, holderName: 'Яна' } },
      { version: 2, named: true, name: 'Яна', locale: 'both', paper: 'letter', withCode: false },
    ],
    [
      'one that nobody asked for: a name to write',
      { wasNotAskedFor: true, holderName: null, locale: 'bg', paper: 'a4' },
      { version: 2, named: true, name: '', locale: 'en', paper: 'a4', withCode: true },
    ],
    [
      'one that she wanted without a name stays without',
      { holderName: null },
      { version: 2, named: false, name: '', locale: 'both', paper: 'letter', withCode: false },
    ],
  ])('%s', (_when, changes, expected) => {
    expect(firstChoice(certificate(changes), 'en')).toEqual(expected);
  });
});
