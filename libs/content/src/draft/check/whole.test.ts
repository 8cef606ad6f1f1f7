import fc from 'fast-check';
import type { Locale } from '@pateka/domain';
import type { Block } from '../../blocks.js';
import { anyDraft } from '../../testing/any-draft.fixture.js';
import { sampleLesson } from '../../testing/sample-lesson.js';
import { draftFromLesson } from '../draft-from-lesson.js';
import { draftLessonSchema, emptyLesson, newDraftId, type DraftLesson } from '../draft.js';
import type { DraftSeverity } from '../problem.js';
import {
  catalogue,
  factIn,
  film,
  found,
  head,
  image,
  option,
  paragraph,
  picture,
  said,
  text,
  withRow,
} from './check.fixture.js';
import { checkDraftLesson, checkDraftModule } from './index.js';

/** What is found when the lines above the text, or the lesson as a whole, are changed. */
const whole: [string, DraftSeverity, (lesson: DraftLesson) => DraftLesson][] = [
  ['no-title', 'blocks', (lesson) => ({ ...lesson, bg: { ...lesson.bg, title: ' ' } })],
  ['no-purpose', 'blocks', (lesson) => ({ ...lesson, en: { ...lesson.en, purpose: '' } })],
  ['no-outcomes', 'blocks', (lesson) => ({ ...lesson, bg: { ...lesson.bg, outcomes: [] } })],
  [
    'empty-outcome',
    'blocks',
    (lesson) => ({ ...lesson, bg: { ...lesson.bg, outcomes: ['а', ''] } }),
  ],
  [
    'title-gives-away',
    'blocks',
    (lesson) => ({ ...lesson, bg: { ...lesson.bg, title: 'След насилие' } }),
  ],
  [
    'title-gives-away',
    'blocks',
    (lesson) => ({ ...lesson, en: { ...lesson.en, title: 'A test' } }),
  ],
  [
    'skippable-without-note',
    'blocks',
    (lesson) => ({ ...lesson, skippable: true, bg: { ...lesson.bg, note: '' } }),
  ],
  ['note-missing', 'blocks', (lesson) => ({ ...lesson, en: { ...lesson.en, note: '' } })],
  ['unknown-competence', 'blocks', (lesson) => ({ ...lesson, competences: ['infe:9.9'] })],
  ['no-competences', 'advice', (lesson) => ({ ...lesson, competences: [] })],
  [
    'translation-changed',
    'advice',
    (lesson) => ({ ...lesson, bg: { ...lesson.bg, purpose: 'Ново.' } }),
  ],
  ['few-questions', 'advice', (lesson) => ({ ...lesson, blocks: lesson.blocks.slice(0, 3) })],
  ['lesson-short', 'advice', (lesson) => ({ ...lesson, blocks: lesson.blocks.slice(0, 1) })],
  ['lesson-long', 'advice', () => withRow(text(...paragraph('Дума. '.repeat(400))))],
  ['hard-to-read', 'advice', () => withRow(text(...paragraph('обстоятелствено '.repeat(400))))],
  ['empty-lesson', 'blocks', (lesson) => ({ ...lesson, blocks: [] })],
  [
    'typed-amount',
    'advice',
    (lesson) => ({ ...lesson, bg: { ...lesson.bg, note: 'За 5 лв. Ще' } }),
  ],
];
test.each(whole)('the lesson: %s (%s)', (code, severity, change) => {
  const problem = found(change(draftFromLesson(sampleLesson()))).find((each) => each.code === code);
  expect(problem).toMatchObject({ blockId: null, severity });
});

test('a smaller heading before the first one of a section is named', () => {
  const early = text({ type: 'heading', depth: 3, children: said('Първо') });
  const { blocks, ...lesson } = draftFromLesson(sampleLesson());
  const row = { id: 'early', bg: early, en: early, translatedFrom: null };
  const problems = found({ ...lesson, blocks: [row, ...blocks] });
  expect(problems.filter(({ code }) => code === 'heading-order')).toHaveLength(2);
  expect(problems[0]).toMatchObject({ blockId: 'early' });
});

/** Rows whose two languages do not agree. */
const single = (right: boolean[]): Block => ({
  ...head,
  type: 'single',
  options: right.map((each, at) => option(String(at), each)),
});
const languageRows: [string, DraftSeverity, Block | null, Block | null][] = [
  ['translation-missing', 'blocks', text(...paragraph('Текст.')), null],
  ['translation-missing', 'blocks', null, text(...paragraph('Text.'))],
  ['translation-missing', 'blocks', text(...paragraph('Текст.')), text(...paragraph(' '))],
  ['translation-changed', 'advice', text(...paragraph('Текст.')), text(...paragraph('Text.'))],
  ['languages-other-kind', 'blocks', text(...paragraph('Текст.')), single([true, false])],
  ['languages-other-answers', 'blocks', single([true, false]), single([false, true])],
  [
    'languages-other-file',
    'advice',
    { block: 'download', media: picture, title: 'Лист' },
    { block: 'download', media: film, title: 'Sheet' },
  ],
  ['languages-other-figures', 'advice', factIn('minimum-wage-month'), text(...paragraph('Wage.'))],
  ['empty-row', 'advice', null, null],
];
test.each(languageRows)('two languages: %s (%s)', (code, severity, bg, en) => {
  const problem = found(withRow(bg, en)).find((each) => each.code === code);
  expect(problem).toMatchObject({ blockId: 'extra', severity });
});

test('what a number counts is a word of its language', () => {
  const days = (unit: string): Block => ({
    block: 'question',
    id: 'q',
    prompt: [{ type: 'paragraph', children: said('Колко?') }],
    type: 'number',
    value: 3,
    tolerance: 0,
    unit,
    explanation: [],
  });
  const codes = found(withRow(days('дни'), days('days'))).map(({ code }) => code);
  expect(codes).toContain('translation-changed');
  expect(codes).not.toContain('languages-other-answers');
});

test('a module of one language is not asked for the other', () => {
  const lesson = draftFromLesson(sampleLesson(), ['bg']);
  expect(found(lesson, ['bg'])).toEqual([]);
  const asked = found(lesson, ['bg', 'en']).filter(({ severity }) => severity === 'blocks');
  const locales = new Set(asked.map(({ locale }) => locale));
  expect(locales).toEqual(new Set(['en']));
});

test('what is the same in both languages is said once, what is not is said for each', () => {
  const problems = found(withRow({ ...image, alt: '', media: '', words: 'none', caption: [] }));
  const of = (code: string) => problems.filter((problem) => problem.code === code);
  expect(of('no-file').map(({ locale }) => locale)).toEqual([null]);
  expect(of('image-without-alt').map(({ locale }) => locale)).toEqual(['bg', 'en']);
});

test('problems come in the order of reading', () => {
  const lesson = withRow(text(...paragraph('Твой е. 62 €.')));
  const problems = found({ ...lesson, bg: { ...lesson.bg, title: '' }, competences: [] });
  const places = problems.map(({ blockId }) => lesson.blocks.findIndex(({ id }) => id === blockId));
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

describe('a module', () => {
  const module = {
    title: { bg: 'Храна', en: 'Food' },
    summary: { bg: 'Парите за храна стигат.', en: 'The food money lasts.' },
    languages: ['bg', 'en'] as const,
  };
  const lessons = Array.from({ length: 4 }, (_, at) => {
    const lesson = draftFromLesson(sampleLesson());
    return { ...lesson, id: `lesson-${at}`, skippable: at === 0 };
  });
  const codes = (changes: Partial<Parameters<typeof checkDraftModule>[0]>) =>
    checkDraftModule({ ...module, lessons, ...changes }, catalogue).map(({ code }) => code);

  test('that is good has nothing to mend', () => expect(codes({})).toEqual([]));

  test.each<[string, Parameters<typeof codes>[0]]>([
    ['no-module-title', { title: { bg: 'Храна', en: '' } }],
    ['no-summary', { summary: { bg: '', en: 'Food.' } }],
    ['title-gives-away', { title: { bg: 'Криза', en: 'Food' } }],
    ['word-to-avoid', { summary: { bg: 'За жертвите.', en: 'Food.' } }],
    ['no-lessons', { lessons: [] }],
    ['many-skippable', { lessons: lessons.map((lesson) => ({ ...lesson, skippable: true })) }],
  ])('%s', (code, changes) => expect(codes(changes)).toContain(code));

  test('names the lesson whose link leads out of it', () => {
    const [first, ...others] = lessons;
    if (!first) throw new Error('The module has no lesson.');
    const stray = text({
      type: 'paragraph',
      children: [{ type: 'link', href: 'lesson:no-such', children: said('друг урок') }],
    });
    const row = { id: 'stray', bg: stray, en: stray, translatedFrom: null };
    const changed = { ...first, blocks: [...first.blocks, row] };
    const problems = checkDraftModule({ ...module, lessons: [changed, ...others] }, catalogue);
    expect(problems.find(({ code }) => code === 'link-to-no-lesson')).toMatchObject({
      lessonId: first.id,
      blockId: 'stray',
    });
  });
});

test('checking never throws, and every problem names its place, whatever is written', () => {
  fc.assert(
    fc.property(anyDraft, fc.subarray<Locale>(['bg', 'en']), (lesson, languages) => {
      expect(draftLessonSchema.safeParse(lesson).success).toBe(true);
      const rows = new Set([null, ...lesson.blocks.map(({ id }) => id)]);
      const problems = checkDraftLesson(lesson, languages, catalogue);
      for (const problem of problems) {
        expect(rows.has(problem.blockId)).toBe(true);
        expect(problem.message.bg && problem.message.en && problem.remedy.bg).toBeTruthy();
      }
      const module = { title: lesson.bg, summary: lesson.bg, languages: [], lessons: [lesson] };
      const whole = { ...module, title: { bg: '', en: '' }, summary: { bg: '', en: '' } };
      expect(checkDraftModule(whole, catalogue).length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test('an empty lesson is told what it needs', () => {
  const codes = found(emptyLesson(newDraftId('l'))).map(({ code }) => code);
  expect(codes).toEqual(
    expect.arrayContaining(['no-title', 'no-purpose', 'no-outcomes', 'empty-lesson']),
  );
});
