import {
  canBeMadeAnew,
  isOpen,
  localesOf,
  type OwnCertificate,
  stageOf,
  wordsFor,
} from './certificate-words.js';

const next = (state: string) => ({ version: 2, state, failure: null, holderName: null });

test('the word of the stage changes whenever a version is finished', () => {
  const stages = [
    stageOf({ version: 1, state: 'requested', next: null }),
    stageOf({ version: 1, state: 'ready', next: null }),
    stageOf({ version: 1, state: 'ready', next: next('requested') }),
    stageOf({ version: 1, state: 'ready', next: next('failed') }),
    stageOf({ version: 2, state: 'ready', next: null }),
  ];
  expect(new Set(stages).size).toBe(stages.length);
});

test.each([
  ['ready and valid', { state: 'ready', status: 'valid', next: null }, true],
  ['a new one that failed', { state: 'ready', status: 'valid', next: next('failed') }, true],
  ['a new one on its way', { state: 'ready', status: 'valid', next: next('requested') }, false],
  ['revoked', { state: 'ready', status: 'revoked', next: null }, false],
  ['not made yet', { state: 'awaiting-choice', status: null, next: null }, false],
  ['being made', { state: 'requested', status: null, next: null }, false],
])('can be made anew: %s', (_when, certificate, can) => {
  expect(canBeMadeAnew({ version: 1, ...certificate })).toBe(can);
});

test.each([
  ['awaiting-choice', true],
  ['failed', true],
  ['requested', false],
  ['ready', false],
])('%s is open for her choice: %s', (state, open) => {
  expect(isOpen({ state })).toBe(open);
});

test('a version to come has no number yet', () => {
  const certificate = { version: 1, number: 'AAAA-BBBB' } as OwnCertificate;
  expect(wordsFor(certificate, 1).number).toBe('AAAA-BBBB');
  expect(wordsFor(certificate, 2).number).toBeNull();
});

test('both languages: Bulgarian first', () => {
  expect([localesOf('bg'), localesOf('en'), localesOf('both')]).toEqual([
    ['bg'],
    ['en'],
    ['bg', 'en'],
  ]);
});
