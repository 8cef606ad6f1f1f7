import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCatalogue } from './check.js';

test('a broken folder is reported line by line, with a summary', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  try {
    await writeFile(join(folder, 'facts.yaml'), '- id: Not an id\n');
    const { problems, lines } = await checkCatalogue(folder);
    expect(problems[0]).toMatchObject({ file: 'competences.yaml', line: 1 });
    expect(lines[0]).toMatch(/^competences\.yaml:1 {2}The file is missing\. → Add the file/);
    expect(lines.find((line) => line.includes('`[1].id`'))).toMatch(/^facts\.yaml:1 {2}/);
    expect(lines.at(-1)).toMatch(/^\d+ problems in 2 files\.$/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
