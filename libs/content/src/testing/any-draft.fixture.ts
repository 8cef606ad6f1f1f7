import fc from 'fast-check';
import type { Block, Inline, QuestionBlock, RichNode } from '../blocks.js';
import type { DraftBlock, DraftHead, DraftLesson } from '../draft/draft.js';

/*
 * Drafts as careless as the schema lets them be: empty, half done, contradicting, full of the words and signs
 * that rules look for.
 */

const words = fc.constantFrom(
  '',
  ' ',
  'Жертвите',
  'Грешно!',
  'твой',
  'тук',
  '620,20 €',
  '0700 111 22',
  '„цитат“',
  'A test.',
  '30.04.2027',
  'дума '.repeat(40),
  '\u0000\ud83d\ude00',
);
const text = fc.oneof(words, fc.string({ maxLength: 20 }));
const kebab = fc.constantFrom('a', 'b', 'minimum-wage', 'no-such-thing');
const media = fc.constantFrom('', 'a'.repeat(64), 'b'.repeat(64));

const { inlines } = fc.letrec<{ inline: Inline; inlines: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'inline' },
    fc.string({ minLength: 1, maxLength: 12 }).map((value) => ({ type: 'text' as const, value })),
    words.map((value) => ({ type: 'text' as const, value: value || '-' })),
    fc.constant({ type: 'break' as const }),
    kebab.map((id) => ({ type: 'fact' as const, id })),
    fc.integer({ min: -99, max: 99 }).map((amount) => ({ type: 'sum' as const, amount })),
    tie('inlines').map((children) => ({ type: 'strong' as const, children })),
    fc.record({
      type: fc.constant('link' as const),
      href: fc.constantFrom('https://kzp.bg/', 'lesson:a', 'lesson:no-such-thing'),
      children: tie('inlines'),
    }),
  ),
  inlines: fc.array(tie('inline'), { maxLength: 3 }),
}));

const { rich } = fc.letrec<{ node: RichNode; rich: RichNode[] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'rich' },
    inlines.map((children) => ({ type: 'paragraph' as const, children })),
    fc.record({
      type: fc.constant('heading' as const),
      depth: fc.constantFrom(2 as const, 3 as const),
      children: inlines,
    }),
    fc.record({
      type: fc.constant('table' as const),
      align: fc.array(fc.constant(null), { maxLength: 1 }),
      rows: fc.array(fc.array(inlines, { maxLength: 7 }), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(tie('rich'), { maxLength: 2 }),
    }),
  ),
  rich: fc.array(tie('node'), { maxLength: 3 }),
}));

const head = { block: fc.constant('question' as const), id: kebab, prompt: rich };
const option = fc.record({ right: fc.boolean(), answer: inlines, explanation: inlines });
const accepted = fc.array(text, { maxLength: 3 });
const choice = fc.record({
  answer: inlines,
  explanation: inlines,
  right: fc.boolean(),
  next: fc.constantFrom(null, 's1', 's2', 's3', 'nowhere'),
});
const step = fc.record({
  id: fc.constantFrom('s1', 's2', 's3'),
  text: rich,
  choices: fc.array(choice, { maxLength: 3 }),
});
const piece = fc.oneof(
  fc.record({ piece: fc.constant('text' as const), text: inlines }),
  fc.record({ piece: fc.constant('gap' as const), accepted }),
);

/** Any question that fits the schema. */
export const anyQuestion: fc.Arbitrary<QuestionBlock> = fc.oneof(
  fc.record({
    ...head,
    type: fc.constantFrom('single' as const, 'multiple' as const),
    options: fc.array(option, { maxLength: 4 }),
  }),
  fc.record({
    ...head,
    type: fc.constant('number' as const),
    value: fc.option(fc.integer()),
    tolerance: fc.nat(),
    explanation: rich,
  }),
  fc.record({
    ...head,
    type: fc.constant('order' as const),
    items: fc.array(inlines, { maxLength: 4 }),
    explanation: rich,
  }),
  fc.record({
    ...head,
    type: fc.constant('true-false' as const),
    isTrue: fc.constantFrom(true, false, null),
    ifTrue: inlines,
    ifFalse: inlines,
  }),
  fc.record({
    ...head,
    type: fc.constant('match' as const),
    pairs: fc.array(fc.record({ left: inlines, right: inlines }), { maxLength: 3 }),
    others: fc.array(inlines, { maxLength: 2 }),
    explanation: rich,
  }),
  fc.record({
    ...head,
    type: fc.constant('gap' as const),
    pieces: fc.array(piece, { maxLength: 4 }),
    explanation: rich,
  }),
  fc.record({ ...head, type: fc.constant('text' as const), accepted, explanation: rich }),
  fc.record({
    ...head,
    type: fc.constant('scenario' as const),
    steps: fc.array(step, { maxLength: 4 }),
  }),
);

/** Any block that fits the schema. */
export const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ block: fc.constantFrom('text' as const, 'story' as const), content: rich }),
  fc.record({
    block: fc.constant('callout' as const),
    kind: fc.constantFrom('safety' as const, 'tip' as const),
    content: rich,
  }),
  fc.constant({ block: 'worksheet' as const, tool: 'budget' as const }),
  fc.record({ block: fc.constant('reflection' as const), id: kebab, prompt: rich }),
  fc.record({
    block: fc.constant('image' as const),
    media,
    alt: text,
    decorative: fc.boolean(),
    words: fc.constantFrom('unasked' as const, 'none' as const, 'readable' as const),
    caption: inlines,
  }),
  fc.record({ block: fc.constant('audio' as const), media, title: text, transcript: rich }),
  fc.record({ block: fc.constant('video' as const), media, title: text, captions: media }),
  fc.record({ block: fc.constant('download' as const), media, title: text }),
  anyQuestion,
);

const anyHead: fc.Arbitrary<DraftHead> = fc.record({
  title: text,
  purpose: text,
  outcomes: fc.array(text, { maxLength: 2 }),
  note: text,
});

const anyRow: fc.Arbitrary<DraftBlock> = fc.record({
  id: kebab,
  bg: fc.option(anyBlock),
  en: fc.option(anyBlock),
  translatedFrom: fc.option(fc.constant('0123456789abcdef')),
});

/** Any draft that fits the schema; even the ids of its rows may repeat. */
export const anyDraft: fc.Arbitrary<DraftLesson> = fc.record({
  id: kebab,
  skippable: fc.boolean(),
  exercise: fc.integer({ min: 0, max: 3 }),
  competences: fc.array(fc.constantFrom('', 'infe:1.3', 'infe:9.9'), { maxLength: 2 }),
  bg: anyHead,
  en: anyHead,
  headTranslatedFrom: fc.constant(null),
  blocks: fc.array(anyRow, { maxLength: 6 }),
});
