import {
  isLearnerFact,
  learnerFactNames,
  learnerFactValues,
  unknownFacts,
} from './learner-facts.js';

const nothing = { sex: null, ageBand: null, regionSize: null };

test('three questions, in this order, with these answers', () => {
  expect(learnerFactNames).toEqual(['sex', 'ageBand', 'regionSize']);
  for (const name of learnerFactNames)
    for (const value of learnerFactValues[name]) expect(isLearnerFact(name, value)).toBe(true);
});

test.each([
  [nothing, []],
  [{ sex: 'female', ageBand: '65+', regionSize: 'village' }, []],
  [{ ...nothing, ageBand: '34' }, ['ageBand']],
  [{ ...nothing, sex: '' }, ['sex']],
  [{ sex: 'city', ageBand: 'female', regionSize: 'toString' }, ['sex', 'ageBand', 'regionSize']],
])('%j: not offered are %j', (given, expected) => {
  expect(unknownFacts(given)).toEqual(expected);
});
