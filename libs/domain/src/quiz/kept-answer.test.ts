import fc from 'fast-check';
import { keptAnswer } from './kept-answer.js';
import type { Answer, GapKey, QuestionKey, TextKey } from './question.js';

const text: TextKey = { id: 't', type: 'text', accepted: ['договор', 'контракт'], explanation: '' };
const gap: GapKey = {
  id: 'g',
  type: 'gap',
  gaps: [
    { id: '1', accepted: ['НОИ'] },
    { id: '2', accepted: ['НАП', 'приходите'] },
  ],
  explanation: '',
};

test.each<[QuestionKey, Answer, unknown]>([
  [text, { type: 'text', text: ' КОНТРАКТ' }, { type: 'text', matched: 1 }],
  [text, { type: 'text', text: 'нещо мое' }, { type: 'text', matched: null }],
  [
    gap,
    {
      type: 'gap',
      gaps: [
        { gap: '1', text: 'нещо мое' },
        { gap: '2', text: 'Приходите' },
      ],
    },
    {
      type: 'gap',
      gaps: [
        { gap: '1', matched: null },
        { gap: '2', matched: 1 },
      ],
    },
  ],
])('of %j with %j is kept %j', (key, answer, kept) => {
  expect(keptAnswer(key, answer)).toEqual(kept);
});

test('nothing that was typed is ever kept', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3 }), fc.constantFrom('1', '2', 'text'), (typed, where) => {
      const own = `моето ${typed}`;
      const answer: Answer =
        where === 'text'
          ? { type: 'text', text: own }
          : { type: 'gap', gaps: [{ gap: where, text: own }] };
      const kept = keptAnswer(where === 'text' ? text : gap, answer);
      expect(JSON.stringify(kept)).not.toContain('моето');
    }),
  );
});

test('what was chosen is kept as it is', () => {
  const answer: Answer = { type: 'scenario', path: [{ step: '1', choice: 'a' }] };
  expect(keptAnswer({ id: 's', type: 'scenario', steps: [] }, answer)).toEqual(answer);
});
