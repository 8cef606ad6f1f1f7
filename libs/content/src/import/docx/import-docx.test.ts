import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { draftLessonSchema } from '../../draft/draft.js';
import {
  handMadeDocx,
  wordImageLink,
  wordParagraph,
  wordPicture,
  type HandMadeDocx,
} from '../../testing/hand-made-docx.js';
import { pngPicture } from '../../testing/png.js';
import { wordAuthor, wordDocument, wordTexts } from '../../testing/word-document.js';
import type { ImportResult } from '../result.js';
import { importDocx } from './import-docx.js';

const options = { locale: 'bg', name: 'Моят урок.docx' } as const;
const document = await wordDocument();
const imported = await importDocx(document, options);

function lessonsOf(result: ImportResult) {
  if (!result.ok) throw new Error(`Refused: ${result.reason}`);
  return result.modules.flatMap(({ lessons }) => lessons);
}
const blocksOf = (result: ImportResult) =>
  lessonsOf(result).map(({ blocks }) => blocks.map(({ bg }) => bg));
const notesOf = (result: ImportResult) =>
  result.ok ? result.notes.map(({ code, count }) => [code, count]) : [];
const make = (parts: HandMadeDocx) => importDocx(handMadeDocx(parts), options);
const run = (value: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${value}</w:t></w:r>`;
const text = (...content: object[]) => ({ block: 'text', content });
const paragraph = (value: string) => ({ type: 'paragraph', children: [{ type: 'text', value }] });

test('headings of the first level become lessons, with everything at its place', () => {
  const lessons = lessonsOf(imported);
  expect(lessons.map(({ bg }) => bg.title)).toEqual(wordTexts.lessons);
  expect(imported.ok && imported.modules[0]?.title).toEqual({ bg: wordTexts.title, en: '' });
  const kinds = lessons.map(({ blocks }) => blocks.map(({ bg }) => bg?.block));
  expect(kinds[0]).toEqual(['text', 'image', 'text', 'text', 'text']);
  const written = JSON.stringify(lessons);
  for (const alt of wordTexts.alts) expect(written).toContain(alt);
  expect(written).toContain(wordTexts.link);
  expect(written).toContain(`[1] ${wordTexts.footnote}`);
  for (const lesson of lessons) expect(draftLessonSchema.parse(lesson)).toEqual(lesson);
});

test('lists stay nested, a table keeps its rows, marks stay on their words', () => {
  const nodes = blocksOf(imported)
    .flat()
    .flatMap((block) => (block?.block === 'text' ? block.content : []));
  expect(nodes).toContainEqual({
    type: 'list',
    ordered: true,
    items: [
      [paragraph('Намерете брутната заплата.')],
      [
        paragraph('Извадете удръжките:'),
        {
          type: 'list',
          ordered: true,
          items: [[paragraph('първо осигуровките')], [paragraph('после данъка')]],
        },
      ],
      [paragraph('Сравнете с парите по сметката.')],
    ],
  });
  const table = nodes.find(({ type }) => type === 'table');
  expect(table).toMatchObject({ align: [null, null] });
  expect(table?.type === 'table' && table.rows).toHaveLength(4);
  expect(JSON.stringify(nodes)).toContain(
    '"strong","children":[{"type":"text","value":"преди първия',
  );
});

test('comments, and who made them, stay outside', async () => {
  const comment = `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="${wordAuthor}" w:initials="КС">${wordParagraph('бележка')}</w:comment></w:comments>`;
  const result = await make({
    body: wordParagraph(`${run('текст')}<w:r><w:commentReference w:id="0"/></w:r>`),
    relationships:
      '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>',
    more: { 'word/comments.xml': strToU8(comment) },
  });
  expect(blocksOf(result)[0]).toEqual([text(paragraph('текст'))]);
  expect(notesOf(result)).toEqual([['comments', 1]]);
});

test('nothing tells who wrote the document', () => {
  const parts = Object.values(unzipSync(document)).map((part) => Buffer.from(part));
  expect(parts.filter((part) => part.includes(wordAuthor)).length).toBeGreaterThan(1);
  expect(JSON.stringify(lessonsOf(imported))).not.toContain(wordAuthor);
  expect(imported.ok && JSON.stringify([imported.notes, imported.modules])).not.toContain(
    'Канарка',
  );
});

test('pictures come along once each, with the bytes they had', () => {
  const media = imported.ok ? imported.media : [];
  expect(media.map(({ type }) => type)).toEqual(['image/png', 'image/png']);
  const shown = blocksOf(imported)
    .flat()
    .flatMap((each) => (each?.block === 'image' ? [each.media] : []));
  expect(shown).toEqual(media.map(({ id }) => id));
});

test('English goes to its own side, and both languages are those of the module', async () => {
  const result = await importDocx(document, { ...options, locale: 'en' });
  const [lesson] = lessonsOf(result);
  expect(result.ok && result.modules[0]?.languages).toEqual(['bg', 'en']);
  expect(lesson?.en.title).toBe(wordTexts.lessons[0]);
  expect(lesson?.blocks.every(({ bg, en }) => bg === null && en !== null)).toBe(true);
});

test('one heading of the first level is the title of one lesson; deeper ones are its sections', async () => {
  const body = [1, 2, 3, 4].map((level) => wordParagraph(`Ниво ${level}`, level)).join('');
  const result = await make({ body: body + wordParagraph('Край.') });
  expect(lessonsOf(result).map(({ bg }) => bg.title)).toEqual(['Ниво 1']);
  const heading = (depth: number, level: number) => ({
    ...paragraph(`Ниво ${level}`),
    type: 'heading',
    depth,
  });
  expect(blocksOf(result)[0]).toEqual([
    text(heading(2, 2)),
    text(heading(3, 3)),
    text(heading(3, 4), paragraph('Край.')),
  ]);
  expect(notesOf(result)).toEqual([['deep-headings', 1]]);
  expect(lessonsOf(await make({ body: wordParagraph('Само текст.') }))[0]?.bg.title).toBe(
    'Моят урок',
  );
});

const cell = (inside: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

test('merged cells are spread out and a table inside a table becomes text', async () => {
  const inner = table(row(cell(wordParagraph('а')), cell(wordParagraph('б'))));
  const body = table(
    row(cell(wordParagraph('Заглавие'), '<w:gridSpan w:val="2"/>')),
    row(cell(wordParagraph('ляво'), '<w:vMerge w:val="restart"/>'), cell(wordParagraph('1'))),
    row(cell(wordParagraph(''), '<w:vMerge/>'), cell(inner + wordParagraph('2'))),
  );
  const result = await make({ body: body + wordParagraph('Край.') });
  const said = (...values: string[]) => values.map((value) => [{ type: 'text', value }]);
  const broken = [{ type: 'text', value: 'а; б' }, { type: 'break' }, { type: 'text', value: '2' }];
  expect(blocksOf(result)[0]?.[0]).toMatchObject({
    content: [
      { rows: [said('Заглавие', 'Заглавие'), said('ляво', '1'), [...said('ляво'), broken]] },
      paragraph('Край.'),
    ],
  });
  expect(notesOf(result)).toEqual([
    ['merged-cells', 2],
    ['nested-tables', 1],
  ]);
});

test.each<[string, string, string, object[]]>([
  [
    'equations',
    'Вижте <m/>',
    `${run('Вижте')}<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>`,
    [paragraph('Вижте')],
  ],
  [
    'tracked-changes',
    'ново',
    `<w:ins w:author="${wordAuthor}">${run('ново')}</w:ins><w:del w:author="${wordAuthor}"><w:r><w:delText>старо</w:delText></w:r></w:del>`,
    [paragraph('ново')],
  ],
  [
    'look',
    'червено',
    run('червено', '<w:color w:val="FF0000"/><w:u w:val="single"/>'),
    [paragraph('червено')],
  ],
  [
    'inner-links',
    'към точка',
    `<w:hyperlink w:anchor="place">${run('към точка')}</w:hyperlink>`,
    [paragraph('към точка')],
  ],
  ['objects', 'файл', `${run('файл')}<w:r><w:object/></w:r>`, [paragraph('файл')]],
  [
    'text-boxes',
    'поле',
    `${run('до')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${wordParagraph('поле')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
    [paragraph('до'), paragraph('поле')],
  ],
])('%s: the text is as Word shows it, and a note says so', async (code, _, inside, content) => {
  const result = await make({ body: wordParagraph(inside) });
  expect(blocksOf(result)[0]).toEqual([text(...content)]);
  expect(notesOf(result).map(([name]) => name)).toEqual([code]);
  expect(JSON.stringify(result)).not.toContain(wordAuthor);
});

test('a link to anything but a web page is text', async () => {
  const target = (id: string, href: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${href}" TargetMode="External"/>`;
  const link = (id: string): string => `<w:hyperlink r:id="${id}">${run(id)}</w:hyperlink>`;
  const result = await make({
    body: wordParagraph(link('a') + run(' ') + link('b') + run(' ') + link('c')),
    relationships:
      target('a', 'javascript:alert(1)') +
      target('b', 'file:///etc/passwd') +
      target('c', 'https://kzp.bg/'),
  });
  expect(blocksOf(result)[0]).toEqual([
    text({
      type: 'paragraph',
      children: [
        { type: 'text', value: 'a b ' },
        { type: 'link', href: 'https://kzp.bg/', children: [{ type: 'text', value: 'c' }] },
      ],
    }),
  ]);
  expect(notesOf(result)).toEqual([['links', 2]]);
});

test('pictures outside the document are never fetched, and those no browser shows are left out', async () => {
  const result = await make({
    body: [
      wordParagraph(run('а') + wordPicture('r:link="out"')),
      wordParagraph(run('б') + wordPicture('r:embed="file"')),
      wordParagraph(run('в') + wordPicture('r:embed="emf"')),
      wordParagraph(run('г') + wordPicture('r:embed="png"')),
    ].join(''),
    relationships: [
      wordImageLink('out', 'http://127.0.0.1:9/pixel.png', true),
      wordImageLink('file', 'file:///etc/passwd', true),
      wordImageLink('emf', 'media/a.emf'),
      wordImageLink('png', 'media/a.png'),
    ].join(''),
    more: {
      'word/media/a.emf': strToU8('emf'),
      'word/media/a.png': pngPicture({ width: 9, height: 9, color: [0, 0, 0] }),
    },
  });
  expect(result.ok && result.media).toHaveLength(1);
  expect(blocksOf(result)[0]?.map((block) => block?.block)).toEqual(['text', 'image']);
  expect(notesOf(result)).toEqual([
    ['picture-formats', 1],
    ['outside-files', 2],
  ]);
});

test('a file of this machine is not read, though a document asks for it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'picture-'));
  try {
    const path = join(folder, 'a.png');
    await writeFile(path, pngPicture({ width: 5, height: 5, color: [7, 7, 7] }));
    const result = await make({
      body: wordParagraph(run('а') + wordPicture('r:link="out"')),
      relationships: wordImageLink('out', pathToFileURL(path).href, true),
    });
    expect(result).toMatchObject({ ok: true, media: [] });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a style map inside a document has no say', async () => {
  const more = { 'mammoth/style-map': strToU8('p => !') };
  const result = await make({ body: wordParagraph('Текст.'), more });
  expect(blocksOf(result)[0]).toEqual([text(paragraph('Текст.'))]);
});

const ole = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(600),
]);
const plain = wordParagraph('Текст.');
const huge = `<w:document>${' '.repeat(21_000_000)}</w:document>`;

test.each<[string, Uint8Array]>([
  ['empty', new Uint8Array(0)],
  ['not-docx', strToU8('това е текст')],
  ['not-docx', zipSync({ 'a.txt': strToU8('а') })],
  ['not-docx', handMadeDocx({ body: '<w:p>' })],
  ['old-doc', ole],
  ['password', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])],
  ['macros', handMadeDocx({ body: plain, more: { 'word/vbaProject.bin': strToU8('x') } })],
  [
    'macros',
    handMadeDocx({
      body: plain,
      contentType: 'application/vnd.ms-word.document.macroEnabled.main+xml',
    }),
  ],
  ['too-large', new Uint8Array(50_000_001)],
  ['zip-bomb', handMadeDocx({ body: plain, more: { 'word/document.xml': strToU8(huge) } })],
  [
    'zip-bomb',
    handMadeDocx({ body: plain, more: { 'word/document.xml': [strToU8(huge), { level: 0 }] } }),
  ],
  [
    'not-docx',
    handMadeDocx({
      body: plain,
      more: { 'word/a.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]>') },
    }),
  ],
  ['nothing', handMadeDocx({ body: '<w:p/>' })],
])('%s is said kindly', async (reason, bytes) => {
  const result = await importDocx(bytes, options);
  expect(result).toMatchObject({
    ok: false,
    reason,
    text: {
      bg: expect.stringMatching(/\p{Script=Cyrillic}/u),
      en: expect.stringMatching(/^[A-Z]/),
    },
  });
});

test('a cancelled import says so, and steps are told', async () => {
  const steps: number[] = [];
  await importDocx(document, { ...options, step: (done) => void steps.push(done) });
  expect(steps).toEqual([0, 1, 2, 3]);
  const stopped = await importDocx(document, { ...options, signal: AbortSignal.abort() });
  expect(stopped).toMatchObject({ ok: false, reason: 'cancelled' });
});

test('hundreds of pages without a heading are divided, so that each lesson can be saved', async () => {
  let seed = 1;
  const word = (): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return `${seed} дума`;
  };
  const words = (): string => Array.from({ length: 80 }, word).join(' ');
  const body = Array.from({ length: 500 }, () => wordParagraph(words())).join('');
  const lessons = lessonsOf(await make({ body }));
  expect(lessons.length).toBeGreaterThan(1);
  for (const lesson of lessons) {
    expect(Buffer.byteLength(JSON.stringify(lesson))).toBeLessThan(1_000_000);
  }
});
