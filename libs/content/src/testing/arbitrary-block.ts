import fc from 'fast-check';
import { calloutKinds, type Block, type Inline, type RichNode } from '../blocks.js';
import { worksheetTools } from '@pateka/domain';
import { nasty } from './nasty-signs.js';

/*
 * Blocks as the studio can make them: every block and question and the nastiest texts: signs that mean
 * something to Markdown, spaces where none belong, other alphabets, emoji.
 */

/** A text of pieces that meet in every order. */
export const nastyText = fc
  .array(fc.oneof({ weight: 4, arbitrary: nasty }, fc.string({ unit: 'grapheme', maxLength: 4 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join('').slice(0, 100))
  .filter((value) => value !== '');

/** A line in an attribute or front matter: no unseen signs, which no field of the studio takes. */
const plainLine = fc
  .array(nasty, { maxLength: 4 })
  .map((parts) => parts.join('').replace(/\p{Cc}|\p{Cs}/gu, ''));
/** A line that may be empty. */
export const sentence = fc.oneof(fc.constant(''), plainLine);

/** An id as authors write them. */
export const id = fc.stringMatching(/^[a-z]{1,4}(?:-[a-z0-9]{1,4}){0,2}$/);
const mediaId = fc.oneof(fc.constant(''), fc.stringMatching(/^[0-9a-f]{64}$/));
const href = fc.constantFrom(
  ...[
    'https://kzp.bg/',
    'http://a.bg/(x)_*y*?a=1&b=2|c#d',
    'https://пример.бг/път',
    'lesson:debt-list',
  ],
);

const leaf: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: nastyText.map((value): Inline => ({ type: 'text', value })) },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'break' }) },
  { weight: 1, arbitrary: id.map((fact): Inline => ({ type: 'fact', id: fact })) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: -100_000_000, max: 100_000_000 })
      .map((cents): Inline => ({ type: 'sum', amount: cents / 100 || 0 })),
  },
);

/** There is no link inside a link. */
function unlinked(inlines: readonly Inline[], isInLink = false): Inline[] {
  return inlines.flatMap((inline): Inline[] => {
    if (!('children' in inline)) return [inline];
    const children = unlinked(inline.children, isInLink || inline.type === 'link');
    return inline.type === 'link' && isInLink ? children : [{ ...inline, children }];
  });
}

/** Neighbouring texts are one text. */
function joined(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      result[result.length - 1] = { type: 'text', value: last.value + inline.value };
    } else if ('children' in inline) result.push({ ...inline, children: joined(inline.children) });
    else result.push(inline);
  }
  return result;
}

const { inlines: anyInlines } = fc.letrec<{ inline: Inline; inlines: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ type: fc.constant('emphasis' as const), children: tie('inlines') }),
    fc.record({ type: fc.constant('strong' as const), children: tie('inlines') }),
    fc.record({ type: fc.constant('link' as const), href, children: tie('inlines') }),
  ),
  inlines: fc.array(tie('inline'), { maxLength: 4 }),
}));
const inlines = anyInlines.map((list) => joined(unlinked(list)));

const table = fc.integer({ min: 1, max: 3 }).chain((width) =>
  fc.record({
    type: fc.constant('table' as const),
    align: fc.array(fc.constantFrom('left' as const, 'center' as const, 'right' as const, null), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.array(fc.array(inlines, { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

const { rich } = fc.letrec<{ node: RichNode; rich: RichNode[] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    inlines.map((children): RichNode => ({ type: 'paragraph', children })),
    fc.record({
      type: fc.constant('heading' as const),
      depth: fc.constantFrom(2 as const, 3 as const),
      children: inlines,
    }),
    table,
    fc.record({
      type: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(tie('rich'), { minLength: 1, maxLength: 3 }),
    }),
  ),
  rich: fc.array(tie('node'), { maxLength: 3 }),
}));

const head = { block: fc.constant('question' as const), id, prompt: rich };
const kind = <Name extends string>(name: Name) => fc.constant(name);
const option = fc.record({ right: fc.boolean(), answer: inlines, explanation: inlines });
const options = fc.array(option, { maxLength: 3 });
const accepted = fc.array(fc.oneof(fc.constant(''), nastyText), { maxLength: 3 });
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((n) => n || 0);
const stepName = fc.constantFrom('a', 'first', 'стъпка „1“', 'x y', '{a}', '"', '&quot;');
const step = fc.record({
  id: stepName,
  text: rich,
  choices: fc.array(
    fc.record({
      answer: inlines,
      explanation: inlines,
      right: fc.boolean(),
      next: fc.oneof(fc.constantFrom(null, ''), stepName),
    }),
    { maxLength: 3 },
  ),
});

const questions: fc.Arbitrary<Block>[] = [
  fc.record({ ...head, type: kind('single'), options }),
  fc.record({ ...head, type: kind('multiple'), options }),
  fc.record(
    {
      ...head,
      type: kind('number'),
      value: fc.oneof(fc.constant(null), number),
      tolerance: number.map(Math.abs),
      unit: plainLine.filter((unit) => unit !== ''),
      explanation: rich,
    },
    { requiredKeys: ['block', 'id', 'prompt', 'type', 'value', 'tolerance', 'explanation'] },
  ),
  fc.record({
    ...head,
    type: kind('order'),
    items: fc.array(inlines, { maxLength: 3 }),
    explanation: rich,
  }),
  fc.record({
    ...head,
    type: kind('true-false'),
    isTrue: fc.constantFrom(true, false, null),
    ifTrue: inlines,
    ifFalse: inlines,
  }),
  fc.record({
    ...head,
    type: kind('match'),
    pairs: fc.array(fc.record({ left: inlines, right: inlines }), { maxLength: 3 }),
    others: fc.array(inlines, { maxLength: 2 }),
    explanation: rich,
  }),
  fc.record({
    ...head,
    type: kind('gap'),
    pieces: fc.array(
      fc.oneof(
        fc.record({ piece: kind('text'), text: inlines }),
        fc.record({ piece: kind('gap'), accepted }),
      ),
      { maxLength: 4 },
    ),
    explanation: rich,
  }),
  fc.record({ ...head, type: kind('text'), accepted, explanation: rich }),
  fc.record({ ...head, type: kind('scenario'), steps: fc.array(step, { maxLength: 2 }) }),
];

/** Any block that the schema allows. */
export const arbitraryBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ block: kind('text'), content: rich }),
  fc.record({ block: kind('story'), content: rich }),
  fc.record({ block: kind('callout'), kind: fc.constantFrom(...calloutKinds), content: rich }),
  fc.record({ block: kind('worksheet'), tool: fc.constantFrom(...worksheetTools) }),
  fc.record({ block: kind('reflection'), id, prompt: rich }),
  fc.record({
    block: kind('image'),
    media: mediaId,
    alt: sentence,
    decorative: fc.boolean(),
    words: fc.constantFrom('unasked' as const, 'none' as const, 'readable' as const),
    caption: inlines,
  }),
  fc.record({ block: kind('audio'), media: mediaId, title: sentence, transcript: rich }),
  fc.record({ block: kind('video'), media: mediaId, title: sentence, captions: mediaId }),
  fc.record({ block: kind('download'), media: mediaId, title: sentence }),
  ...questions,
);
