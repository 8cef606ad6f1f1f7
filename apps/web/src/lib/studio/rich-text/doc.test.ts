import { richNodeSchema, type Inline, type RichNode } from '@pateka/content/draft';
import fc from 'fast-check';
import { lineFromDoc, richFromDoc } from './from-doc.js';
import { lineToDoc, richToDoc } from './to-doc.js';

const words = fc.stringMatching(/^[а-яa-z .]{1,8}$/);
const href = fc.constantFrom('https://kzp.bg/', 'https://nap.bg/a?b=1', 'lesson:budget');
const { inline } = fc.letrec<{ inline: Inline; children: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    words.map((value): Inline => ({ type: 'text', value })),
    fc.constantFrom<Inline>({ type: 'break' }, { type: 'fact', id: 'minimum-wage' }),
    fc.integer({ min: -900, max: 900 }).map((amount): Inline => ({ type: 'sum', amount })),
    tie('children').map((children): Inline => ({ type: 'emphasis', children })),
    tie('children').map((children): Inline => ({ type: 'strong', children })),
    fc
      .tuple(href, tie('children'))
      .map(([to, children]): Inline => ({ type: 'link', href: to, children })),
  ),
  children: fc.array(tie('inline'), { minLength: 1, maxLength: 3 }),
}));
const running = fc.array(inline, { minLength: 1, maxLength: 4 });
const align = fc.constantFrom('left' as const, 'center' as const, 'right' as const, null);
const { node } = fc.letrec<{ node: RichNode; item: RichNode[] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2 },
    running.map((children): RichNode => ({ type: 'paragraph', children })),
    fc
      .tuple(fc.constantFrom(2 as const, 3 as const), running)
      .map(([depth, children]): RichNode => ({ type: 'heading', depth, children })),
    fc
      .record({ rows: fc.array(fc.tuple(running, running), { minLength: 1, maxLength: 3 }), align })
      .map(({ rows, align: each }): RichNode => ({ type: 'table', align: [each, null], rows })),
    fc
      .tuple(fc.boolean(), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([ordered, items]): RichNode => ({ type: 'list', ordered, items })),
  ),
  item: fc.array(tie('node'), { minLength: 1, maxLength: 2 }),
}));
const rich = fc.array(node, { maxLength: 4 });

const through = (nodes: RichNode[]) => richFromDoc(richToDoc(nodes));

/** Every word with what it is marked with, however the marks stand in each other. */
function marked(inlines: readonly Inline[], marks: readonly string[] = []): string[] {
  return inlines.flatMap((each) => {
    if ('children' in each) {
      const name = each.type === 'link' ? `link ${each.href}` : each.type;
      // Of two links the inner one holds: nobody can follow both.
      const others = marks.filter(
        (mark) => mark !== name && !(each.type === 'link' && mark.startsWith('link')),
      );
      return marked(each.children, [...others, name].sort());
    }
    if (each.type === 'text') return [...each.value].map((sign) => `${sign} ${marks.join()}`);
    return [`${JSON.stringify(each)} ${marks.join()}`];
  });
}

function said(nodes: readonly RichNode[]): unknown[] {
  return nodes.map((each) => {
    switch (each.type) {
      case 'paragraph':
        return marked(each.children);
      case 'heading':
        return [each.depth, marked(each.children)];
      case 'list':
        return [each.ordered, each.items.map(said)];
      case 'table':
        return [each.align, each.rows.map((cells) => cells.map((cell) => marked(cell)))];
    }
  });
}

test('text comes out of the editor as it went in: every word, mark, list and table', () => {
  fc.assert(
    fc.property(rich, (nodes) => {
      const out = through(nodes);
      expect(said(out)).toEqual(said(nodes));
      for (const each of out) expect(richNodeSchema.parse(each)).toEqual(each);
      expect(through(out)).toEqual(out);
    }),
    { numRuns: 40 },
  );
});

test('one line comes out as it went in', () => {
  fc.assert(
    fc.property(running, (inlines) => {
      expect(marked(lineFromDoc(lineToDoc(inlines)))).toEqual(marked(inlines));
    }),
  );
});

test('text that a person would write stays the same to the letter', () => {
  const nodes: RichNode[] = [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: 'Бюджет' }] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', value: 'Заплатата е ' },
        {
          type: 'strong',
          children: [
            { type: 'text', value: 'поне ' },
            { type: 'fact', id: 'minimum-wage' },
          ],
        },
        { type: 'text', value: '. Вижте ' },
        {
          type: 'link',
          href: 'https://nap.bg/',
          children: [
            { type: 'text', value: 'сайта ' },
            { type: 'emphasis', children: [{ type: 'text', value: 'на НАП' }] },
          ],
        },
        { type: 'break' },
        { type: 'sum', amount: 12.5 },
      ],
    },
  ];
  expect(through(nodes)).toEqual(nodes);
});

test('a link that reaches out of bold text stays one link', () => {
  const text = (value: string, ...marks: string[]) => ({
    type: 'text',
    text: value,
    marks: marks.map((type) =>
      type === 'link' ? { type, attrs: { href: 'https://nap.bg/' } } : { type },
    ),
  });
  const content = [text('а', 'bold'), text('б', 'bold', 'link'), text('в', 'link')];
  const children = lineFromDoc({ type: 'doc', content: [{ type: 'paragraph', content }] });
  expect(children.map(({ type }) => type)).toEqual(['strong', 'link']);
});

test.each([
  ['a script link', { type: 'link', attrs: { href: 'javascript:alert(1)' } }],
  ['an unknown mark', { type: 'textStyle', attrs: { color: 'red' } }],
])('%s is left out, its words stay', (_, mark) => {
  const content = [{ type: 'text', text: 'дума', marks: [mark] }];
  const doc = { type: 'doc', content: [{ type: 'paragraph', content }, { type: 'image' }] };
  expect(richFromDoc(doc)).toEqual([
    { type: 'paragraph', children: [{ type: 'text', value: 'дума' }] },
  ]);
});

test('empty paragraphs at the end are no text', () => {
  expect(through([])).toEqual([]);
  const blank = { type: 'paragraph' };
  expect(richFromDoc({ type: 'doc', content: [blank, blank] })).toEqual([]);
});
