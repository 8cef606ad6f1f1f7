import { strToU8, zipSync } from 'fflate';
import { emptyLesson } from '../draft/draft.js';
import { fingerprint } from '../draft/translation.js';
import { isBulgarian } from '../testing/language-of-texts.js';
import { pngPicture } from '../testing/png.js';
import { sampleLessonBg } from '../testing/sample-lesson-bg.js';
import { brokenSample, samplePackage, samplePaths } from '../testing/sample-package.js';
import { wordDocument, wordTexts } from '../testing/word-document.js';
import { importFile } from './import-file.js';
import { renameMedia } from './rename-media.js';
import type { ImportResult } from './result.js';

const read = (content: string | Uint8Array, name = 'урок.md') =>
  importFile(typeof content === 'string' ? strToU8(content) : content, { locale: 'bg', name });

function lessonsOf(result: ImportResult) {
  if (!result.ok) throw new Error(`Refused: ${result.reason}`);
  return result.modules.flatMap(({ lessons }) => lessons);
}
const blocksOf = (result: ImportResult) =>
  lessonsOf(result).map(({ blocks }) => blocks.map(({ bg }) => bg));
const codesOf = (result: ImportResult) => (result.ok ? result.notes.map(({ code }) => code) : []);
const said = (value: string) => [{ type: 'text', value }];
const paragraph = (value: string) => ({ type: 'paragraph', children: said(value) });
const text = (...content: object[]) => ({ block: 'text', content });

test('a document of Word is read as one', async () => {
  const docx = await read(await wordDocument(), 'снимка.png');
  expect(lessonsOf(docx).map(({ bg }) => bg.title)).toEqual(wordTexts.lessons);
});

test('a file is read by what it is, whatever it is called', async () => {
  const files = samplePackage(2).map(({ path, text: content }) => [path, strToU8(content)]);
  const packed = await read(
    zipSync(Object.fromEntries(files) as Record<string, Uint8Array>),
    'a.docx',
  );
  expect(lessonsOf(packed).map(({ id }) => id)).toEqual(['shopping-list', 'cheap-dishes']);
  const gift = await read('Столицата е { =София =Sofia }', 'въпроси.txt');
  expect(blocksOf(gift)[0]).toMatchObject([{ block: 'question', type: 'text' }]);
});

test.each<[string, string | Uint8Array]>([
  ['empty', ''],
  ['unknown', new Uint8Array([0, 1, 2, 3])],
  ['unknown', zipSync({ 'a.exe': strToU8('x') })],
  ['zip-path', zipSync({ '../a.md': strToU8('x') })],
  ['nothing', '<!-- само HTML -->'],
])('%s is said kindly', async (reason, content) => {
  expect(await read(content)).toMatchObject({
    ok: false,
    reason,
    text: { bg: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
  });
});

test('a package with a fault says in which file and line', async () => {
  const change = { path: samplePaths.en, from: ':::callout{kind=tip}', to: ':::box' };
  const files = brokenSample(change).map(({ path, text: content }) => [path, strToU8(content)]);
  const result = await read(zipSync(Object.fromEntries(files) as Record<string, Uint8Array>));
  expect(result).toMatchObject({
    ok: false,
    reason: 'package',
    text: {
      bg: expect.stringMatching(/en\.md, ред \d+\. Няма блок `:::box`\. Изберете от: `story`/),
      en: expect.stringMatching(/en\.md, line \d+\. `:::box` is not known\. Use one of: `story`/),
    },
  });
  const said = result.ok ? '' : result.text.bg.replace(samplePaths.en, '');
  expect(isBulgarian(said)).toBe(true);
});

test('a lesson of our own form keeps its head and blocks', async () => {
  const result = await read(sampleLessonBg);
  const [lesson] = lessonsOf(result);
  expect(lesson?.bg.outcomes).toHaveLength(1);
  expect(lesson).toMatchObject({ skippable: true, exercise: 2 });
  expect(blocksOf(result)[0]?.map((block) => block?.block)).toContain('question');
  expect(codesOf(result)).toEqual([]);
});

test('Markdown of others is kept as near as can be, and each loss is told', async () => {
  const result = await read(
    [
      '# Едно',
      'Преди <b>край</b> `код` ~~старо~~ [тук](mailto:a@b.bg).[^1]',
      '#### Дълбоко',
      '> цитат',
      '- [x] готово',
      ':::film{x=y}\nвътре\n:::',
      '![x](https://a.bg/x.png)',
      '<script>alert(1)</script>',
      '# Две',
      'Край.',
      '[^1]: Бележка.',
    ].join('\n\n'),
  );
  expect(lessonsOf(result).map(({ bg }) => bg.title)).toEqual(['Едно', 'Две']);
  expect(blocksOf(result)).toEqual([
    [
      text(paragraph('Преди край код старо тук.[1]')),
      text(
        { type: 'heading', depth: 3, children: said('Дълбоко') },
        paragraph('цитат'),
        { type: 'list', ordered: false, items: [[paragraph('готово')]] },
        paragraph('вътре'),
      ),
    ],
    [text(paragraph('Край.'), paragraph('[1] Бележка.'))],
  ]);
  expect(codesOf(result).sort()).toEqual(
    [
      'code',
      'deep-headings',
      'directives',
      'html',
      'links',
      'look',
      'pictures',
      'quotes',
      'tick-boxes',
    ].sort(),
  );
});

test('an archive of Markdown brings the pictures beside the texts', async () => {
  const png = pngPicture({ width: 4, height: 4, color: [9, 9, 9] });
  const result = await read(
    zipSync({
      'курс/01.md': strToU8('# А\n\n![Чаша](pictures/cup%201.png)\n\n![няма](../../x.png)'),
      'курс/02.md': strToU8('# Б\n\nТекст.'),
      'курс/pictures/cup 1.png': png,
    }),
    'Моят курс.zip',
  );
  expect(lessonsOf(result).map(({ bg }) => bg.title)).toEqual(['А', 'Б']);
  expect(blocksOf(result)[0]).toEqual([expect.objectContaining({ block: 'image', alt: 'Чаша' })]);
  expect(result.ok && result.media.map(({ type }) => type)).toEqual(['image/png']);
  expect(result.ok && result.modules[0]?.title.bg).toBe('Моят курс');
  expect(codesOf(result)).toEqual(['pictures']);
});

test('a cancelled import changes nothing', async () => {
  const options = { locale: 'bg', name: 'a.md', signal: AbortSignal.abort() } as const;
  expect(await importFile(strToU8('# А'), options)).toMatchObject({ reason: 'cancelled' });
});

test('files get their new names everywhere, and a translation stays up to date', () => {
  const [old, other] = ['a'.repeat(64), 'b'.repeat(64)];
  const video = { block: 'video' as const, media: old, title: 'В', captions: other };
  const row = { id: 'b', bg: video, en: video, translatedFrom: fingerprint(video) };
  const lesson = { ...emptyLesson('l'), blocks: [row] };
  const names = new Map([
    [old, 'c'.repeat(64)],
    [other, 'd'.repeat(64)],
  ]);
  const after = { ...video, media: 'c'.repeat(64), captions: 'd'.repeat(64) };
  expect(renameMedia(lesson, names).blocks).toEqual([
    { id: 'b', bg: after, en: after, translatedFrom: fingerprint(after) },
  ]);
});
