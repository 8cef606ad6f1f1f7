import { inEnglish } from '../check/catalogue-problem.js';
import { inAnotherLanguage } from '../testing/language-of-texts.js';
import { blocksFromMarkdown } from './blocks-from-markdown.js';

function read(attributes: string, ...lines: string[]) {
  const text = [`:::question{${attributes}}`, ...lines, ':::'].join('\n');
  const { blocks, problems } = blocksFromMarkdown({ file: 'bg.md', text, linesBefore: 0 });
  return { question: blocks[0], problems };
}

const said = (value: string) => [{ type: 'text', value }];

test('a single choice: the first " > " parts answer and explanation, later ones are text', () => {
  const { question, problems } = read(
    'id=q type=single',
    'Кое?',
    '- [x] 5 € > Защото 5 > 3.',
    '- [ ] :sum[3] > Не :sum[3].',
  );
  expect(problems).toEqual([]);
  expect(question).toEqual({
    block: 'question',
    id: 'q',
    type: 'single',
    prompt: [{ type: 'paragraph', children: said('Кое?') }],
    options: [
      { right: true, answer: said('5 €'), explanation: said('Защото 5 > 3.') },
      {
        right: false,
        answer: [{ type: 'sum', amount: 3 }],
        explanation: [
          { type: 'text', value: 'Не ' },
          { type: 'sum', amount: 3 },
          { type: 'text', value: '.' },
        ],
      },
    ],
  });
});

test('a list in the prompt stays in the prompt; an answer may run over two lines', () => {
  const { question, problems } = read(
    'id=q type=multiple',
    'Пише:',
    '',
    '1. едно',
    '2. две',
    '',
    '- [x] да > защото',
    '  така',
    '- [ ] не >',
    '  може би',
  );
  expect(problems).toEqual([]);
  expect(question).toMatchObject({
    prompt: [{ type: 'paragraph' }, { type: 'list', ordered: true }],
    options: [
      { answer: said('да'), explanation: said('защото така') },
      { answer: said('не'), explanation: said('може би') },
    ],
  });
});

test('an answer without " > " has no explanation; the checks refuse it later', () => {
  const { question } = read('id=q type=single', 'Кое?', '- [x] да', '- [ ] 5>3 > не', '- [ ] не >');
  expect(question).toMatchObject({
    options: [
      { answer: said('да'), explanation: [] },
      { answer: said('5>3'), explanation: said('не') },
      { answer: said('не'), explanation: [] },
    ],
  });
});

test.each<[string, string[], number]>([
  ['id=q type=number', ['Колко?', '= 25'], 25],
  ['id=q type=number tolerance=0.5 unit=EUR', ['Колко?', '', '= 25,50'], 25.5],
  ['id=q type=number', ['От :sum[5] до', '=−3'], -3],
])('a number: {%s} %j', (attributes, lines, value) => {
  const { question, problems } = read(attributes, ...lines, '> така', '>', '> и така');
  expect(problems).toEqual([]);
  expect(question).toMatchObject({ type: 'number', value, prompt: [{ type: 'paragraph' }] });
  expect(question).toMatchObject({
    explanation: [{ children: said('така') }, { children: said('и така') }],
  });
});

test('the line with the number is not part of the prompt', () => {
  const { question } = read('id=q type=number tolerance=0.5 unit=EUR', 'Колко?', '= 25', '> да');
  expect(question).toEqual({
    block: 'question',
    id: 'q',
    type: 'number',
    prompt: [{ type: 'paragraph', children: said('Колко?') }],
    value: 25,
    tolerance: 0.5,
    unit: 'EUR',
    explanation: [{ type: 'paragraph', children: said('да') }],
  });
});

test('an order: items in the right order, then the explanation', () => {
  const { question, problems } = read('id=q type=order', 'Подредете', '1. a', '2. b', '> защо');
  expect(problems).toEqual([]);
  expect(question).toMatchObject({
    items: [said('a'), said('b')],
    explanation: [{ type: 'paragraph', children: said('защо') }],
  });
});

test.each<[string, string[], number, RegExp, RegExp]>([
  ['id=Q type=single', ['Кое?'], 1, /`id` must be an id/, /Correct `id`/],
  ['type=single', ['Кое?'], 1, /`id` is missing/, /Add `id`/],
  ['id=q type=essay', ['Кое?'], 1, /unknown value/, /`single`, `multiple`/],
  ['id=q type=single tolerance=1', ['Кое?'], 1, /type `number` only/, /tolerance/],
  ['id=q type=number tolerance=much', ['Кое?'], 1, /number such as `0\.5`/, /tolerance/],
  ['id=q type=single', ['Кое?'], 1, /no answers/, /- \[x\]/],
  ['id=q type=single', ['Кое?', '- да > защото'], 3, /no tick box/, /- \[x\]/],
  ['id=q type=single', ['Кое?', '- [х] да > защото'], 3, /Cyrillic/, /Latin/],
  ['id=q type=single', ['Кое?', '- [x] да', '', '  > защо'], 3, /single paragraph/, /one line/],
  ['id=q type=single', ['Кое?', '- [x] да > а', '', '> б'], 5, /behind the answers/, /its line/],
  ['id=q type=order', ['Кое?', '- a', '- b'], 1, /nothing to order/, /1\. …/],
  ['id=q type=order', ['Кое?', '1. a', '2. b', '', 'Така.'], 6, /behind the answers/, /`> `/],
  ['id=q type=true-false', ['Вярно ли е?', '- [x] да'], 1, /two answers/, /true > why/],
  ['id=q type=match', ['Кое с кое?'], 1, /no pairs/, /left side > right side/],
  ['id=q type=gap', [], 1, /no text with gaps/, /:gap\[word\]/],
  ['id=q type=text', ['Кое?'], 1, /no accepted answers/, /- accepted answer/],
  ['id=q type=scenario', ['::step{id=a}', '', 'Какво?'], 2, /no answers/, /:go\{to=next-step\}/],
  [
    'id=q type=scenario',
    ['::step{id=a}', '', '- [x] да > защо', '', '> и още'],
    6,
    /behind the answers/,
    /::step/,
  ],
  ['id=q type=number', ['Колко?', '> 25'], 1, /right number/, /`= 25`/],
  ['id=q type=number', ['Колко?', '= 1 250', '> a'], 1, /right number/, /without spaces/],
  ['id=q type=number', ['Колко?', '= :sum[25]', '> a'], 1, /right number/, /without `:sum/],
  ['id=q type=number', ['Колко?', '= 25', '> <b>a</b>'], 4, /HTML/, /Markdown/],
])('{%s} %j is refused', (attributes, lines, line, message, remedy) => {
  const { problems } = read(attributes, ...lines);
  expect(problems.map(inEnglish)[0]).toEqual({
    file: 'bg.md',
    line,
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(remedy),
  });
  expect(problems.flatMap(inAnotherLanguage)).toEqual([]);
});
