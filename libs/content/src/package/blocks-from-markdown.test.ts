import type { Block, Inline } from '../blocks.js';
import { inEnglish } from '../check/catalogue-problem.js';
import { inAnotherLanguage } from '../testing/language-of-texts.js';
import { blocksFromMarkdown } from './blocks-from-markdown.js';

function read(text: string) {
  const { blocks, problems } = blocksFromMarkdown({ file: 'bg.md', text, linesBefore: 3 });
  return { blocks, problems };
}

function paragraph(children: Inline[]): Block {
  return { block: 'text', content: [{ type: 'paragraph', children }] };
}

test.each([
  'Срещата е в 8:30 и свършва в 10:15.',
  'НАП: името идва после.',
  'Въпрос:отговор, съотношение 1:2, а:б',
  'Цени от ~30 до ~40 и накрая 5 > 3 и 2 < 4.',
  'Вижте :: и — и "кавички", & и [скоби].',
])('"%s" is plain text', (text) => {
  expect(read(text)).toEqual({
    problems: [],
    blocks: [paragraph([{ type: 'text', value: text }])],
  });
});

test('facts, amounts, emphasis, links and line breaks become running text', () => {
  const text = 'Има :sum[12.50],\n*:fact[net-wage]* и [КЗП](https://kzp.bg)\\\nкрай :sum[-5].';
  expect(read(text)).toEqual({
    problems: [],
    blocks: [
      paragraph([
        { type: 'text', value: 'Има ' },
        { type: 'sum', amount: 12.5 },
        { type: 'text', value: ', ' },
        { type: 'emphasis', children: [{ type: 'fact', id: 'net-wage' }] },
        { type: 'text', value: ' и ' },
        {
          type: 'link',
          href: 'https://kzp.bg',
          children: [{ type: 'text', value: 'КЗП' }],
        },
        { type: 'break' },
        { type: 'text', value: 'край ' },
        { type: 'sum', amount: -5 },
        { type: 'text', value: '.' },
      ]),
    ],
  });
});

test('blocks keep their order and neighbouring text is one block', () => {
  const { blocks, problems } = read(
    'A\n\n## B\n\n:::story\nC\n:::\n\n:::callout{kind=safety}\nD\n:::\n\n:::worksheet{tool=loans}\n:::\n\n:::reflection{id=r}\nE?\n:::\n',
  );
  expect(problems).toEqual([]);
  expect(blocks.map((block) => block.block)).toEqual([
    'text',
    'story',
    'callout',
    'worksheet',
    'reflection',
  ]);
  expect(blocks[0]).toMatchObject({
    content: [{ type: 'paragraph' }, { type: 'heading', depth: 2 }],
  });
  expect(blocks[2]).toMatchObject({ kind: 'safety' });
  expect(blocks[3]).toMatchObject({ tool: 'loans' });
});

test.each<[string, number, RegExp, RegExp]>([
  ['Текст\n\n<b>дебел</b>', 6, /HTML is not allowed/, /Markdown/],
  ['<div>\nx\n</div>', 4, /HTML is not allowed/, /Markdown/],
  ['<!--fact:x-->', 4, /HTML is not allowed/, /Markdown/],
  ['![x](y.png)', 4, /Pictures/, /Remove/],
  ['`код`', 4, /backticks/, /Remove/],
  ['![ ](y.png)', 4, /no alternative text/, /what it shows/],
  ['Казано.[^1]\n\n[^1]: Бележка.', 4, /Footnotes/, /into the text/],
  ['[x][y]\n\n[y]: https://kzp.bg', 4, /Links by reference/, /in place/],
  ['![x][y]\n\n[y]: https://kzp.bg', 4, /Pictures/, /:::image/],
  ['~~зачеркнато~~', 4, /Struck-through/, /~~/],
  ['# Заглавие', 4, /Only `##` and `###`/, /Begin the heading/],
  ['> цитат', 4, /outside a question/, /:::story/],
  ['```\nx\n```', 4, /like code/, /Remove/],
  ['---', 4, /not allowed here/, /headings/],
  ['- [x] отговор > защо', 4, /Tick boxes/, /:::question/],
  [':note[x]', 4, /`:note` is not known/, /:fact/],
  [':sum[12,50]', 4, /not an amount/, /:sum\[12\.50\]/],
  [':sum[220 €]', 4, /not an amount/, /number only/],
  [':sum[220]{unit=EUR}', 4, /takes no/, /braces/],
  [':fact[Минимална]', 4, /names no fact/, /fact-id/],
  [':fact[]', 4, /names no fact/, /fact-id/],
  ['[x](mailto:a@b.bg)', 4, /not allowed/, /https/],
  ['Пишете на a@b.bg', 4, /mailto:a@b\.bg/, /e-mail/],
  ['[x](../02/bg.md)', 4, /not allowed/, /lesson:/],
  ['[x](javascript:alert)', 4, /not allowed/, /https/],
  ['::story', 4, /`::story` is not known/, /three colons/],
  [':::film\nx\n:::', 4, /`:::film` is not known/, /`story`, `callout`/],
  [':::video\nx\n:::', 5, /holds no text/, /before it/],
  [':::download\nx\n:::', 5, /holds no text/, /before it/],
  [':::image\nx\n\ny\n:::', 4, /one paragraph/, /behind the block/],
  [`:::download{title=${'x'.repeat(201)}}\n:::`, 4, /more than 200 characters/, /Shorten/],
  [':::image{media=photo.png}\n:::', 4, /name of a file/, /Correct `media`/],
  [':char[x]', 4, /is no sign/, /Unicode number/],
  [':::constructor\nx\n:::', 4, /`:::constructor` is not known/, /`story`, `callout`/],
  [':::story[Мира]\nx\n:::', 4, /takes no text in `\[ \]`/, /lines below/],
  ['A\n\n:::story\nx', 6, /`:::story` is not closed/, /Add a line `:::`/],
  [':::story{kind=tip}\nx\n:::', 4, /`kind` is not known/, /Remove/],
  [':::callout{kind=danger}\nx\n:::', 4, /unknown value/, /`safety`, `tip`, `remember`/],
  [':::callout\nx\n:::', 4, /`kind` is missing/, /Add `kind`/],
  [':::worksheet{tool=budget}\nx\n:::', 5, /holds no text/, /before it/],
  [':::reflection\nx\n:::', 4, /`id` is missing/, /Add `id`/],
  [':::story\nx\n\n:::callout{kind=tip}\ny\n:::\n:::', 7, /inside another block/, /do not nest/],
  ['Текст\n:::', 4, /was not understood/, /line of its own/],
])('%j is refused', (text, line, message, remedy) => {
  const { problems } = read(text);
  expect(problems.map(inEnglish)[0]).toEqual({
    file: 'bg.md',
    line,
    message: expect.stringMatching(message),
    remedy: expect.stringMatching(remedy),
  });
  expect(problems.flatMap(inAnotherLanguage)).toEqual([]);
});
