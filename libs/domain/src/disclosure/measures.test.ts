import { isCount } from './measures.js';

test.each([
  ['total', 'enrolled', true],
  ['lesson', 'completed', true],
  ['lesson', 'enrolled', false],
  ['total', 'satisfaction', false],
  ['course', 'median-days', false],
  ['question', 'missed-share', false],
  ['answer', 'chosen-share', false],
  ['answer', 'completed', false],
  ['constructor', 'name', false],
])('%s %s is a count: %s', (dimension, measure, expected) => {
  expect(isCount({ dimension, measure })).toBe(expected);
});
