import fc from 'fast-check';
import type { Block, Inline, QuestionBlock, RichNode } from '../blocks.js';
import { after, someDeed, someLesson } from './draft.arbitrary.js';
import { draftLessonSchema, emptyLesson, type DraftBlock } from './draft.js';
import {
  beginTranslation,
  changeBlock,
  changeHead,
  copyRow,
  cutFor,
  insertRows,
  isTextRow,
  joinWithBefore,
  markHeadTranslated,
  markTranslated,
  moveRow,
  mostRows,
  newRow,
  splitRow,
} from './edit.js';
import { placesBefore } from './placed.js';
import { headTranslationOf, translationOf } from './translation.js';

const words = (value: string): Inline[] => [{ type: 'text', value }];
const paragraph = (value: string): RichNode => ({ type: 'paragraph', children: words(value) });
const text = (...values: string[]): Block => ({ block: 'text', content: values.map(paragraph) });
const option = (answer: string, right = false) => ({
  right,
  answer: answer === '' ? [] : words(answer),
  explanation: [],
});

type Choices = Extract<QuestionBlock, { type: 'single' }>;
const question = (prompt: string, options: Choices['options']): Choices => ({
  block: 'question',
  type: 'single',
  id: 'q-1',
  prompt: [paragraph(prompt)],
  options,
});

const bg = question('Кое?', [option('Първо', true), option('Второ'), option('Трето')]);
const en = question('Which?', [option('First', true), option('Second'), option('Third')]);
const asked: DraftBlock = markTranslated({ id: 'b-1', bg, en, translatedFrom: null });

const answers = (block: Block | null) =>
  block?.block === 'question' && block.type === 'single'
    ? block.options.map(({ answer, right }) => [
        answer[0]?.type === 'text' ? answer[0].value : '',
        right,
      ])
    : null;

describe('a question in one language', () => {
  const [first, second, third] = bg.options as [
    Choices['options'][0],
    Choices['options'][0],
    Choices['options'][0],
  ];

  test.each<[string, Choices['options'], [string, boolean][]]>([
    [
      'another right answer',
      [{ ...first, right: false }, { ...second, right: true }, third],
      [
        ['First', false],
        ['Second', true],
        ['Third', false],
      ],
    ],
    [
      'an answer taken out',
      [first, third],
      [
        ['First', true],
        ['Third', false],
      ],
    ],
    [
      'answers moved',
      [third, first, second],
      [
        ['Third', false],
        ['First', true],
        ['Second', false],
      ],
    ],
    [
      'an answer added',
      [first, option(''), second, third],
      [
        ['First', true],
        ['', false],
        ['Second', false],
        ['Third', false],
      ],
    ],
  ])(
    '%s: the other language follows, and its translation is still right',
    (_, options, expected) => {
      const row = changeBlock(asked, 'bg', { ...bg, options });
      expect(answers(row.en)).toEqual(expected);
      expect(translationOf(row)).toBe('current');
      // The same when nothing is the same object any more.
      expect(changeBlock(asked, 'bg', structuredClone({ ...bg, options }))).toEqual(row);
    },
  );

  test('other words ask for the translation again, and leave it as it is', () => {
    const options = [{ ...first, answer: words('Другото') }, second, third];
    const row = changeBlock(asked, 'bg', { ...bg, options });
    expect(row.en).toEqual(en);
    expect(translationOf(row)).toBe('changed');
    expect(translationOf(markTranslated(row))).toBe('current');
  });

  test('several right answers instead of one: the answers stay in both', () => {
    const row = changeBlock(asked, 'bg', { ...bg, type: 'multiple' });
    expect(row.en).toEqual({ ...en, type: 'multiple' });
  });

  test('what is right is mirrored from the translation, too', () => {
    const options = en.options.map((each, at) => ({ ...each, right: at === 2 }));
    const row = changeBlock(asked, 'en', { ...en, options });
    expect(answers(row.bg)).toEqual([
      ['Първо', false],
      ['Второ', false],
      ['Трето', true],
    ]);
  });
});

test('of a scenario the steps, what is right and where it leads are the same in both languages', () => {
  const step = (id: string, said: string, next: string | null) => ({
    id,
    text: [paragraph(said)],
    choices: [{ ...option(said, true), next }],
  });
  const head = { block: 'question', type: 'scenario', id: 'q-1' } as const;
  const here: Block = {
    ...head,
    prompt: [],
    steps: [step('a', 'едно', 'b'), step('b', 'две', null)],
  };
  const there: Block = {
    ...head,
    prompt: [],
    steps: [step('a', 'one', 'b'), step('b', 'two', null)],
  };
  const row: DraftBlock = { id: 'b-1', bg: here, en: there, translatedFrom: null };
  const steps = [step('b', 'две', null), step('c', 'три', null), step('a', 'едно', 'c')];
  const changed = changeBlock(row, 'bg', { ...head, prompt: [], steps });
  expect(changed.en).toEqual({
    ...head,
    prompt: [],
    steps: [
      step('b', 'two', null),
      { id: 'c', text: [], choices: [{ ...option('', true), next: null }] },
      step('a', 'one', 'c'),
    ],
  });
});

test('the file, and what was said about it, is the same in both languages', () => {
  const media = 'a'.repeat(64);
  const image = { block: 'image', decorative: false, words: 'unasked', caption: [] } as const;
  const row: DraftBlock = {
    id: 'b-1',
    bg: { ...image, caption: [], media: '', alt: 'Къща' },
    en: { ...image, caption: [], media: '', alt: 'A house' },
    translatedFrom: null,
  };
  const changed = changeBlock(row, 'bg', {
    ...image,
    caption: [],
    media,
    alt: 'Къща',
    words: 'none',
  });
  expect(changed.en).toEqual({ ...image, media, alt: 'A house', words: 'none' });
});

test('a translation begun on nothing is right, and asks again when the Bulgarian changes', () => {
  const begun = beginTranslation(newRow(bg, 'bg'));
  expect(translationOf(newRow(bg, 'bg'))).toBe('missing');
  expect(answers(begun.en)).toEqual([
    ['', true],
    ['', false],
    ['', false],
  ]);
  const row = changeBlock(begun, 'en', en);
  expect(translationOf(row)).toBe('current');
  expect(translationOf(changeBlock(row, 'en', { ...en, prompt: [paragraph('Which one?')] }))).toBe(
    'current',
  );
  expect(translationOf(changeBlock(row, 'bg', { ...bg, prompt: [paragraph('Кое е?')] }))).toBe(
    'changed',
  );
});

test('a text without a word is missing, not empty', () => {
  const row = changeBlock(newRow(text('едно'), 'bg'), 'en', text('one'));
  expect(changeBlock(row, 'en', text()).en).toBeNull();
  expect(changeBlock(newRow(text('едно'), 'bg'), 'bg', text()).bg).toEqual(text());
});

test('a worksheet has nothing to translate', () => {
  expect(translationOf(newRow({ block: 'worksheet', tool: 'budget' }, 'bg'))).toBe('current');
});

test('text in another box is another box in both languages', () => {
  const row = changeBlock(newRow(text('едно'), 'bg'), 'en', text('one'));
  const changed = changeBlock(row, 'bg', {
    block: 'callout',
    kind: 'tip',
    content: [paragraph('едно')],
  });
  expect(changed.en).toEqual({ block: 'callout', kind: 'tip', content: [paragraph('one')] });
  expect(translationOf(changed)).toBe('current');
});

describe('a text row', () => {
  const both = (here: Block, there: Block) => changeBlock(newRow(here, 'bg'), 'en', there);

  test('is cut at the same place in both languages, and what was right stays right', () => {
    const row = both(text('1', '2', '3'), text('one', 'two', 'three'));
    const parts = splitRow(row, cutFor(row, 'bg', 1));
    expect(parts.map(({ bg, en }) => [bg, en])).toEqual([
      [text('1'), text('one')],
      [text('2', '3'), text('two', 'three')],
    ]);
    expect(parts.map(translationOf)).toEqual(['current', 'current']);
    expect(parts[0]?.id).toBe(row.id);
  });

  test('of which the other language has other paragraphs leaves them together', () => {
    const row = both(text('1', '2', '3'), text('one and two', 'three'));
    const parts = splitRow(row, cutFor(row, 'bg', 2));
    expect(parts.map(({ en }) => en)).toEqual([text('one and two', 'three'), null]);
  });

  test('cut at its end stays one row', () => {
    const row = both(text('1'), text('one'));
    expect(splitRow(row, cutFor(row, 'bg', 1))).toEqual([row]);
  });

  test('is joined with the text before it, and nothing else is', () => {
    const [first, second] = [both(text('1'), text('one')), newRow(text('2'), 'bg')];
    const lesson = insertRows(emptyLesson('l-1'), 0, [first, second, asked]);
    const joined = joinWithBefore(lesson, second.id);
    expect(joined.blocks[0]).toMatchObject({ id: first.id, bg: text('1', '2'), en: text('one') });
    expect(joined.blocks).toHaveLength(2);
    expect(joinWithBefore(lesson, asked.id)).toBe(lesson);
    expect(joinWithBefore(lesson, first.id)).toBe(lesson);
    expect([first, asked].map(isTextRow)).toEqual([true, false]);
  });
});

test('a copied row has ids of its own, the same in both languages', () => {
  const copy = copyRow(asked);
  expect(copy.id).not.toBe(asked.id);
  expect(copy.bg).toMatchObject({ type: 'single', options: bg.options });
  const ids = [copy.bg, copy.en].map((block) => (block?.block === 'question' ? block.id : ''));
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe('q-1');
  expect(translationOf(copy)).toBe('current');
});

test('a head of which the translation is begun on nothing is right', () => {
  const lines = emptyLesson('l-1').bg;
  const written = changeHead(emptyLesson('l-1'), 'bg', { ...lines, title: 'Урок' });
  const lesson = changeHead(written, 'en', { ...lines, title: 'Lesson' });
  expect(headTranslationOf(lesson)).toBe('current');
  const later = changeHead(lesson, 'bg', { ...lines, title: 'Друг урок' });
  expect(headTranslationOf(later)).toBe('changed');
  expect(headTranslationOf(markHeadTranslated(later))).toBe('current');
});

test('no lesson has more rows than its schema allows', () => {
  const row = () => newRow(text(''), 'bg');
  const full = insertRows(emptyLesson('l-1'), 0, Array.from({ length: mostRows }, row));
  expect(full.blocks).toHaveLength(mostRows);
  expect(insertRows(full, 0, [row()])).toBe(full);
});

test('whatever is done, the lesson is one, no id stands twice, and the old lesson is as it was', () => {
  fc.assert(
    fc.property(someLesson, fc.array(someDeed, { maxLength: 6 }), (lesson, deeds) => {
      const before = structuredClone(lesson);
      const next = after(lesson, deeds);
      expect(lesson).toEqual(before);
      expect(draftLessonSchema.parse(next)).toEqual(next);
      expect(new Set(next.blocks.map(({ id }) => id)).size).toBe(next.blocks.length);
    }),
  );
});

test('a moved row stands where it was put, and the others keep their order', () => {
  fc.assert(
    fc.property(someLesson, fc.nat(20), fc.nat(20), (lesson, which, to) => {
      const row = lesson.blocks[which % Math.max(1, lesson.blocks.length)];
      if (!row) return;
      const { blocks } = moveRow(lesson, row.id, to);
      expect(blocks[Math.min(to, blocks.length - 1)]).toBe(row);
      const others = (rows: DraftBlock[]) => rows.filter((each) => each !== row);
      expect(others(blocks)).toEqual(others(lesson.blocks));
    }),
  );
});

test('where items of a list come from', () => {
  expect(placesBefore(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([0, 1, 2]);
  expect(placesBefore(['a', 'b'], ['a', 'x', 'b'])).toEqual([0, null, 1]);
  expect(placesBefore(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual([2, 0, 1]);
  expect(placesBefore(['a', 'a'], ['a'])).toEqual([0]);
});
