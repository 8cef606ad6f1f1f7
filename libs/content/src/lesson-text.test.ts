import type { LessonDocument } from './blocks.js';
import { countWords, nominalMinutes, plainText, typedText } from './lesson-text.js';
import { sampleLesson } from './testing/sample-lesson.js';

const words = (count: number): string => Array.from({ length: count }, () => 'дума').join(' ');

function documentOf(text: string): LessonDocument {
  const prompt = {
    type: 'paragraph' as const,
    children: [{ type: 'text' as const, value: 'Да?' }],
  };
  return {
    title: 'Три думи тук',
    purpose: 'две думи',
    minutes: 8,
    outcomes: ['една', 'две и'],
    note: 'и – 2',
    blocks: [
      {
        block: 'text',
        content: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }],
      },
      { block: 'question', id: 'q', type: 'order', prompt: [prompt], items: [], explanation: [] },
    ],
  };
}

test('words are what stands between spaces and has a letter or digit', () => {
  expect(countWords(documentOf('Тя е тук – в 8:30, с „кафе“ и по-рано.'))).toEqual({
    head: 10,
    prose: 9,
    questions: 1,
  });
});

test('a fact and an amount are one word each, in the middle of emphasis too', () => {
  const document = documentOf('x');
  document.blocks = [
    {
      block: 'story',
      content: [
        {
          type: 'list',
          ordered: false,
          items: [
            [
              {
                type: 'paragraph',
                children: [
                  { type: 'strong', children: [{ type: 'sum', amount: 12345.5 }] },
                  { type: 'text', value: ', ' },
                  { type: 'fact', id: 'f' },
                  { type: 'text', value: ' и' },
                ],
              },
            ],
          ],
        },
      ],
    },
  ];
  expect(countWords(document)).toMatchObject({ prose: 3, questions: 0 });
});

test.each([
  [49, 0, 1], // (10 + 49) / 120 = 0.49, and one question
  [50, 0, 2], // (10 + 50) / 120 = 0.5 rounds up
  [350, 2, 6],
])('%i words and an exercise of %i minutes take %i minutes', (count, exercise, minutes) => {
  expect(nominalMinutes(documentOf(words(count)), exercise)).toBe(minutes);
});

test('the sample states its minutes', () => {
  const { bg, exercise } = sampleLesson();
  expect(nominalMinutes(bg, exercise)).toBe(bg.minutes);
});

test('plain text writes amounts, typed text does not', () => {
  const inlines = [
    { type: 'text' as const, value: 'a ' },
    { type: 'sum' as const, amount: 620.2 },
    { type: 'break' as const },
    { type: 'fact' as const, id: 'f' },
  ];
  expect(plainText(inlines, 'bg')).toBe('a 620,20\u00a0€ …');
  expect(plainText(inlines, 'en')).toBe('a €620.20 …');
  expect(typedText(inlines)).toBe('a … …');
});
