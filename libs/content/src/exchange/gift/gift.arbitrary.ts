import fc from 'fast-check';
import type { Inline, QuestionBlock, RichNode } from '../../blocks.js';
import type { GiftBlock } from './write-gift.js';

/** Signs that mean something to GIFT, to HTML or to our own marks, among letters of both alphabets. */
const sign = fc.constantFrom(
  ...[
    'а',
    'Б',
    'ж',
    'x',
    'Q',
    '7',
    ' ',
    '~',
    '=',
    '#',
    '{',
    '}',
    ':',
    '\\',
    'n',
    '*',
    '%',
    '/',
    '[',
    ']',
  ],
  ...[
    '<',
    '>',
    '&',
    '"',
    '-',
    '$',
    '.',
    'T',
    '€',
    '“',
    'plain',
    'html',
    '%50%',
    '::',
    '//',
    '####',
  ],
);
const words = fc
  .array(sign, { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join('').replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');

const text = words.map((value): Inline => ({ type: 'text', value }));
const fact = fc.constantFrom<Inline>({ type: 'fact', id: 'minimum-wage' });

/** Running text without any look, as plain GIFT carries it. */
const plainLine = fc.oneof(
  text.map((only) => [only]),
  fc.tuple(text, text).map(([a, b]): Inline[] => [a, { type: 'break' }, b]),
  fc.tuple(text, fact).map(([a, b]): Inline[] => [a, b]),
);
/** Running text with bold, italics and links, which GIFT carries as HTML. */
const lookedLine = fc.tuple(text, text, text, fc.nat(2)).map(([a, b, c, kind]): Inline[] => {
  const inner: Inline[] = [
    { type: 'strong', children: [b] },
    { type: 'emphasis', children: [b] },
    { type: 'link', href: 'https://example.org/a?b=1&c={2}', children: [b] },
  ];
  return [a, inner[kind] ?? b, c];
});

interface Texts {
  line: fc.Arbitrary<Inline[]>;
  rich: fc.Arbitrary<RichNode[]>;
}

const paragraphs = (line: fc.Arbitrary<Inline[]>): fc.Arbitrary<RichNode[]> =>
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((lines) => lines.map((children) => ({ type: 'paragraph', children })));

const plain: Texts = { line: plainLine, rich: paragraphs(plainLine) };
const list = fc.array(lookedLine, { minLength: 1, maxLength: 3 }).map((lines): RichNode => ({
  type: 'list',
  ordered: false,
  items: lines.map((children) => [{ type: 'paragraph', children }]),
}));
const looked: Texts = {
  line: lookedLine,
  rich: fc.tuple(paragraphs(lookedLine), list).map(([before, after]) => [...before, after]),
};

const accepted = fc.array(
  words.filter((each) => !each.includes('->')),
  { minLength: 1, maxLength: 3 },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T[]>): fc.Arbitrary<T[]> =>
  fc.oneof(arbitrary, fc.constant<T[]>([]));
const decimal = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100);
const head = { block: 'question' as const, id: 'q' };

const option = ({ line }: Texts) =>
  fc.record({ answer: line, explanation: maybe(line), right: fc.boolean() });

const question = <Own extends object>(own: Own) => ({ ...head, ...own });

function choices(texts: Texts): fc.Arbitrary<GiftBlock> {
  const prompt = texts.rich;
  const options = fc.array(option(texts), { minLength: 2, maxLength: 5 });
  const isMixed = (each: { right: boolean }[]) =>
    new Set(each.map(({ right }) => right)).size === 2;
  const sides = { ifTrue: maybe(texts.line), ifFalse: maybe(texts.line) };
  return fc.oneof(
    fc
      .record({ prompt, options: options.filter(isMixed) })
      .map((own) => question({ type: 'single' as const, ...own })),
    fc
      .record({ prompt, options: options.filter((each) => each.some(({ right }) => right)) })
      .map((own) => question({ type: 'multiple' as const, ...own })),
    fc
      .record({ prompt, isTrue: fc.boolean(), ...sides })
      .map((own) => question({ type: 'true-false' as const, ...own })),
  );
}

/** Right sides are no HTML in Moodle either. */
const bare = words.map((value): Inline[] => [{ type: 'text', value }]);

function typed({ line, rich }: Texts): fc.Arbitrary<GiftBlock> {
  const own = { prompt: rich, explanation: maybe(rich) };
  const pairs = fc.array(fc.record({ left: line, right: bare }), { minLength: 1, maxLength: 4 });
  return fc.oneof(
    fc
      .record({ ...own, value: decimal, tolerance: decimal.map(Math.abs) })
      .map((each) => question({ type: 'number' as const, ...each })),
    fc.record({ ...own, accepted }).map((each) => question({ type: 'text' as const, ...each })),
    fc
      .record({ ...own, pairs, others: fc.array(bare, { maxLength: 2 }) })
      .map((each) => question({ type: 'match' as const, ...each })),
    rich.map((prompt): GiftBlock => ({ block: 'reflection', id: 'r', prompt })),
  );
}

function gaps({ line, rich }: Texts): fc.Arbitrary<GiftBlock> {
  const own = { prompt: maybe(rich), explanation: maybe(rich) };
  return fc
    .record({ ...own, before: line, accepted, after: line })
    .map(({ before, after, accepted: texts, ...each }): QuestionBlock => ({
      ...head,
      type: 'gap',
      ...each,
      pieces: [
        { piece: 'text', text: before },
        { piece: 'gap', accepted: texts },
        { piece: 'text', text: after },
      ],
    }));
}

/** Questions that GIFT can carry whole. */
export const giftBlocks = fc.oneof(
  ...[plain, looked].flatMap((texts) => [choices(texts), typed(texts), gaps(texts)]),
);
