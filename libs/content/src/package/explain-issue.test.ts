import { z } from 'zod';
import { explainIssue } from './explain-issue.js';

const schema = z.strictObject({
  text: z.string().min(2),
  list: z.array(z.strictObject({ flag: z.boolean() })).max(1),
  count: z.int(),
  choice: z.enum(['a', 'b']),
  either: z.union([z.number(), z.boolean()]),
});

const good = { text: 'ab', list: [{ flag: true }], count: 1, choice: 'a', either: 1 };

test.each<[object, string, string]>([
  [{ text: undefined }, '`text` is missing.', 'Add `text`.'],
  [{ text: 'a' }, '`text` is empty or too short.', 'Fill in `text`.'],
  [
    { text: 7 },
    '`text` is read as a number.',
    'Put it between quotation marks so that it is read as a text.',
  ],
  [{ text: [] }, '`text` must be a text.', 'Write a text here.'],
  [{ list: [{ flag: 'x' }] }, '`list[1].flag` must be true or false.', 'Write true or false here.'],
  [{ list: [1, 2].map(() => ({ flag: true })) }, '`list` has more than 1 entries.', 'Remove some.'],
  [{ count: 1.5 }, '`count` must be a whole number.', 'Write a whole number here.'],
  [{ choice: 'c' }, '`choice` has an unknown value.', 'Write one of: a, b.'],
  [{ choice: undefined }, '`choice` is missing.', 'Add `choice`.'],
  [{ either: undefined }, '`either` is missing.', 'Add `either`.'],
  [
    { either: 'x' },
    '`either` has an unexpected form.',
    'See the content format for the forms allowed here.',
  ],
  [{ more: 1 }, '`more` is not known here.', 'Remove it or correct its spelling.'],
])('%j', (change, message, remedy) => {
  const result = schema.safeParse({ ...good, ...change }, { reportInput: true });
  const [issue] = result.error?.issues ?? [];
  expect(issue && explainIssue(issue)).toEqual({ message, remedy });
});
