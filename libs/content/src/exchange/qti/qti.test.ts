import type { Inline, QuestionBlock, RichNode } from '../../blocks.js';
import { all, filesOf, play, type Node } from './qti.fixture.js';
import { writeQti, type QtiBlock } from './write-qti.js';

const line = (value: string): Inline[] => [{ type: 'text', value }];
const rich = (value: string): RichNode[] => [{ type: 'paragraph', children: line(value) }];
const head = { block: 'question' as const, id: 'q', prompt: rich('Колко е 2 < 3 & "4"?\u0001') };
const option = (answer: string, right: boolean) => ({
  answer: line(answer),
  right,
  explanation: line(`за ${answer}`),
});
const explanation = rich('Обяснение');

const questions = {
  single: { ...head, type: 'single', options: [option('а', false), option('б', true)] },
  multiple: {
    ...head,
    type: 'multiple',
    options: [option('а', true), option('б', true), option('в', true), option('г', false)],
  },
  truth: { ...head, type: 'true-false', isTrue: false, ifTrue: line('не'), ifFalse: line('да') },
  number: { ...head, type: 'number', value: 20.5, tolerance: 0.25, unit: 'EUR', explanation },
  order: { ...head, type: 'order', items: ['в', 'а', 'б'].map(line), explanation },
  match: {
    ...head,
    type: 'match',
    pairs: [
      { left: line('куче'), right: line('лае') },
      { left: line('котка'), right: line('мяука') },
    ],
    others: [line('пее')],
    explanation,
  },
  gap: {
    ...head,
    type: 'gap',
    pieces: [
      { piece: 'text', text: line('Столицата е ') },
      { piece: 'gap', accepted: ['София'] },
      { piece: 'text', text: line(', а морето е ') },
      { piece: 'gap', accepted: ['Черно', 'Черното'] },
    ],
    explanation,
  },
  text: { ...head, type: 'text', accepted: ['Да', 'Точно така'], explanation },
} as const satisfies Record<string, QuestionBlock>;

const scenario: QuestionBlock = {
  ...head,
  type: 'scenario',
  steps: ['a', 'b'].map((id) => ({
    id,
    text: rich(`Стъпка ${id}`),
    choices: [
      { ...option('добре', true), next: id === 'a' ? 'b' : null },
      { ...option('зле', false), next: null },
    ],
  })),
};

function itemOf(question: QtiBlock): Node {
  const item = filesOf(writeQti([question], 'bg').bytes).get('items/item-1.xml');
  if (!item) throw new Error('No item');
  return item;
}

const idOf = (item: Node, words: string): string => {
  const choices = [...all(item, 'qti-simple-choice'), ...all(item, 'qti-simple-associable-choice')];
  return choices.find(({ text }) => text === words)?.attributes['identifier'] ?? '';
};

test.each([
  ['single', ['б'], 1, ['за б']],
  ['single', ['а'], 0, ['за а']],
  ['multiple', ['а', 'б', 'в'], 1, ['за а', 'за б', 'за в']],
  ['multiple', ['а', 'б', 'г'], 1 / 3, ['за а', 'за б', 'за г']],
  ['multiple', ['г'], 0, ['за г']],
  ['truth', ['Невярно'], 1, ['да']],
  ['truth', ['Вярно'], 0, ['не']],
  ['order', ['в', 'а', 'б'], 1, ['Обяснение']],
  ['order', ['а', 'б', 'в'], 0, ['Обяснение']],
] as const)('%s: choosing %j scores %d', (name, chosen, score, shown) => {
  const item = itemOf(questions[name]);
  const played = play(item, { RESPONSE: chosen.map((words) => idOf(item, words)) });
  expect(played.score).toBeCloseTo(score, 10);
  expect(played.shown).toEqual(shown);
});

test.each([
  ['number', { RESPONSE: ['20.75'] }, 1],
  ['number', { RESPONSE: ['20.76'] }, 0],
  ['text', { RESPONSE: ['точно ТАКА'] }, 1],
  ['text', { RESPONSE: ['не'] }, 0],
  ['gap', { RESPONSE: ['софия'], 'RESPONSE-2': ['Черното'] }, 1],
  ['gap', { RESPONSE: ['Пловдив'], 'RESPONSE-2': ['Черно'] }, 0.5],
] as const)('%s: typing %j scores %d', (name, responses, score) => {
  const typed = Object.fromEntries(
    Object.entries(responses).map(([key, value]) => [key, [...value]]),
  );
  const { score: given, shown } = play(itemOf(questions[name]), typed);
  expect(given).toBeCloseTo(score, 10);
  expect(shown).toEqual(['Обяснение']);
});

test('pairs score one by one, and the order of the sides gives nothing away', () => {
  const item = itemOf(questions.match);
  const pair = (left: string, right: string) => `${idOf(item, left)} ${idOf(item, right)}`;
  const both = [pair('куче', 'лае'), pair('котка', 'мяука')];
  expect(play(item, { RESPONSE: both }).score).toBeCloseTo(1);
  expect(play(item, { RESPONSE: [pair('куче', 'лае'), pair('котка', 'пее')] }).score).toBeCloseTo(
    0.5,
  );
  const [, right] = all(item, 'qti-simple-match-set');
  expect(right?.children.map(({ text }) => text)).toEqual(['лае', 'мяука', 'пее']);
});

test('pairs whose right sides read the same are right either way', () => {
  const pairs = ['куче', 'вълк'].map((name) => ({ left: line(name), right: line('вие') }));
  const item = itemOf({ ...questions.match, pairs, others: [] });
  const response = ['left-1 right-2', 'left-2 right-1'];
  expect(play(item, { RESPONSE: response }).score).toBeCloseTo(1);
});

const names = new Set([
  ...[
    'qti-assessment-item',
    'qti-response-declaration',
    'qti-outcome-declaration',
    'qti-item-body',
  ],
  ...['qti-correct-response', 'qti-value', 'qti-mapping', 'qti-map-entry', 'qti-default-value'],
  ...['qti-response-processing', 'qti-response-condition', 'qti-response-if', 'qti-response-else'],
  ...['qti-set-outcome-value', 'qti-base-value', 'qti-variable', 'qti-correct', 'qti-match'],
  ...['qti-equal', 'qti-sum', 'qti-map-response', 'qti-modal-feedback', 'qti-content-body'],
  ...['qti-choice-interaction', 'qti-order-interaction', 'qti-match-interaction'],
  ...['qti-text-entry-interaction', 'qti-extended-text-interaction', 'qti-simple-choice'],
  ...['qti-simple-match-set', 'qti-simple-associable-choice', 'div', 'p', '#text'],
]);
const everyName = (node: Node): string[] => [node.name, ...node.children.flatMap(everyName)];

test('a package is well-formed, its names are those of the standard, its ids are unique', () => {
  const reflection = { block: 'reflection', id: 'r', prompt: rich('Помислете') } as const;
  const { bytes, notes } = writeQti([...Object.values(questions), reflection, scenario], 'bg');
  const files = filesOf(bytes);
  const manifest = files.get('imsmanifest.xml');
  if (!manifest) throw new Error('No manifest');
  const listed = all(manifest, 'resource').map(({ attributes }) => attributes);
  expect(listed.map(({ href }) => href)).toEqual(
    [...files.keys()].filter((path) => path !== 'imsmanifest.xml'),
  );
  expect(listed.every(({ type }) => type === 'imsqti_item_xmlv3p0')).toBe(true);
  const items = [...files].filter(([path]) => path !== 'imsmanifest.xml').map(([, item]) => item);
  expect(items).toHaveLength(11);
  for (const [index, item] of items.entries()) {
    expect(item.attributes['identifier']).toBe(listed[index]?.['identifier']);
    expect(everyName(item).filter((name) => !names.has(name))).toEqual([]);
    const ids = item.children
      .flatMap((child) => [
        ...all(child, 'qti-simple-choice'),
        ...all(child, 'qti-simple-associable-choice'),
        ...all(child, 'qti-response-declaration'),
      ])
      .map(({ attributes }) => attributes['identifier'] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-zA-Z_][\w.-]*$/);
  }
  expect(new Set(listed.map(({ identifier }) => identifier)).size).toBe(11);
  expect(notes.map(({ code }) => code)).toEqual(['order', 'scenario']);
  expect(all(items[0] as Node, 'qti-item-body')[0]?.text).toContain('Колко е 2 < 3 & "4"?');
});

test('what cannot be answered is left out, and the same questions give the same bytes', () => {
  const unfinished: QuestionBlock[] = [
    { ...questions.number, value: null },
    { ...questions.truth, isTrue: null },
    { ...questions.text, accepted: [' '] },
    { ...questions.single, options: [option('а', false)] },
    { ...questions.gap, pieces: [{ piece: 'gap', accepted: [] }] },
    { ...scenario, steps: [] },
  ];
  const { bytes, notes } = writeQti(unfinished, 'bg');
  expect([...filesOf(bytes).keys()]).toEqual(['imsmanifest.xml']);
  expect(notes).toMatchObject([{ code: 'unfinished', count: 6 }]);
  const again = () => writeQti(Object.values(questions), 'en').bytes;
  expect(Buffer.from(again())).toEqual(Buffer.from(again()));
});
