import { z } from 'zod';
import { inWords } from '../rule-words.js';
import { inAnotherLanguage } from '../testing/language-of-texts.js';
import { explainIssue } from './explain-issue.js';

const schema = z.strictObject({
  text: z.string().min(2).max(3),
  list: z.array(z.strictObject({ flag: z.boolean() })).max(1),
  count: z.int().min(1).max(9),
  choice: z.enum(['a', 'b']),
  either: z.union([z.number(), z.boolean()]),
  day: z.iso.date().optional(),
  id: z
    .string()
    .refine((id) => id === 'a', inWords({ bg: 'трябва да е `a`', en: 'must be `a`' }))
    .optional(),
  names: z.record(z.string(), z.string()).optional(),
});

const good = { text: 'ab', list: [{ flag: true }], count: 1, choice: 'a', either: 1 };

test.each<[object, string, string]>([
  [{ text: undefined }, '`text` is missing.', 'Add `text`.'],
  [{ text: 'a' }, '`text` is empty or too short.', 'Fill in `text`.'],
  [{ text: 'abcd' }, '`text` has more than 3 characters.', 'Shorten it.'],
  [
    { text: 7 },
    '`text` is read as a number.',
    'Put it between quotation marks so that it is read as a text.',
  ],
  [{ text: [] }, '`text` must be a text.', 'Write a text here.'],
  [
    { list: [{ flag: 'x' }] },
    '`list[1].flag` must be `true` or `false`.',
    'Write `true` or `false` here.',
  ],
  [{ list: [1, 2].map(() => ({ flag: true })) }, '`list` has more than 1 entries.', 'Remove some.'],
  [{ count: 1.5 }, '`count` must be a whole number.', 'Write a whole number here.'],
  [{ count: 0 }, '`count` is less than `1`.', 'Write a value of at least `1`.'],
  [{ count: 10 }, '`count` is more than `9`.', 'Write a value of at most `9`.'],
  [{ choice: 'c' }, '`choice` has an unknown value.', 'Write one of: `a`, `b`.'],
  [{ choice: undefined }, '`choice` is missing.', 'Add `choice`.'],
  [{ either: undefined }, '`either` is missing.', 'Add `either`.'],
  [
    { either: 'x' },
    '`either` has an unexpected form.',
    'See the content format for the forms allowed here.',
  ],
  [
    { day: 'x' },
    '`day` has an unexpected form.',
    'See the content format for the forms allowed here.',
  ],
  [{ id: 'A' }, '`id` must be `a`.', 'Correct `id`.'],
  [{ names: [] }, '`names` must be a group of keys.', 'Write a group of keys here.'],
  [{ more: 1 }, '`more` is not known here.', 'Remove it or correct its spelling.'],
])('%j', (change, message, remedy) => {
  const result = schema.safeParse({ ...good, ...change }, { reportInput: true });
  const said = (result.error?.issues ?? []).map(explainIssue);
  expect(said[0]).toMatchObject({ message: { en: message }, remedy: { en: remedy } });
  expect(said.flatMap(inAnotherLanguage)).toEqual([]);
});

test('a file that is no list at all is said without the name of a field', () => {
  const result = z.array(z.string()).safeParse(null, { reportInput: true });
  const said = (result.error?.issues ?? []).map(explainIssue);
  expect(said).toMatchObject([{ message: { bg: 'Файлът трябва да е списък.' } }]);
});
