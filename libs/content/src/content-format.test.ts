import { readFile } from 'node:fs/promises';
import { questionTypes, worksheetTools } from '@pateka/domain';
import { blockSchema, calloutKinds } from './blocks.js';
import { blocksFromMarkdown } from './package/blocks-from-markdown.js';
import { readYaml } from './package/yaml-source.js';
import { competencesFile, courseFile, factsFile, moduleFile } from './package/package-schemas.js';
import { sampleLessonEn } from './testing/sample-lesson-en.js';

const document = await readFile(
  new URL('../../../docs/content-format.md', import.meta.url),
  'utf8',
);

test('the complete lesson of the document is the sample that passes every check', () => {
  expect(document).toContain(`\`\`\`text\n${sampleLessonEn}\`\`\``);
});

test('every YAML of the document is what the schemas accept', () => {
  const blocks = [...document.matchAll(/```yaml\n([^]*?)```/g)].map(([, yaml]) => yaml ?? '');
  const schemas = [courseFile, moduleFile, factsFile, competencesFile];
  expect(blocks).toHaveLength(schemas.length);
  const results = blocks.map((text, index) => {
    const schema = schemas[index];
    return schema && readYaml<unknown>({ path: 'x.yaml', text }, schema);
  });
  expect(results).toEqual(schemas.map(() => expect.objectContaining({ ok: true })));
});

test('the questions of the document are read without a problem', () => {
  const texts = [...document.matchAll(/```text\n(:::question[^]*?)```/g)].map(
    ([, text]) => text ?? '',
  );
  expect(texts).toHaveLength(1);
  const read = texts.map((text) => blocksFromMarkdown({ file: 'x.md', text, linesBefore: 0 }));
  expect(read.flatMap(({ problems }) => problems)).toEqual([]);
  expect(read.flatMap(({ blocks }) => blocks)).toMatchObject([
    { type: 'gap', pieces: [{}, { accepted: ['given back', 'returned'] }, {}] },
    {
      type: 'scenario',
      steps: [{ choices: [{ next: null }, { next: 'second' }] }, { id: 'second' }],
    },
  ]);
});

test('the document names every kind of question', () => {
  for (const type of questionTypes) expect(document).toMatch(new RegExp(`\\*\\*${type}\\*\\*`));
});

test('the document names every block, worksheet and kind of box', () => {
  const names = blockSchema.options.flatMap((option) =>
    'shape' in option ? [...option.shape.block.values] : ['question'],
  );
  for (const name of names.filter((block) => block !== 'text')) {
    expect(document).toContain(`:::${name}`);
  }
  for (const word of [...calloutKinds, ...worksheetTools]) expect(document).toContain(word);
});
