import fc from 'fast-check';
import type { Block } from '../blocks.js';
import { emptyLesson, type DraftBlock, type DraftLesson } from './draft.js';
import { fingerprint } from './translation.js';
import { isUnwritten, lessonTranslationOf, writtenIn } from './written-in.js';

const text = (value: string): Block => ({
  block: 'text',
  content: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
});
const bg = { title: 'Урок', purpose: 'Да питаме.', outcomes: ['Питам.'], note: '' };
const en = { title: 'Lesson', purpose: 'To ask.', outcomes: ['I ask.'], note: '' };
const [here, there] = [text('Питам.'), text('I ask.')];
const row = (own: Partial<DraftBlock>): DraftBlock => ({
  id: 'b-one',
  bg: here,
  en: there,
  translatedFrom: fingerprint(here),
  ...own,
});
const written: DraftLesson = {
  ...emptyLesson('one'),
  bg,
  en,
  headTranslatedFrom: fingerprint(bg),
  blocks: [row({})],
};

test.each<[string, Partial<DraftLesson>, string[], string]>([
  ['in both, up to date', {}, ['bg', 'en'], 'current'],
  [
    'an empty row is nothing to write',
    { blocks: [row({ bg: null, en: null })] },
    ['bg', 'en'],
    'current',
  ],
  ['a row without English', { blocks: [row({}), row({ en: null })] }, ['bg'], 'missing'],
  ['a row without Bulgarian', { blocks: [row({ bg: null })] }, ['en'], 'missing'],
  ['a row that changed since', { blocks: [row({ bg: text('Друго.') })] }, ['bg'], 'changed'],
  ['a head that changed since', { bg: { ...bg, title: 'Друг' } }, ['bg'], 'changed'],
  ['no English head', { en: emptyLesson('x').en }, ['bg'], 'missing'],
  ['no outcome', { bg: { ...bg, outcomes: [] } }, [], 'changed'],
  ['a title of spaces', { bg: { ...bg, title: ' ' } }, [], 'changed'],
])('%s', (_what, own, languages, translation) => {
  const lesson = { ...written, ...own };
  // A lesson that lacks a row in Bulgarian has no up-to-date translation either.
  const expected =
    translation === 'missing' ? languages.filter((each) => each !== 'en') : languages;
  expect(writtenIn(lesson)).toEqual(expected);
  expect(lessonTranslationOf(lesson)).toBe(translation);
});

test('an empty lesson is written in no language', () => {
  expect(writtenIn(emptyLesson('one'))).toEqual([]);
  expect(lessonTranslationOf(emptyLesson('one'))).toBe('empty');
});

const shuffled = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(shuffled);
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, shuffled(inner)]));
};

test('a fingerprint says the same, whatever order a database keeps the keys in', () => {
  expect(fingerprint({ a: 1, b: { c: 2, d: 3 } })).toBe(fingerprint({ b: { d: 3, c: 2 }, a: 1 }));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      expect(fingerprint(shuffled(content))).toBe(fingerprint(content));
    }),
  );
});

const untouched = emptyLesson('one');
const blank = row({ bg: { block: 'text', content: [] }, en: null });

test.each<[string, Partial<DraftLesson>, boolean]>([
  ['as it was made', {}, true],
  ['with a row that nothing is written in', { blocks: [blank] }, true],
  ['with a row that is empty in both languages', { blocks: [row({ bg: null, en: null })] }, true],
  ['with a title', { en: { ...untouched.en, title: 'Money' } }, false],
  ['with a word', { blocks: [blank, row({ bg: null })] }, false],
  ['with a worksheet', { blocks: [row({ bg: { block: 'worksheet', tool: 'budget' } })] }, false],
])('a lesson %s', (_name, part, isNew) => {
  expect(isUnwritten({ ...untouched, ...part })).toBe(isNew);
});
