import fc from 'fast-check';
import type { Block } from '../../blocks.js';
import { readGiftFile } from './readers.js';
import { NoteBook } from '../../import/notes.js';
import { giftBlocks } from './gift.arbitrary.js';
import { writeGift, type GiftBlock } from './write-gift.js';

const withoutId = (block: Block): Block => ('id' in block ? { ...block, id: 'x' } : block);

function read(source: string) {
  const notes = new NoteBook();
  return {
    items: readGiftFile(source, notes),
    notes: notes.list().map(({ code, count }) => [code, count]),
  };
}

test('what GIFT can carry comes back the same', () => {
  fc.assert(
    fc.property(fc.array(giftBlocks, { minLength: 1, maxLength: 4 }), (blocks) => {
      const { text, notes } = writeGift(
        blocks.map((content) => ({ content, tags: ['пари', 'a b'] })),
        'bg',
      );
      const { items } = read(text);
      expect(notes.filter(({ code }) => code !== 'facts')).toEqual([]);
      expect(items.map(({ content }) => withoutId(content))).toEqual(blocks.map(withoutId));
      expect(items.map(({ tags }) => tags)).toEqual(blocks.map(() => ['пари', 'a b']));
    }),
    { numRuns: 60 },
  );
});

/** A block with each text as bare words: readable in a table. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && value.type === 'text' && 'value' in value) return value.value;
  if ('type' in value && value.type === 'paragraph' && 'children' in value) {
    const words = said(value.children) as unknown[];
    return words.length === 1 ? words[0] : words;
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, said(each)]));
}

test.each([
  [
    'one right answer, with feedback',
    '::Q1:: Кой цвят е снегът? {\n=бял#Да. ~черен#Не\\: виж навън.\n~%50%сив}',
    {
      type: 'single',
      prompt: ['Кой цвят е снегът?'],
      options: [
        { right: true, answer: ['бял'], explanation: ['Да.'] },
        { right: false, answer: ['черен'], explanation: ['Не: виж навън.'] },
        { right: false, answer: ['сив'], explanation: [] },
      ],
    },
    [['gift-partial', 1]],
  ],
  [
    'several right answers with different weights',
    'Кои са месеци? {~%60%май ~%40%юни ~%-100%петък ####Обща дума.}',
    {
      type: 'multiple',
      options: [
        { right: true, answer: ['май'], explanation: ['Обща дума.'] },
        { right: true, answer: ['юни'], explanation: ['Обща дума.'] },
        { right: false, answer: ['петък'], explanation: ['Обща дума.'] },
      ],
    },
    [
      ['gift-weights', 1],
      ['gift-general', 1],
    ],
  ],
  [
    'true or false, feedback for the wrong answer first',
    'Слънцето изгрява на изток.{T#Погледнете сутринта.#Точно така.}',
    {
      type: 'true-false',
      isTrue: true,
      ifTrue: ['Точно така.'],
      ifFalse: ['Погледнете сутринта.'],
    },
    [],
  ],
  ['a plain falsehood', 'Луната е от сирене.{FALSE}', { type: 'true-false', isTrue: false }, []],
  [
    'accepted texts, one of them a wildcard, one half right',
    'Столицата? {=София =%100%гр. София =%50%Sofia =Со* =5\\*2}',
    { type: 'text', accepted: ['София', 'гр. София', '5*2'] },
    [
      ['gift-partial', 1],
      ['gift-wildcard', 1],
    ],
  ],
  [
    'a number with tolerance',
    'Пи? {#3,14:0.005}',
    { type: 'number', value: 3.14, tolerance: 0.005 },
    [],
  ],
  ['a range', 'Колко? {#0.1..0.3}', { type: 'number', value: 0.2, tolerance: 0.1 }, []],
  [
    'several numbers',
    'Кога? {#=1822:0#Да =%50%1822:2#Почти ~#Не}',
    { type: 'number', value: 1822, tolerance: 0, explanation: ['Да', 'Почти', 'Не'] },
    [
      ['gift-partial', 1],
      ['gift-feedback', 1],
    ],
  ],
  [
    'pairs, and a right side of its own',
    'Свържете. {=куче -> лае =котка -> мяука -> тихо = -> пее}',
    {
      type: 'match',
      pairs: [
        { left: ['куче'], right: ['лае'] },
        { left: ['котка'], right: ['мяука -> тихо'] },
      ],
      others: [['пее']],
    },
    [],
  ],
  [
    'a missing word to type',
    'Столицата на България е {=София =sofia}, нали?',
    {
      type: 'gap',
      prompt: [],
      pieces: [
        { piece: 'text', text: ['Столицата на България е '] },
        { piece: 'gap', accepted: ['София', 'sofia'] },
        { piece: 'text', text: [', нали?'] },
      ],
    },
    [],
  ],
  [
    'a missing word to choose',
    'Столицата е {~Варна =София} от 1879 г.',
    { type: 'single', prompt: ['Столицата е _____ от 1879 г.'] },
    [],
  ],
] as const)('%s', (_, source, expected, notes) => {
  const found = read(source);
  expect(found.notes).toEqual(notes);
  expect(found.items).toHaveLength(1);
  expect(said(found.items[0]?.content)).toMatchObject(expected);
});

test('comments, tags, categories, titles, descriptions and essays', () => {
  const { items, notes } = read(
    '\ufeff// за мен\r\n$CATEGORY: $course$/top/Пари и сметки/Сметки\r\n\r\n// question: 7  name: x [id:7] [tag:бюджет] [tag:у дома]\r\n::Име \\: с двоеточие::[html]<p>Колко <b>общо</b>?</p>{#5}\r\n\r\nСамо четете.\r\n\r\n// последно\r\nКакво мислите? {}\r\n',
  );
  expect(items.map(({ content, tags, category }) => [content.block, tags, category])).toEqual([
    ['question', ['бюджет', 'у дома'], 'Сметки'],
    ['text', [], 'Сметки'],
    ['reflection', [], 'Сметки'],
  ]);
  expect(items[0]?.content).toMatchObject({
    prompt: [
      {
        type: 'paragraph',
        children: [
          { type: 'text', value: 'Колко ' },
          { type: 'strong', children: [{ type: 'text', value: 'общо' }] },
          { type: 'text', value: '?' },
        ],
      },
    ],
  });
  expect(notes).toEqual([['gift-essay', 1]]);
});

test('nothing of a script in a question is left, and what is written wrongly is told', () => {
  const { items, notes } = read(
    'Кликнете <script>alert(1)</script><img src=x onerror\\=alert(2)> тук {=да ~не}\n\nБез край {=да ~не\n\nИзгубено {дума}\n\nСледващ {T}',
  );
  expect(JSON.stringify(items)).not.toMatch(/alert|onerror|script/);
  expect(items.map(({ content }) => content.block)).toEqual(['question', 'question']);
  expect(notes).toContainEqual(['gift-unreadable', 2]);
});

test('what GIFT cannot say is left out and told', () => {
  const head = { block: 'question' as const, id: 'q', prompt: [] };
  const text = [{ type: 'text' as const, value: 'а' }];
  const strong = [{ type: 'strong' as const, children: text }];
  const blocks: GiftBlock[] = [
    { ...head, type: 'order', items: [text, text], explanation: [] },
    { ...head, type: 'scenario', steps: [] },
    { ...head, type: 'number', value: null, tolerance: 0, explanation: [] },
    { ...head, type: 'true-false', isTrue: null, ifTrue: [], ifFalse: [] },
    { ...head, type: 'text', accepted: ['a->b'], explanation: [] },
    { ...head, type: 'gap', pieces: [{ piece: 'gap', accepted: ['а'] }], explanation: [] },
    { ...head, type: 'number', value: 1e-7, tolerance: 0, unit: 'EUR', explanation: [] },
    { ...head, type: 'match', pairs: [{ left: text, right: strong }], others: [], explanation: [] },
  ];
  const { text: file, notes } = writeGift(
    blocks.map((content) => ({ content, tags: [] })),
    'bg',
  );
  expect(notes.map(({ code, count }) => [code, count])).toEqual([
    ['order', 1],
    ['scenario', 1],
    ['unfinished', 3],
    ['gaps', 1],
    ['unit', 1],
    ['match-look', 1],
  ]);
  expect(file).toBe('[plain] {#0.0000001:0}\n\n[plain] {\n\t=а -> а\n}\n');
});
