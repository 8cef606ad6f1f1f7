import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { samplePackage } from '../testing/sample-package.js';
import { readPackage } from './read-package.js';
import { readPackageFolder } from './read-package-folder.js';

test('a folder gives its content files and nothing else', async () => {
  const root = await mkdtemp(join(tmpdir(), 'package-'));
  try {
    const others = ['src/index.ts', 'node_modules/x/readme.md', 'courses/.DS_Store', 'README.md'];
    const files = [...samplePackage(), ...others.map((path) => ({ path, text: 'x' }))];
    for (const { path, text } of files) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const read = await readPackageFolder(root);
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);
    expect(read).toEqual(samplePackage().sort(byPath));
    expect(readPackage(read).ok).toBe(true);
  } finally {
    await rm(root, { recursive: true });
  }
});

test('an empty folder is an empty package, with problems and without an exception', async () => {
  const root = await mkdtemp(join(tmpdir(), 'package-'));
  try {
    expect(readPackage(await readPackageFolder(root))).toMatchObject({
      ok: false,
      problems: [{ file: 'competences.yaml' }, { file: 'facts.yaml' }],
    });
  } finally {
    await rm(root, { recursive: true });
  }
});
