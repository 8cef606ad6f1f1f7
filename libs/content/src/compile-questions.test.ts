import fc from 'fast-check';
import { scoreAnswer, type Locale } from '@pateka/domain';
import type { Inline, QuestionBlock } from './blocks.js';
import { compileQuestion } from './compile-question.js';

const words = (value: string): Inline[] => [{ type: 'text', value }];
const rich = (value: string) => [{ type: 'paragraph' as const, children: words(value) }];
const head = { block: 'question' as const, id: 'q', prompt: rich('prompt') };

type Of<Type extends QuestionBlock['type']> = Extract<QuestionBlock, { type: Type }>;

function compiled(block: QuestionBlock, locale: Locale = 'bg') {
  return compileQuestion(block, { locale });
}

const statement: Of<'true-false'> = {
  ...head,
  type: 'true-false',
  isTrue: false,
  ifTrue: words('not so'),
  ifFalse: words('indeed'),
};

test('a statement is called true or false in the language of the page', () => {
  const { question, key } = compiled(statement);
  expect(question).toEqual({
    id: 'q',
    type: 'true-false',
    promptHtml: '<p>prompt</p>',
    options: [
      { id: 'true', html: 'Вярно' },
      { id: 'false', html: 'Невярно' },
    ],
  });
  expect(scoreAnswer(key, { type: 'true-false', option: 'false' })).toMatchObject({
    right: true,
    feedback: [{ explanation: 'indeed' }],
  });
  expect(scoreAnswer(key, { type: 'true-false', option: 'true' })).toMatchObject({
    right: false,
    feedback: [{ explanation: 'not so' }],
  });
  expect(compiled(statement, 'en').question).toMatchObject({
    options: [{ html: 'True' }, { html: 'False' }],
  });
});

const match: Of<'match'> = {
  ...head,
  type: 'match',
  pairs: [
    { left: words('НАП'), right: words('taxes') },
    { left: words('НОИ'), right: words('insurance') },
    { left: words('Банка'), right: words('money') },
    { left: words('Каса'), right: words('money') },
  ],
  others: [words('weather')],
  explanation: rich('why'),
};

test('right sides stand mixed, with those that belong to nothing; the same words stand once', () => {
  const { question, key } = compiled(match);
  if (question.type !== 'match' || key.type !== 'match') throw new Error('another kind');
  expect(question.items.map(({ html }) => html)).toEqual(['НАП', 'НОИ', 'Банка', 'Каса']);
  const rights = question.rights.map(({ html }) => html);
  expect([...rights].sort()).toEqual(['insurance', 'money', 'taxes', 'weather']);
  expect(rights).not.toEqual(['taxes', 'insurance', 'money', 'weather']);
  const sayingOf = (ids: string[]) =>
    question.rights.filter(({ id }) => ids.includes(id)).map(({ html }) => html);
  expect(key.pairs.map((pair) => sayingOf(pair.rights))).toEqual([
    ['taxes'],
    ['insurance'],
    ['money'],
    ['money'],
  ]);
  expect(compiled(match, 'en').question).toEqual(question);
});

test('the right pairs score 1, whatever the number of pairs and others', () => {
  const sides = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 4, maxLength: 18 });
  fc.assert(
    fc.property(sides, fc.nat(), (all, cut) => {
      const count = 2 + (cut % (Math.floor(all.length / 2) - 1 || 1));
      const pairs = all.slice(0, count).map((right, at) => ({
        left: words(`left ${at}`),
        right: words(right),
      }));
      const others = all.slice(count).map(words);
      const { question, key } = compiled({ ...match, id: `q-${cut}`, pairs, others });
      if (question.type !== 'match' || key.type !== 'match') throw new Error('another kind');
      expect(question.rights).toHaveLength(all.length);
      const right = key.pairs.map((pair) => ({ left: pair.left, right: pair.rights[0] ?? '' }));
      expect(scoreAnswer(key, { type: 'match', pairs: right })).toMatchObject({ score: 1 });
    }),
  );
});

const gap: Of<'gap'> = {
  ...head,
  type: 'gap',
  pieces: [
    { piece: 'text', text: words('За данъци: ') },
    { piece: 'gap', accepted: ['НАП', 'приходите'] },
    { piece: 'text', text: words(', за пенсия: ') },
    { piece: 'gap', accepted: ['НОИ'] },
  ],
  explanation: rich('why'),
};

test('gaps are numbered; what belongs into them is not on the page', () => {
  const { question, key } = compiled(gap);
  expect(question).toEqual({
    id: 'q',
    type: 'gap',
    promptHtml: '<p>prompt</p>',
    pieces: [{ html: 'За данъци: ' }, { gap: '1' }, { html: ', за пенсия: ' }, { gap: '2' }],
  });
  expect(key).toMatchObject({
    gaps: [
      { id: '1', accepted: ['НАП', 'приходите'] },
      { id: '2', accepted: ['НОИ'] },
    ],
    explanation: '<p>why</p>',
  });
});

const scenario: Of<'scenario'> = {
  ...head,
  type: 'scenario',
  steps: [
    {
      id: 'the-trap',
      text: rich('An offer'),
      choices: [
        { answer: words('Sign'), explanation: words('hm'), right: false, next: 'the-good-way' },
        { answer: words('Ask'), explanation: words('yes'), right: true, next: 'the-good-way' },
      ],
    },
    {
      id: 'the-good-way',
      text: rich('A letter'),
      choices: [
        { answer: words('Keep it'), explanation: words('well kept'), right: true, next: null },
      ],
    },
  ],
};

test('steps are lettered, and a learner sees neither where a choice leads nor which is right', () => {
  const { question, key } = compiled(scenario);
  expect(question).toEqual({
    id: 'q',
    type: 'scenario',
    promptHtml: '<p>prompt</p>',
    steps: [
      {
        id: 'a',
        html: '<p>An offer</p>',
        choices: [
          { id: 'a', html: 'Sign' },
          { id: 'b', html: 'Ask' },
        ],
      },
      { id: 'b', html: '<p>A letter</p>', choices: [{ id: 'a', html: 'Keep it' }] },
    ],
  });
  const path = [
    { step: 'a', choice: 'b' },
    { step: 'b', choice: 'a' },
  ];
  expect(scoreAnswer(key, { type: 'scenario', path })).toMatchObject({ score: 1, right: true });
});

const text: Of<'text'> = {
  ...head,
  type: 'text',
  accepted: ['договор'],
  explanation: rich('why'),
};

test('a short text is asked for without a word of what is accepted', () => {
  const { question, key } = compiled(text);
  expect(question).toEqual({ id: 'q', type: 'text', promptHtml: '<p>prompt</p>' });
  expect(key).toEqual({ id: 'q', type: 'text', accepted: ['договор'], explanation: '<p>why</p>' });
});

test.each([statement, match, gap, scenario, text])(
  'nothing of what only the server may know is in the learner’s part of $type',
  (block) => {
    const page = JSON.stringify(compiled(block).question);
    expect(page).not.toMatch(
      /right":|accepted|explanation|next|isTrue|why|приходите|indeed|the-good/,
    );
  },
);
