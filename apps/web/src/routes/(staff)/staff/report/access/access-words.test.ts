import { lifeChoices, refusalOf } from './access-words.js';

test('each life has words of its own', () => {
  const labels = lifeChoices().map(({ label }) => label);
  expect(labels).toHaveLength(3);
  expect(new Set(labels).size).toBe(labels.length);
});

test('each refusal has words of its own, and one that nobody knows has some', () => {
  const reasons = ['name', 'days', 'too-many', 'already-issued', 'valueOf'];
  const refusals = reasons.map(refusalOf);
  expect(new Set(refusals.map(({ message }) => message)).size).toBe(reasons.length);
  expect(refusals.map(({ field }) => field)).toEqual(['name', 'days', '', '', '']);
});
