import { reasonChoices, reasonText, refusalText } from './revoke-words.js';

test('each reason has words of its own', () => {
  const labels = reasonChoices().map(({ label }) => label);
  expect(labels.length).toBeGreaterThanOrEqual(4);
  expect(new Set(labels).size).toBe(labels.length);
  expect(reasonText('toString')).toBe('');
});

test('each refusal has words of its own, and one that nobody knows has some', () => {
  const texts = ['number', 'not-found', 'already-revoked', 'valueOf'].map(refusalText);
  expect(new Set(texts).size).toBe(texts.length);
});
