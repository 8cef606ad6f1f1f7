import type { Block, QuestionBlock } from '../../blocks.js';
import { sampleLesson } from '../../testing/sample-lesson.js';
import { draftFromLesson } from '../draft-from-lesson.js';
import type { DraftSeverity } from '../problem.js';
import {
  captions,
  choice,
  factIn,
  film,
  leaflet,
  found,
  head,
  image,
  link,
  option,
  paragraph,
  picture,
  recording,
  said,
  text,
  why,
  withRow,
} from './check.fixture.js';

test('a good lesson has nothing to mend', () => {
  expect(found(draftFromLesson(sampleLesson()))).toEqual([]);
});

/** A row: the code that is found, how much it matters, and a block that has the trouble. */
type Row = [code: string, severity: DraftSeverity, block: Block];
const pictures: Row[] = [
  ['image-without-alt', 'blocks', { ...image, alt: ' ', words: 'none', caption: [] }],
  ['alt-is-file-name', 'blocks', { ...image, alt: 'IMG_1.JPG', words: 'none', caption: [] }],
  ['image-words-unasked', 'ask', { ...image, words: 'unasked', caption: [] }],
  ['no-file', 'blocks', { ...image, media: '', words: 'none', caption: [] }],
  ['file-not-kept', 'blocks', { ...image, media: 'e'.repeat(64), words: 'none', caption: [] }],
  ['file-of-another-kind', 'blocks', { ...image, media: film, words: 'none', caption: [] }],
];
const recordings: Row[] = [
  [
    'audio-without-transcript',
    'blocks',
    { block: 'audio', media: recording, title: 'Разговор', transcript: paragraph(' ') },
  ],
  ['file-without-name', 'blocks', { block: 'download', media: leaflet, title: ' ' }],
  ['file-of-another-kind', 'blocks', { block: 'download', media: picture, title: 'Списък' }],
  [
    'video-without-captions',
    'blocks',
    { block: 'video', media: film, title: 'Филм', captions: '' },
  ],
  [
    'captions-file-of-another-kind',
    'blocks',
    { block: 'video', media: film, title: 'Филм', captions: picture },
  ],
  [
    'captions-file-not-kept',
    'blocks',
    { block: 'video', media: film, title: 'Филм', captions: 'e'.repeat(64) },
  ],
];
const texts: Row[] = [
  ['empty-heading', 'blocks', text({ type: 'heading', depth: 2, children: [] })],
  ['vague-link', 'advice', link('Тук')],
  ['vague-link', 'advice', link('click here')],
  ['vague-link', 'advice', link('https://kzp.bg/')],
  ['vague-link', 'advice', link('www.kzp.bg')],
  ['empty-text', 'advice', text({ type: 'paragraph', children: [] })],
  ['empty-box', 'blocks', { block: 'callout', kind: 'tip', content: paragraph(' ') }],
  ['empty-reflection', 'blocks', { block: 'reflection', id: 'r', prompt: [] }],
  [
    'wide-table',
    'advice',
    text({ type: 'table', align: [], rows: [['1', '2', '3', '4', '5', '6'].map(said)] }),
  ],
  ['long-sentence', 'advice', text(...paragraph(`${'дума '.repeat(31)}.`))],
  ['second-worksheet', 'blocks', { block: 'worksheet', tool: 'loans' }],
];
const words: Row[] = [
  ['word-to-avoid', 'blocks', text(...paragraph('Помощ за жертвите.'))],
  ['word-to-avoid', 'blocks', text(...paragraph('Грешно! Не е така.'))],
  ['word-to-avoid', 'advice', text(...paragraph('Законът „За жертвите“ важи.'))],
  ['impolite', 'advice', text(...paragraph('Това е твой избор.'))],
  ['impolite', 'advice', text(...paragraph('Вижте ваш приятел.'))],
  ['typed-amount', 'advice', text(...paragraph('Струва 62 € на седмица.'))],
  ['typed-percentage', 'advice', text(...paragraph('Това са 13,78 %.'))],
  ['typed-telephone', 'advice', text(...paragraph('Тел. 0700 111 22.'))],
  ['typed-date', 'advice', text(...paragraph('До 30.04.2027 г.'))],
];
const references: Row[] = [
  ['unknown-fact', 'blocks', factIn('no-such-fact')],
  ['fact-out-of-date', 'advice', factIn('old')],
  ['same-id', 'blocks', { block: 'reflection', id: 'what-helps', prompt: paragraph('Какво?') }],
];
const questions: Row[] = [
  ['no-right-answer', 'blocks', { ...head, type: 'single', options: [option('а'), option('б')] }],
  [
    'no-right-answer',
    'blocks',
    { ...head, type: 'single', options: [option('а', true), option('б', true)] },
  ],
  ['no-right-answer', 'blocks', { ...head, type: 'multiple', options: [option('а'), option('б')] }],
  [
    'no-right-answer',
    'blocks',
    { ...head, type: 'number', value: null, tolerance: 0, explanation: why },
  ],
  [
    'no-right-answer',
    'blocks',
    { ...head, type: 'true-false', isTrue: null, ifTrue: said('а'), ifFalse: said('б') },
  ],
  ['too-few-answers', 'blocks', { ...head, type: 'single', options: [option('а', true)] }],
  ['too-few-answers', 'blocks', { ...head, type: 'order', items: [said('а')], explanation: why }],
  [
    'too-few-answers',
    'blocks',
    {
      ...head,
      type: 'match',
      pairs: [{ left: said('а'), right: said('б') }],
      others: [],
      explanation: why,
    },
  ],
  [
    'too-few-answers',
    'blocks',
    { ...head, type: 'gap', pieces: [{ piece: 'text', text: said('а') }], explanation: why },
  ],
  [
    'nothing-accepted',
    'blocks',
    { ...head, type: 'gap', pieces: [{ piece: 'gap', accepted: [' '] }], explanation: why },
  ],
  ['nothing-accepted', 'blocks', { ...head, type: 'text', accepted: [], explanation: why }],
  [
    'empty-prompt',
    'blocks',
    { ...head, prompt: [], type: 'text', accepted: ['а'], explanation: why },
  ],
  [
    'empty-answer',
    'blocks',
    { ...head, type: 'single', options: [option(' ', true), option('б')] },
  ],
  [
    'equal-answers',
    'blocks',
    { ...head, type: 'single', options: [option('Да', true), option(' да ')] },
  ],
  [
    'no-explanation',
    'advice',
    { ...head, type: 'single', options: [option('а', true, ''), option('б')] },
  ],
  ['no-explanation', 'advice', { ...head, type: 'text', accepted: ['а'], explanation: [] }],
  [
    'number-from-fact',
    'blocks',
    {
      ...head,
      prompt: [{ type: 'paragraph', children: [{ type: 'fact', id: 'minimum-wage-month' }] }],
      type: 'number',
      value: 1,
      tolerance: 0,
      explanation: why,
    },
  ],
];
const scenario = (...steps: Extract<QuestionBlock, { type: 'scenario' }>['steps']): Block => ({
  ...head,
  type: 'scenario',
  steps,
});
const step = (id: string, ...choices: ReturnType<typeof choice>[]) => ({
  id,
  text: paragraph('Ситуация.'),
  choices,
});
const scenarios: Row[] = [
  ['scenario-empty', 'blocks', scenario()],
  [
    'scenario-leads-nowhere',
    'blocks',
    scenario(step('s1', choice('s9'), choice(null, false, 'Не'))),
  ],
  ['scenario-step-without-choice', 'blocks', scenario(step('s1', choice('s2')), step('s2'))],
  ['scenario-step-unseen', 'blocks', scenario(step('s1', choice(null)), step('s2', choice(null)))],
  ['scenario-without-end', 'blocks', scenario(step('s1', choice('s2')), step('s2', choice('s1')))],
  ['no-right-answer', 'blocks', scenario(step('s1', choice(null, false)))],
  ['scenario-step-empty', 'blocks', scenario({ ...step('s1', choice(null)), text: [] })],
];

describe.each([
  ['pictures', pictures],
  ['recordings', recordings],
  ['texts', texts],
  ['words', words],
  ['references', references],
  ['questions', questions],
  ['scenarios', scenarios],
])('%s', (_, rows) => {
  test.each(rows)('%s (%s)', (code, severity, block) => {
    const problems = found(withRow(block));
    const own = problems.filter((problem) => problem.code === code);
    expect(own.length).toBeGreaterThan(0);
    for (const { blockId, lessonId, message, remedy, severity: weight } of own) {
      expect({ blockId, lessonId, weight }).toEqual({
        blockId: 'extra',
        lessonId: 'shopping-list',
        weight: severity,
      });
      for (const each of [message.bg, message.en, remedy.bg, remedy.en]) {
        expect(each).toMatch(/^\S.*[.?]$/u);
      }
    }
  });
});

test.each<[string, Block]>([
  ['a decorative picture', { ...image, alt: '', decorative: true, words: 'none', caption: [] }],
  ['a video with captions', { block: 'video', media: film, title: 'Филм', captions }],
  ['a document as a download', { block: 'download', media: leaflet, title: 'Списък' }],
  [
    'an amount inside a question',
    {
      ...head,
      prompt: paragraph('Имате 5 €. Какво?'),
      type: 'text',
      accepted: ['хляб'],
      explanation: why,
    },
  ],
  [
    'a scenario with branches',
    scenario(
      step('s1', choice('s2', false, 'Подписвам'), choice(null)),
      step('s2', choice('s1', true, 'Назад'), choice(null, false, 'Край')),
    ),
  ],
  ['a link that says where it leads', link('Комисия за защита на потребителите')],
  ['a fact that holds', factIn('minimum-wage-month')],
])('%s is fine', (_, block) => {
  const problems = found(withRow(block)).filter(({ blockId }) => blockId === 'extra');
  expect(problems.map(({ code }) => code)).toEqual(['translation-changed']);
});
