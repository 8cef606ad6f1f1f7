import { lessonDocumentSchema, linkPattern } from './blocks.js';
import { sampleLesson } from './testing/sample-lesson.js';

test('a parsed lesson fits the schema in both languages', () => {
  const { bg, en } = sampleLesson();
  expect(lessonDocumentSchema.parse(bg)).toEqual(bg);
  expect(lessonDocumentSchema.parse(en)).toEqual(en);
});

test.each<[string, unknown]>([
  ['HTML', { block: 'html', html: '<b>x</b>' }],
  ['HTML inside text', { block: 'text', content: [{ type: 'html', value: '<b>' }] }],
  [
    'a first-level heading',
    { block: 'text', content: [{ type: 'heading', depth: 1, children: [] }] },
  ],
  ['an unknown worksheet', { block: 'worksheet', tool: 'crypto' }],
  ['an unknown key', { block: 'worksheet', tool: 'budget', style: 'color:red' }],
  ['a third of a cent', textOf({ type: 'sum', amount: 0.333 })],
  ['a script link', textOf({ type: 'link', href: 'javascript:alert(1)', children: [] })],
])('%s is refused', (_, block) => {
  const document = { ...sampleLesson().bg, blocks: [block] };
  expect(lessonDocumentSchema.safeParse(document).success).toBe(false);
});

function textOf(inline: unknown) {
  return { block: 'text', content: [{ type: 'paragraph', children: [inline] }] };
}

test.each(['https://kzp.bg/a?b=1', 'http://x.bg', 'lesson:a-b'])('%s is a link', (href) =>
  expect(href).toMatch(linkPattern),
);

test.each([
  'mailto:a@b.bg',
  'data:text/html,x',
  '/inside',
  '#part',
  'tel:070011122',
  'https://a/<!--fact:x-->',
  'https://a/"onclick',
])('%s is no link', (href) => expect(href).not.toMatch(linkPattern));
