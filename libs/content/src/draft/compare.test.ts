import type { Locale } from '@pateka/domain';
import fc from 'fast-check';
import type { Block, Inline, LessonDocument, RichNode } from '../blocks.js';
import type { Lesson, Module } from '../course-package.js';
import { readPackage } from '../package/read-package.js';
import { samplePackage } from '../testing/sample-package.js';
import { blockLines } from './block-lines.js';
import {
  blocksToCompare,
  compareModules,
  type BlockDifference,
  type LineDifference,
} from './compare.js';
import { compareWords } from './compare-words.js';
import { matchUp } from './match-up.js';

const both: Locale[] = ['bg', 'en'];
const state = (module: Module, languages = both) => ({ module, languages });

const word = fc.constantFrom('хляб', 'мляко', 'сирене', 'днес', 'утре', 'лев', 'евро', 'списък');
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const running = sentence.map((value): Inline[] => [{ type: 'text', value }]);
const node: fc.Arbitrary<RichNode> = fc.oneof(
  running.map((children): RichNode => ({ type: 'paragraph', children })),
  running.map((children): RichNode => ({ type: 'heading', depth: 2, children })),
  running.map((children): RichNode => ({
    type: 'list',
    ordered: false,
    items: [[{ type: 'paragraph', children }]],
  })),
);
const rich = fc.array(node, { minLength: 1, maxLength: 3 });
const id = fc.constantFrom('q-one', 'q-two', 'q-three');
const block: fc.Arbitrary<Block> = fc.oneof(
  rich.map((content): Block => ({ block: 'text', content })),
  rich.map((content): Block => ({ block: 'callout', kind: 'tip', content })),
  fc.record({ id, prompt: rich }).map((own): Block => ({ block: 'reflection', ...own })),
  fc
    .record({ id, prompt: rich, right: fc.boolean(), answer: running })
    .map(({ right, answer, ...own }): Block => ({
      block: 'question',
      type: 'single',
      ...own,
      options: [{ right, answer, explanation: answer }],
    })),
);
const document: fc.Arbitrary<LessonDocument> = fc.record({
  title: sentence,
  purpose: sentence,
  minutes: fc.constant(5),
  outcomes: fc.array(sentence, { minLength: 1, maxLength: 3 }),
  blocks: fc.array(block, { maxLength: 6 }),
});
const lessonOf = (lessonId: string): fc.Arbitrary<Lesson> =>
  fc.record({
    id: fc.constant(lessonId),
    skippable: fc.boolean(),
    exercise: fc.nat(3),
    competences: fc.constant(['infe:2.1']),
    bg: document,
    en: document,
  });
const lessons = fc
  .shuffledSubarray(['one', 'two', 'three', 'four'])
  .chain((ids) => fc.tuple(...ids.map(lessonOf)));
const modules: fc.Arbitrary<Module> = fc.record({
  id: fc.constant('sample'),
  title: fc.record({ bg: sentence, en: sentence }),
  summary: fc.record({ bg: sentence, en: sentence }),
  lessons,
});
/** Two states that have much in common, as a draft and its edition have. */
const twoStates = fc
  .tuple(modules, modules, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }))
  .map(([from, other, kept]): [Module, Module] => {
    const older = new Map(from.lessons.map((lesson) => [lesson.id, lesson]));
    const mixed = other.lessons.map((lesson, at) => (kept[at] && older.get(lesson.id)) || lesson);
    return [from, { ...other, lessons: mixed }];
  });

const textOf = ({ pieces }: LineDifference, without: 'added' | 'removed'): string =>
  pieces.flatMap(({ mark, text }) => (mark === without ? [] : text)).join('');
/** The lines of one side of what is shown, as sorted texts. */
function sideOf(lines: LineDifference[], side: 'from' | 'to'): string[] {
  const [absent, without] = side === 'from' ? ['added', 'added'] : ['removed', 'removed'];
  return lines
    .filter(({ change }) => change !== absent)
    .map((line) => `${line.part}: ${textOf(line, without as 'added' | 'removed')}`)
    .sort();
}
const linesOfDocument = (blocks: Block[], locale: Locale): string[] =>
  blocks
    .flatMap((each) => blockLines(each, locale))
    .map(({ part, text }) => `${part}: ${text}`)
    .sort();

test('compared with itself a module shows no difference', () => {
  fc.assert(
    fc.property(modules, (module) => {
      const found = compareModules(state(module), state(structuredClone(module)));
      expect(found.isSame).toBe(true);
      expect(found.lessons.every(({ change, moved }) => change === 'same' && !moved)).toBe(true);
    }),
  );
});

test('what is shown accounts for every line of every block of both sides, in both languages', () => {
  fc.assert(
    fc.property(twoStates, ([from, to]) => {
      const found = compareModules(state(from), state(to));
      const ids = (absent: string) =>
        found.lessons.filter(({ change }) => change !== absent).map((lesson) => lesson.id);
      expect(ids('added').sort()).toEqual(from.lessons.map((lesson) => lesson.id).sort());
      expect(ids('removed')).toEqual(to.lessons.map((lesson) => lesson.id));
      for (const lesson of found.lessons.filter(({ change }) => change !== 'same')) {
        for (const locale of both) {
          const lines = lesson.blocks[locale].flatMap((each: BlockDifference) => each.lines);
          for (const [side, module] of [
            ['from', from],
            ['to', to],
          ] as const) {
            const source = module.lessons.find((each) => each.id === lesson.id);
            const blocks = blocksToCompare(source?.[locale] ?? null);
            expect(sideOf(lines, side)).toEqual(linesOfDocument(blocks, locale));
          }
        }
      }
    }),
  );
});

test('seen from the other side it is the same difference', () => {
  const turned = { same: 'same', changed: 'changed', added: 'removed', removed: 'added' } as const;
  const outline = (found: ReturnType<typeof compareModules>, turn: boolean) =>
    found.lessons
      .flatMap((lesson) => [
        { id: lesson.id, change: lesson.change, moved: lesson.moved, lines: '' },
        ...both.flatMap((locale) =>
          lesson.blocks[locale].map(({ kind, change, moved, lines }) => {
            const sides = (['from', 'to'] as const).map((side) => sideOf(lines, side).join('\n'));
            return { id: kind, change, moved, lines: (turn ? sides.reverse() : sides).join('|') };
          }),
        ),
      ])
      .map((row) => JSON.stringify({ ...row, change: turn ? turned[row.change] : row.change }))
      .sort();
  fc.assert(
    fc.property(twoStates, ([from, to]) => {
      const there = compareModules(state(from), state(to));
      const back = compareModules(state(to), state(from));
      expect(there.isSame).toBe(back.isSame);
      expect(outline(back, true)).toEqual(outline(there, false));
    }),
  );
});

test('the words shown make up both texts, and something is marked when they differ', () => {
  fc.assert(
    fc.property(fc.oneof(sentence, fc.string()), fc.oneof(sentence, fc.string()), (from, to) => {
      const pieces = compareWords(from, to);
      const line = { part: '', change: 'changed', moved: false, pieces } as const;
      expect(textOf({ ...line }, 'added')).toBe(from);
      expect(textOf({ ...line }, 'removed')).toBe(to);
      expect(pieces.some(({ mark }) => mark !== 'same')).toBe(from !== to);
    }),
  );
});

test('changed words are shown together, not letter by letter', () => {
  expect(compareWords('Купете пет хляба днес.', 'Купете шест питки днес.')).toEqual([
    { mark: 'same', text: 'Купете ' },
    { mark: 'removed', text: 'пет хляба' },
    { mark: 'added', text: 'шест питки' },
    { mark: 'same', text: ' днес.' },
  ]);
});

const read = readPackage(samplePackage());
if (!read.ok) throw new Error('The sample package has problems.');
const [sample] = read.package.courses.flatMap((course) => course.modules);
if (!sample) throw new Error('The sample package has no module.');

test('a lesson that changed its place is moved, not written anew', () => {
  const [first, second, ...more] = ['one', 'two', 'three'].flatMap((lessonId) =>
    sample.lessons.slice(0, 1).map((lesson) => ({ ...lesson, id: lessonId })),
  );
  if (!first || !second) throw new Error('No lessons');
  const from = { ...sample, lessons: [first, second, ...more] };
  const to = { ...sample, lessons: [...more, first, second] };
  const found = compareModules(state(from), state(to));
  expect(found.lessons.map(({ id: lesson, change, moved }) => [lesson, change, moved])).toEqual([
    ['three', 'same', true],
    ['one', 'same', false],
    ['two', 'same', false],
  ]);
});

test('another right answer is shown, and so is a change of nothing but looks', () => {
  const [lesson] = sample.lessons;
  if (!lesson) throw new Error('No lesson');
  const changed = structuredClone(lesson);
  for (const each of changed.bg.blocks) {
    if (each.block === 'question' && each.type === 'single')
      for (const option of each.options) option.right = !option.right;
    if (each.block === 'text')
      for (const piece of each.content)
        if (piece.type === 'paragraph')
          piece.children = [{ type: 'strong', children: piece.children }];
  }
  const [from, to] = [lesson, changed].map((each) => state({ ...sample, lessons: [each] }));
  if (!from || !to) throw new Error('No states');
  const [found] = compareModules(from, to).lessons;
  const blocks = found?.blocks.bg ?? [];
  const question = blocks.find(({ kind, change }) => kind === 'question' && change === 'changed');
  expect(question?.lines.map(({ part, change }) => [part, change])).toContainEqual([
    'answer-right',
    'removed',
  ]);
  expect(blocks.filter(({ onlyLooks }) => onlyLooks).length).toBeGreaterThan(0);
  expect(found?.blocks.en.every(({ change }) => change === 'same')).toBe(true);
});

test('a language that was added is new, and nothing else is', () => {
  const found = compareModules(state(sample, ['bg']), state(sample));
  expect(found.isSame).toBe(false);
  for (const lesson of found.lessons) {
    expect(lesson.blocks.bg.every(({ change }) => change === 'same')).toBe(true);
    expect(lesson.blocks.en.every(({ change }) => change === 'added')).toBe(true);
  }
});

test('a hundred rewritten blocks are compared in a moment', () => {
  const numbered = (from: number) =>
    Array.from({ length: 300 }, (_, at) => `${from + at} ${'дума '.repeat(40)}${at % 7}`);
  const started = performance.now();
  const rows = matchUp(numbered(0), numbered(1_000), {
    print: (text) => text,
    name: () => null,
    kind: () => 'text',
    words: (text) => text.split(' '),
  });
  expect(rows.filter(({ from }) => from !== null)).toHaveLength(300);
  expect(rows.filter(({ to }) => to !== null)).toHaveLength(300);
  expect(performance.now() - started).toBeLessThan(5_000);
});
