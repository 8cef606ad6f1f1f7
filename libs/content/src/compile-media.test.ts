import fc from 'fast-check';
import type { RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { LessonDocument } from './blocks.js';
import { compileLesson } from './compile.js';
import type { KnownMedia } from './compile-media.js';
import { fillFacts } from './fill-facts.js';
import { sampleLesson } from './testing/sample-lesson.js';

const id = (digit: string): string => digit.repeat(64);
const none = { width: null, height: null };
const files = new Map<string, KnownMedia>([
  [id('1'), { kind: 'image', type: 'image/png', bytes: 9, width: 1200, height: 800 }],
  [id('2'), { kind: 'audio', type: 'audio/mpeg', bytes: 9, ...none }],
  [id('3'), { kind: 'video', type: 'video/mp4', bytes: 9, ...none }],
  [id('4'), { kind: 'captions', type: 'text/vtt', bytes: 9, ...none }],
  [id('5'), { kind: 'document', type: 'application/pdf', bytes: 1_240_000, ...none }],
  [id('6'), { kind: 'image', type: 'image/png', bytes: 9, width: 300, height: 200 }],
  [
    id('7'),
    { kind: 'document', type: 'application/vnd.oasis.opendocument.text', bytes: 900, ...none },
  ],
]);

type Block = LessonDocument['blocks'][number];
type Of<Kind extends Block['block']> = Extract<Block, { block: Kind }>;

function compiled(block: Block, locale: 'bg' | 'en' = 'bg') {
  const lesson = sampleLesson();
  const document = { ...lesson[locale], blocks: [block] };
  return compileLesson({ ...lesson, [locale]: document }, locale, {
    mediaOf: (wanted) => files.get(wanted),
  });
}

function htmlOf(block: Block, locale: 'bg' | 'en' = 'bg'): string {
  const { parts } = compiled(block, locale);
  return parts.map((part) => ('html' in part ? part.html : '')).join('');
}

const text = (value: string) => [{ type: 'text' as const, value }];
const image: Of<'image'> = {
  block: 'image',
  media: id('1'),
  alt: 'Касова бележка',
  decorative: false,
  words: 'none',
  caption: text('Бележката'),
};
const audio: Of<'audio'> = {
  block: 'audio',
  media: id('2'),
  title: 'Разговор',
  transcript: [{ type: 'paragraph', children: text('Добър ден.') }],
};
const video: Of<'video'> = { block: 'video', media: id('3'), title: 'Банкомат', captions: id('4') };
const download: Of<'download'> = { block: 'download', media: id('5'), title: 'Бланка' };

test('a picture comes in three widths and two kinds, the lightest first, with its size', () => {
  expect(compiled(image).parts[0]?.kind).toBe('image');
  const at = `/media/${id('1')}`;
  const sizes = 'sizes="(min-width: 48rem) 42rem, 10rem"';
  const set = (type: string) =>
    `srcset="${at}/480.${type} 480w, ${at}/960.${type} 960w, ${at}/1440.${type} 1200w"`;
  expect(htmlOf(image)).toBe(
    `<figure><picture><source type="image/avif" ${set('avif')} ${sizes}>` +
      `<img src="${at}/480.webp" ${set('webp')} ${sizes} width="1200" height="800" ` +
      'alt="Касова бележка" loading="lazy" decoding="async"></picture>' +
      '<figcaption>Бележката</figcaption></figure>',
  );
});

test('nobody fakes a fact in an attribute: what is filled in later stays out of it', () => {
  const fake = 'А<!--fact:none--><meta http-equiv=refresh content=0;url=https://foreign.example>';
  const head = [text(fake), text('Б'), text('В')];
  const rows = [head, [text('а'.repeat(50)), text('б'), text('в')]];
  const table: Of<'text'> = { block: 'text', content: [{ type: 'table', align: [], rows }] };
  const blocks = [
    { ...image, alt: fake },
    { ...audio, title: fake },
    { ...video, title: fake },
  ];
  for (const block of [...blocks, table]) {
    const html = htmlOf(block);
    expect(fillFacts(html, new Map(), 'bg', '2026-11-28')).toBe(html);
  }
});

test('a small picture is offered in the widths it has; decoration is silent', () => {
  const html = htmlOf({ ...image, media: id('6'), decorative: true, caption: [] });
  expect(html).toContain(`srcset="/media/${id('6')}/480.webp 300w"`);
  expect(html).toContain('alt=""');
  expect(html).not.toContain('figcaption');
});

test('sound is not fetched before it is asked for, and stands there in writing', () => {
  expect(htmlOf(audio)).toBe(
    '<figure><figcaption>Разговор</figcaption>' +
      `<audio controls preload="none" src="/media/${id('2')}/file" aria-label="Разговор"></audio>` +
      '<details><summary>Прочетете какво се казва</summary><p>Добър ден.</p></details></figure>',
  );
});

test('a video has captions in the language of the lesson, and starts by itself nowhere', () => {
  const html = htmlOf(video, 'en');
  expect(html).toBe(
    '<figure><figcaption>Банкомат</figcaption>' +
      '<video controls preload="none" playsinline aria-label="Банкомат">' +
      `<source src="/media/${id('3')}/file" type="video/mp4">` +
      `<track kind="captions" src="/media/${id('4')}/file" srclang="en" label="English" default>` +
      '</video></figure>',
  );
  expect(htmlOf(video)).toContain('srclang="bg" label="Български"');
});

test('a download says what it is, how large, and where it stays', () => {
  expect(htmlOf(download)).toContain(
    `<p><a href="/media/${id('5')}/file" download>Бланка</a> (PDF, 1,2\u00a0МБ)</p>`,
  );
  expect(htmlOf(download)).toContain('папката с изтеглени файлове');
  expect(htmlOf(download, 'en')).toContain('(PDF, 1.2\u00a0MB)');
  expect(htmlOf(download, 'en')).toContain('Downloads folder');
  expect(htmlOf({ ...download, media: id('7') })).toContain('</a> (1\u00a0КБ)');
});

test('whatever an author types beside a file is text', () => {
  const piece = fc.constantFrom('<', '>', '"', "'", '&', '<script>', '"onerror="', 'a', '-->', '`');
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
      const typed = pieces.join('');
      const own = text(typed);
      const blocks: [Block, Block][] = [
        [
          { ...image, alt: typed, caption: own },
          { ...image, alt: 'a', caption: text('a') },
        ],
        [
          { ...audio, title: typed },
          { ...audio, title: 'a' },
        ],
        [
          { ...video, title: typed },
          { ...video, title: 'a' },
        ],
        [
          { ...download, title: typed },
          { ...download, title: 'a' },
        ],
      ];
      for (const [block, plain] of blocks)
        expect(tagsOf(htmlOf(block))).toEqual(tagsOf(htmlOf(plain)));
    }),
  );
});

/** Every element with the names of its attributes, as a browser reads them. */
function tagsOf(html: string): string[] {
  const found: string[] = [];
  const visit = (node: RootContent): void => {
    if (node.type !== 'element') return;
    found.push(`${node.tagName} ${Object.keys(node.properties).join(' ')}`);
    node.children.forEach(visit);
  };
  fromHtml(html, { fragment: true }).children.forEach(visit);
  return found;
}

test.each<[string, Block]>([
  ['a picture without a file', { ...image, media: '' }],
  ['a picture that nobody keeps', { ...image, media: id('9') }],
  ['a picture that is a video', { ...image, media: id('3') }],
  ['a video without captions', { ...video, captions: '' }],
  ['a video whose captions are a picture', { ...video, captions: id('1') }],
  ['a recording without a transcript', { ...audio, transcript: [] }],
  [
    'a recording with an empty transcript',
    { ...audio, transcript: [{ type: 'paragraph', children: text(' ') }] },
  ],
  ['a download without a file', { ...download, media: '' }],
  ['a download that is a script in disguise', { ...download, media: id('4') }],
])('%s is left out and named', (_, block) => {
  const { parts, unfinished } = compiled(block);
  expect(parts).toEqual([]);
  expect(unfinished).toHaveLength(1);
  expect(unfinished[0]?.bg).toMatch(/^(?:Картина|Видео|Запис|Файл за изтегляне).*: .*лип.*\.$/);
});

test('without anything known of files none is shown', () => {
  const lesson = sampleLesson();
  const document = { ...lesson.bg, blocks: [image, download] };
  expect(compileLesson({ ...lesson, bg: document }, 'bg').parts).toEqual([]);
});
