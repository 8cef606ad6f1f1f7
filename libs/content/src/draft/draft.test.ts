import type { Locale } from '@pateka/domain';
import { readPackage } from '../package/read-package.js';
import { samplePackage } from '../testing/sample-package.js';
import { draftFromLesson } from './draft-from-lesson.js';
import { draftLessonSchema, emptyLesson, kindOf, newDraftId } from './draft.js';
import { lessonFromDraft } from './lesson-from-draft.js';
import { fingerprint, headTranslationOf, translationOf } from './translation.js';

const read = readPackage(samplePackage());
if (!read.ok) throw new Error('The sample package has problems.');
const lessons = read.package.courses.flatMap(({ modules }) =>
  modules.flatMap((module) => module.lessons),
);
const [lesson] = lessons;
if (!lesson) throw new Error('The sample package has no lesson.');
const both: Locale[] = ['bg', 'en'];

test('a lesson opened for writing and closed again is the same lesson', () => {
  for (const each of lessons) {
    const draft = draftFromLesson(each);
    expect(draftLessonSchema.parse(draft)).toEqual(draft);
    expect(lessonFromDraft(draft, both)).toEqual(each);
  }
});

test('its rows hold the same kind in both languages, and count as translated', () => {
  const draft = draftFromLesson(lesson);
  expect(new Set(draft.blocks.map(({ id }) => id)).size).toBe(draft.blocks.length);
  for (const row of draft.blocks) {
    expect(row.en?.block).toBe(row.bg?.block);
    expect(kindOf(row)).toBe(row.bg?.block);
    expect(translationOf(row)).toBe('current');
  }
  expect(headTranslationOf(draft)).toBe('current');
});

test('a changed or new text asks for its translation', () => {
  const draft = draftFromLesson(lesson);
  const [first] = draft.blocks;
  if (!first?.bg) throw new Error('The draft has no block.');
  const text = { block: 'text' as const, content: [] };
  expect(translationOf({ ...first, bg: text })).toBe('changed');
  expect(translationOf({ ...first, en: null })).toBe('missing');
  expect(translationOf({ ...first, bg: null, en: null })).toBe('empty');
  expect(headTranslationOf({ ...draft, bg: { ...draft.bg, title: 'Друго' } })).toBe('changed');
  expect(headTranslationOf(emptyLesson('x'))).toBe('empty');
});

test('a lesson of one language has the Bulgarian text in both places', () => {
  const draft = draftFromLesson(lesson, ['bg']);
  expect(draft.blocks.every(({ en }) => en === null)).toBe(true);
  const made = lessonFromDraft(draft, ['bg']);
  expect(made.en).toEqual(made.bg);
  expect(made.bg).toEqual(lesson.bg);
});

test('ids fit where ids stand and do not repeat', () => {
  const ids = Array.from({ length: 500 }, () => newDraftId('q'));
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^q-[0-9a-hjkmnp-tv-z]{10}$/);
});

test('a fingerprint is FNV-1a in 64 bits over the JSON with its keys in order', () => {
  const slowly = (content: unknown): string => {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(JSON.stringify(content))) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    }
    return hash.toString(16).padStart(16, '0');
  };
  for (const content of [null, '', 'a', 'Пътека', lesson.bg.outcomes, { a: 1, b: 'я' }]) {
    expect(fingerprint(content)).toBe(slowly(content));
  }
});
