import type { Block, Inline, LessonDocument, QuestionBlock } from './blocks.js';
import { compileLesson } from './compile.js';
import { sampleLesson } from './testing/sample-lesson.js';

const words = (value: string): Inline[] => [{ type: 'text', value }];
const head = { block: 'question' as const, id: 'q', prompt: [] };
const option = (right: boolean, answer = 'a') => ({
  right,
  answer: words(answer),
  explanation: [],
});
const choice = (next: string | null, right = true) => ({ ...option(right), next });
const step = (id: string, ...choices: ReturnType<typeof choice>[]) => ({ id, text: [], choices });
const pair = (left: string, right: string) => ({ left: words(left), right: words(right) });
const gap = (...accepted: string[]) => ({ piece: 'gap' as const, accepted });
const around = { piece: 'text' as const, text: words('a') };

const unsaid = { ...head, type: 'true-false' as const, isTrue: null, ifTrue: [], ifFalse: [] };
const number = { ...head, type: 'number' as const, value: null, tolerance: 0, explanation: [] };

test.each<[string, QuestionBlock]>([
  ['nothing right', { ...head, type: 'single', options: [option(false), option(false)] }],
  ['one option', { ...head, type: 'multiple', options: [option(true)] }],
  ['an empty option', { ...head, type: 'single', options: [option(true), option(false, ' ')] }],
  ['neither true nor false', unsaid],
  ['no number', number],
  ['one thing to order', { ...head, type: 'order', items: [words('a')], explanation: [] }],
  ['an empty thing to order', { ...head, type: 'order', items: [words('a'), []], explanation: [] }],
  ['one pair', { ...head, type: 'match', pairs: [pair('a', 'b')], others: [], explanation: [] }],
  [
    'half a pair',
    { ...head, type: 'match', pairs: [pair('a', 'b'), pair('c', '')], others: [], explanation: [] },
  ],
  [
    'an empty other side',
    {
      ...head,
      type: 'match',
      pairs: [pair('a', 'b'), pair('c', 'd')],
      others: [[]],
      explanation: [],
    },
  ],
  ['no gap', { ...head, type: 'gap', pieces: [around], explanation: [] }],
  [
    'a gap for nothing',
    { ...head, type: 'gap', pieces: [gap('a'), gap('', ' ')], explanation: [] },
  ],
  ['no accepted text', { ...head, type: 'text', accepted: ['\u00AD '], explanation: [] }],
  ['no step', { ...head, type: 'scenario', steps: [] }],
  [
    'a step without choices',
    { ...head, type: 'scenario', steps: [step('a', choice('b')), step('b')] },
  ],
  ['a way to nowhere', { ...head, type: 'scenario', steps: [step('a', choice('gone'))] }],
  [
    'nothing right on any way',
    { ...head, type: 'scenario', steps: [step('a', choice(null, false))] },
  ],
])('a question with %s is left out and named by its number', (_, question) => {
  const lesson = sampleLesson();
  const finished: Block = { ...head, id: 'first', type: 'text', accepted: ['a'], explanation: [] };
  const blocks: LessonDocument['blocks'] = [finished, question];
  const { parts, answerKeys, unfinished } = compileLesson(
    { ...lesson, bg: { ...lesson.bg, blocks } },
    'bg',
  );
  expect(parts).toHaveLength(1);
  expect(answerKeys.map(({ id }) => id)).toEqual(['first']);
  expect(unfinished).toHaveLength(1);
  expect(unfinished[0]?.bg).toMatch(/^Въпрос 2: .+\.$/);
  expect(unfinished[0]?.en).toMatch(/^Question 2: .+\.$/);
});

test('a finished lesson has nothing to name', () => {
  expect(compileLesson(sampleLesson(), 'bg').unfinished).toEqual([]);
});
